import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { problemText } from '../../lib/problems';
import { showError, showToast } from '../../lib/toasts';
import classes from './clients-toolbar.module.css';
import type { ClientsView } from './use-clients-view';

/** The list as it stands, filters, order and columns, as a file for a spreadsheet. */
export function ExportButton({ saved }: { saved: ClientsView['saved'] }) {
  const making = useMutation({
    mutationFn: async () => (await import('../exports/download-list')).downloadList({ target: 'clients', ...saved }, 'clienti.csv'),
    meta: { handled: true },
    onMutate: () => showToast('Preparo il file: puoi continuare a lavorare'),
    onSuccess: () => showToast('Elenco scaricato: clienti.csv'),
    onError: (error) => showError(problemText(error).message, () => making.mutate()),
  });
  return (
    <Button
      className={classes['columns'] ?? ''}
      variant="subtle"
      size="xs"
      leftSection={<IconDownload size={15} stroke={1.7} />}
      loading={making.isPending}
      title="Scarica l’elenco come file CSV per Excel"
      onClick={() => making.mutate()}
    >
      Esporta
    </Button>
  );
}
