import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { createReportVersion } from '@sestante/api-client';
import { showToast } from '../../lib/toasts';
import { ConfirmDialog } from '../../ui/overlays/confirm-dialog';
import type { ReportDetailDto } from '@sestante/api-client/types';

interface NewVersionDialogProps {
  report: ReportDetailDto;
  onClose: () => void;
}

/** Asks before a draft is made of an approved report. */
export function NewVersionDialog({ report: { id }, onClose }: NewVersionDialogProps) {
  const navigate = useNavigate();
  const create = useMutation({
    mutationFn: async () => (await createReportVersion({ path: { id }, throwOnError: true })).data,
    onSuccess: async (made) => {
      showToast('Nuova versione in bozza');
      await navigate({ to: '/report/$id', params: { id: made.id } });
    },
    onSettled: onClose,
    meta: { affects: ['records'] },
  });
  return (
    <ConfirmDialog
      opened
      title="Fare una nuova versione?"
      confirmLabel="Fai una nuova versione"
      busy={create.isPending}
      onCancel={onClose}
      onConfirm={() => create.mutate()}
    >
      <p>Questa resta com’è, con il suo PDF. La nuova parte dagli stessi testi, si può correggere, e va approvata e consegnata di nuovo.</p>
    </ConfirmDialog>
  );
}
