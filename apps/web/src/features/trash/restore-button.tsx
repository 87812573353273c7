import { Button } from '@mantine/core';
import { IconArrowBackUp } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { restoreClient, restoreCrmAction } from '@sestante/api-client';
import type { TrashItemDto } from '@sestante/api-client/types';
import { ApiProblem, problemText } from '../../lib/problems';
import { showError, showToast } from '../../lib/toasts';
import { ConfirmDialog } from '../../ui/confirm-dialog';
import { useHeld } from '../../ui/use-held';

/** Takes an item back. When its Omnia code was given to another meanwhile, asks whether to go on without it. */
export function RestoreButton({ item }: { item: TrashItemDto }) {
  const queryClient = useQueryClient();
  const held = useHeld();
  const restore = useMutation({
    mutationFn: (clear: 'omniaCode'[]): Promise<unknown> =>
      item.kind === 'crm-actions'
        ? restoreCrmAction({ path: { id: item.id }, throwOnError: true })
        : restoreClient({ path: { id: item.id }, body: { clear }, throwOnError: true }),
    meta: { handled: true },
    onSuccess: async () => {
      showToast(
        item.kind === 'crm-actions' ? `“${item.displayName}” è di nuovo al suo posto` : `${item.displayName} è di nuovo tra i clienti`,
      );
      await queryClient.invalidateQueries();
    },
    onError: (error) => {
      if (!isCodeTaken(error)) showError(problemText(error).message);
    },
  });
  // A record of a client's sheet is restored through its own tab's route.
  if (!item.restorable || item.kind !== 'clients') return null;
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
        {...held}
      >
        Ripristina
      </Button>
      <ConfirmDialog
        opened={isCodeTaken(restore.error)}
        title="Il codice Omnia è già in uso"
        confirmLabel="Ripristina senza codice"
        busy={restore.isPending}
        onConfirm={() => restore.mutate(['omniaCode'])}
        onCancel={restore.reset}
      >
        Mentre {item.displayName} era nel cestino, il suo codice Omnia è stato dato a un altro cliente. Puoi ripristinarlo senza codice,
        oppure liberare prima il codice.
      </ConfirmDialog>
    </>
  );
}

function isCodeTaken(error: unknown): boolean {
  return error instanceof ApiProblem && error.code === 'omnia-code-taken';
}
