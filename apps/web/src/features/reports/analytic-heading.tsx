import { Button } from '@mantine/core';
import type { ReportDetailDto } from '@sestante/api-client/types';
import { IconRefresh } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { usePermission } from '../../lib/me';
import { formatInstantDay } from '../../lib/formats';
import { useReadOnlyProps } from '../../ui/forms/use-write-guard';
import { DetailHeader } from '../../ui/layout/detail-page';
import { profileLink } from '../records/client-links';
import { ClientTypeBadge } from '../records/client-type-badge';
import { CompareMenu } from './compare-menu';
import { KIND_LABELS } from './report-labels';
import { ReportKindSwitch } from './report-kind-switch';
import { PdfButton } from './report-pdf-button';
import { useCreateReport } from './use-create-report';

/** Client, origin of the report and what can be done with it. */
export function AnalyticHeading({ report }: { report: ReportDetailDto }) {
  const { client, kind, number, questionnaire, rulesVersion } = report;
  const mayEdit = usePermission('reports:write');
  const readOnlyProps = useReadOnlyProps();
  const { create, isPending } = useCreateReport(questionnaire.id);
  return (
    <DetailHeader
      title={<Link {...profileLink(client)}>{client.displayName}</Link>}
      badges={<ClientTypeBadge type={client.type} />}
      line={
        <>
          {KIND_LABELS[kind]} n. {number} ·{' '}
          <Link to="/questionari/$id" params={{ id: questionnaire.id }}>
            questionario
          </Link>{' '}
          compilato il {formatInstantDay(questionnaire.completedAt)} · regole versione {rulesVersion}
        </>
      }
    >
      <ReportKindSwitch report={report} />
      <CompareMenu report={report} />
      {mayEdit && (
        <Button
          variant="default"
          title="Un nuovo report, con le polizze di oggi"
          leftSection={<IconRefresh size={16} stroke={1.7} />}
          loading={isPending}
          onClick={() => create('analytic')}
          {...readOnlyProps}
        >
          Ricalcola
        </Button>
      )}
      <PdfButton report={report} />
    </DetailHeader>
  );
}
