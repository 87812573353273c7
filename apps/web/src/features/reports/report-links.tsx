import { ActionIcon } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReportKind } from '@sestante/api-client/types';
import { IconAlertCircle, IconLoader2, IconRefresh } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { usePermission } from '../../lib/me';
import { Badge } from '../../ui/feedback/badge';
import classes from '../../ui/lists/record-cell.module.css';
import { KIND_LABELS, REPORT_STATUS_LABELS } from './report-labels';
import { reportLink } from './report-link';
import { cyclesQuery } from './report-queries';
import { useCreateReport } from './use-create-report';

interface CycleReportLinkProps {
  kind: ReportKind;
  questionnaire: { id: string; client: { id: string } };
  /** Keeps the link inside a row out of the Tab order. */
  tabIndex?: number;
}

/** Link to the latest report of a questionnaire, or why there is none. */
export function CycleReportLink({ kind, questionnaire, tabIndex = 0 }: CycleReportLinkProps) {
  const cycles = useQuery(cyclesQuery(questionnaire.client.id)).data?.data;
  const cycle = cycles?.find(({ questionnaire: { id } }) => id === questionnaire.id);
  if (!cycle) return null;
  const { state, report } = cycle[kind];
  if (report) {
    const label = kind === 'analytic' ? `Rischio ${report.overall.score}` : REPORT_STATUS_LABELS[report.status].label;
    return (
      <Link tabIndex={tabIndex} {...reportLink(report)} className={classes['name']} aria-label={`${KIND_LABELS[kind]}: ${label}`}>
        {label}
      </Link>
    );
  }
  switch (state) {
    case 'pending':
      return <Badge icon={<IconLoader2 size={13} stroke={1.7} aria-hidden />}>In preparazione</Badge>;
    case 'failed':
      return <FailedReport kind={kind} questionnaireId={questionnaire.id} tabIndex={tabIndex} />;
    default:
      return <span className={classes['missing']}>Non disponibile</span>;
  }
}

function FailedReport({ kind, questionnaireId, tabIndex }: { kind: ReportKind; questionnaireId: string; tabIndex: number }) {
  const mayEdit = usePermission('reports:write');
  const { create, isPending } = useCreateReport(questionnaireId);
  return (
    <span className="inline gap-xs">
      <Badge tone="danger" icon={<IconAlertCircle size={13} stroke={1.7} aria-hidden />}>
        Non riuscito
      </Badge>
      {mayEdit && (
        <ActionIcon
          tabIndex={tabIndex}
          aria-label={`Rifai: ${KIND_LABELS[kind].toLowerCase()}`}
          title="Rifai"
          loading={isPending}
          onClick={() => create(kind)}
        >
          <IconRefresh size={16} stroke={1.7} />
        </ActionIcon>
      )}
    </span>
  );
}
