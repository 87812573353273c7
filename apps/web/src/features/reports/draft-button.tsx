import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { draftReportTexts } from '@sestante/api-client';
import { IconSparkles } from '@tabler/icons-react';
import { showToast } from '../../lib/toasts';
import { useReadOnlyProps } from '../../ui/forms/use-write-guard';
import type { ReportDetailDto } from '@sestante/api-client/types';
import { waitForJob } from './wait-for-job';

/** Has a model draft the texts that nobody has written. Each is read by a person before the report can be approved. */
export function DraftButton({ report: { id, sections } }: { report: ReportDetailDto }) {
  const readOnlyProps = useReadOnlyProps();
  const draft = useMutation({
    mutationFn: async () => waitForJob((await draftReportTexts({ path: { id }, body: {}, throwOnError: true })).data),
    onSuccess: () => showToast('Bozze AI pronte: rivedi ogni sezione'),
    meta: { affects: ['reports'] },
  });
  if (sections.every(({ origin }) => origin === 'edited')) return null;
  return (
    <Button
      variant="default"
      leftSection={<IconSparkles size={16} stroke={1.7} />}
      loading={draft.isPending}
      onClick={() => draft.mutate()}
      {...readOnlyProps}
    >
      Scrivi con l’AI
    </Button>
  );
}
