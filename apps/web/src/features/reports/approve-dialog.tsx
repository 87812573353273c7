import { useMutation } from '@tanstack/react-query';
import { approveReport } from '@sestante/api-client';
import { useMe } from '../../lib/me';
import { showToast } from '../../lib/toasts';
import { ConfirmDialog } from '../../ui/overlays/confirm-dialog';
import type { ReportDetailDto } from '@sestante/api-client/types';

interface ApproveDialogProps {
  report: ReportDetailDto;
  onClose: () => void;
}

/** Asks before a report is approved, because afterwards it cannot be changed. */
export function ApproveDialog({ report: { id, version, client, sections }, onClose }: ApproveDialogProps) {
  const me = useMe();
  const approve = useMutation({
    mutationFn: async () => (await approveReport({ path: { id }, headers: { 'If-Match': `"${version}"` }, throwOnError: true })).data,
    onSuccess: () => showToast(`Report di ${client.displayName} approvato`),
    onSettled: onClose,
    meta: { affects: ['records'] },
  });
  const edited = sections.filter(({ origin }) => origin !== 'built_in').length;
  return (
    <ConfirmDialog
      opened
      title="Approvare il report?"
      confirmLabel="Approva"
      busy={approve.isPending}
      onCancel={onClose}
      onConfirm={() => approve.mutate()}
    >
      <p>
        Lo approvi a nome tuo, {me.displayName}. Da quel momento il report di {client.displayName}
        {edited > 0 && ` con ${edited === 1 ? 'la sezione scritta' : `le ${edited} sezioni scritte`} da voi`} non cambia più: il PDF si
        conserva così, e per correggerlo si fa una nuova versione.
      </p>
    </ConfirmDialog>
  );
}
