import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { getRejectedRows } from '@sestante/api-client';
import type { ImportSummary } from '@sestante/api-client/types';
import { problemText } from '../../lib/problems';
import { saveFile } from '../../lib/save-file';
import { showError, showToast } from '../../lib/toasts';

/** Downloads the rejected rows with their reasons, to be corrected and uploaded again. */
export function RejectedButton({ data: { id, fileName } }: { data: Pick<ImportSummary, 'id' | 'fileName'> }) {
  const name = `${fileName.replace(/\.[^.]*$/, '')} - scartate.csv`;
  const fetching = useMutation({
    mutationFn: async () => (await getRejectedRows({ path: { id }, parseAs: 'blob', throwOnError: true })).data,
    meta: { handled: true },
    onSuccess: (file) => {
      saveFile(file, name);
      showToast(`Righe scartate scaricate: ${name}`);
    },
    onError: (error) => showError(problemText(error).message, () => fetching.mutate()),
  });
  return (
    <Button
      variant="default"
      leftSection={<IconDownload size={15} stroke={1.7} />}
      loading={fetching.isPending}
      onClick={() => fetching.mutate()}
    >
      Scarica le scartate
    </Button>
  );
}
