import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReportDto } from '@sestante/api-client/types';
import { IconFilePlus } from '@tabler/icons-react';
import { usePermission } from '../../lib/me';
import { useReadOnlyProps } from '../../ui/forms/use-write-guard';
import { LinkSwitch } from '../../ui/layout/link-switch';
import { reportLink } from './report-link';
import { cyclesQuery } from './report-queries';
import { useCreateReport } from './use-create-report';

/** The two reports of a questionnaire; creates the consulting one where there is none. */
export function ReportKindSwitch({ report: { id, kind, client, questionnaireId } }: { report: ReportDto }) {
  const cycle = useQuery(cyclesQuery(client.id)).data?.data.find(({ questionnaire }) => questionnaire.id === questionnaireId);
  const mayEdit = usePermission('reports:write');
  const readOnlyProps = useReadOnlyProps();
  const { create, isPending } = useCreateReport(questionnaireId);
  const { analytic, consulting } = cycle ?? {};
  if (kind === 'analytic' && consulting && consulting.report === null) {
    return (
      mayEdit && (
        <Button
          leftSection={<IconFilePlus size={16} stroke={1.7} />}
          loading={isPending}
          onClick={() => create('consulting')}
          {...readOnlyProps}
        >
          Crea il consulenziale
        </Button>
      )
    );
  }
  const other = kind === 'analytic' ? consulting?.report : analytic?.report;
  if (!other) return null;
  const form = (label: string, current: boolean) => ({ label, current, link: reportLink({ id: current ? id : other.id }) });
  return <LinkSwitch label="Quale report" forms={[form('Analitico', kind === 'analytic'), form('Consulenziale', kind === 'consulting')]} />;
}
