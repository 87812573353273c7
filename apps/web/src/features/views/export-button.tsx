import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import type { ExportTarget } from '@sestante/api-client/types';
import { usePermission } from '../../lib/me';
import { problemText } from '../../lib/problems';
import { showError, showToast } from '../../lib/toasts';
import toolbar from '../../ui/lists/list-toolbar.module.css';
import type { ListView } from './use-list-view';
import { useReadOnlyProps } from '../../ui/forms/use-write-guard';

const FILES: Record<ExportTarget, string> = { clients: 'clienti.csv', prospects: 'prospect.csv' };

/** Exports the list with its filters, order and columns as a spreadsheet file, for roles that may export data. */
export function ExportButton({ list: { target, saved } }: { list: ListView }) {
  const mayExport = usePermission('exports:run');
  const file = FILES[target];
  const readOnlyProps = useReadOnlyProps();
  const making = useMutation({
    mutationFn: async () => (await import('./download-list')).downloadList({ target, ...saved }, file),
    meta: { handled: true },
    onMutate: () => showToast('Preparo il file: puoi continuare a lavorare'),
    onSuccess: () => showToast(`Elenco scaricato: ${file}`),
    onError: (error) => showError(problemText(error).message, () => making.mutate()),
  });
  if (!mayExport) return null;
  return (
    <Button
      className={toolbar['wide-only'] ?? ''}
      variant="subtle"
      size="xs"
      leftSection={<IconDownload size={15} stroke={1.7} />}
      loading={making.isPending}
      title="Scarica l’elenco come file CSV per Excel"
      onClick={() => making.mutate()}
      {...readOnlyProps}
    >
      Esporta
    </Button>
  );
}
