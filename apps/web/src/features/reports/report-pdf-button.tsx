import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { getReportPdf } from '@sestante/api-client';
import type { ReportDto } from '@sestante/api-client/types';
import { IconFileTypePdf } from '@tabler/icons-react';
import { saveFile } from '../../lib/save-file';
import { KIND_LABELS } from './report-labels';

/** Saves the report as a PDF on the user's device. */
export function PdfButton({ report: { id, kind, client } }: { report: ReportDto }) {
  const download = useMutation({
    mutationFn: async () => (await getReportPdf({ path: { id }, parseAs: 'blob', throwOnError: true })).data,
    onSuccess: (file) => saveFile(file, `${KIND_LABELS[kind]} ${client.displayName}.pdf`),
  });
  return (
    <Button
      variant="default"
      leftSection={<IconFileTypePdf size={16} stroke={1.7} />}
      loading={download.isPending}
      onClick={() => download.mutate()}
    >
      PDF
    </Button>
  );
}
