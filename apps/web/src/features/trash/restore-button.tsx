import { Button } from '@mantine/core';
import { IconArrowBackUp } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import type { TrashItemDto } from '@sestante/api-client/types';
import { problemText } from '../../lib/problems';
import { showError, showToast } from '../../lib/toasts';
import { ConfirmDialog } from '../../ui/overlays/confirm-dialog';
import { useReadOnlyProps } from '../../ui/forms/use-write-guard';
import type { Clearable } from '../../lib/feature';
import { conflictingFields, useTrashTexts } from './trash-texts';

/** Restores an item. When a conflicting value prevents it, offers to restore the item without that value. */
export function RestoreButton({ item }: { item: TrashItemDto }) {
  const readOnlyProps = useReadOnlyProps();
  const kind = useTrashTexts()[item.kind];
  const restore = useMutation({
    mutationFn: async (clear: Clearable[]) => kind?.restore({ path: { id: item.id }, throwOnError: true }, clear),
    meta: { handled: true, affects: ['records', ...(kind?.affects ?? [])], untilShown: true },
    onSuccess: () =>
      showToast(item.kind === 'clients' ? `${item.displayName} è di nuovo tra i clienti` : `“${item.displayName}” è di nuovo al suo posto`),
    onError: (error) => {
      if (conflictingFields(error) === null) showError(problemText(error).message);
    },
  });
  const without = conflictingFields(restore.error);
  if (!item.restorable) return null;
  return (
    <>
      <Button
        size="xs"
        variant="default"
        tabIndex={-1}
        loading={restore.isPending}
        leftSection={<IconArrowBackUp size={15} stroke={1.7} />}
        aria-label={`Ripristina ${item.displayName}`}
        onClick={() => restore.mutate([])}
        {...readOnlyProps}
      >
        Ripristina
      </Button>
      {without && (
        <ConfirmDialog
          opened
          {...(without.includes('omniaCode') ? CODE_TAKEN : LINK_IN_TRASH)}
          busy={restore.isPending}
          onConfirm={() => restore.mutate(without)}
          onCancel={restore.reset}
        >
          {without.includes('omniaCode')
            ? `Mentre ${item.displayName} era nel cestino, il suo codice Omnia è stato dato a un altro cliente. Puoi ripristinarlo senza codice, oppure liberare prima il codice.`
            : `“${item.displayName}” è legato a ${namesOf(without)} che sta nel cestino. Puoi rimettere a posto prima il collegamento, oppure farne a meno.`}
        </ConfirmDialog>
      )}
    </>
  );
}

const CODE_TAKEN = { title: 'Il codice Omnia è già in uso', confirmLabel: 'Ripristina senza codice' };
const LINK_IN_TRASH = { title: 'Manca quello a cui era collegato', confirmLabel: 'Ripristina senza collegamento' };

function namesOf(fields: Clearable[]): string {
  return [fields.includes('siteId') && 'una sede', fields.includes('installationId') && 'un impianto'].filter(Boolean).join(' e a ');
}
