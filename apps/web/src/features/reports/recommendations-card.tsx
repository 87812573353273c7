import { Button } from '@mantine/core';
import type { ReportRecommendation, ReportBlockDto, ReportDetailDto } from '@sestante/api-client/types';
import { IconCalendarPlus, IconCircleCheck } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { usePermission } from '../../lib/me';
import { Badge } from '../../ui/feedback/badge';
import { useReadOnlyProps } from '../../ui/forms/use-write-guard';
import { actionLink } from '../records/actions/drawer-search';
import { ReportBlocks } from './report-blocks';
import { ReportCard } from './report-card';
import { LEVEL_LABELS } from './risk-labels';
import classes from './recommendations-card.module.css';
import { usePlanRecommendation } from './use-plan-recommendation';

/** Covers to activate, renew, improve or clarify, the most urgent first; each becomes an action with one click. */
export function RecommendationsCard({ report }: { report: ReportDetailDto }) {
  const { recommendations, sections } = report;
  const { title = 'Raccomandazioni', blocks = [] } = sections.find(({ code }) => code === 'recommendations') ?? {};
  return (
    <ReportCard title={title} aside={recommendations.length > 0 && <Badge>{recommendations.length}</Badge>}>
      {recommendations.length === 0 ? (
        <div className={classes['none']}>
          <ReportBlocks blocks={blocks} />
        </div>
      ) : (
        <ol className={classes['list']}>
          {recommendations.map((recommendation, index) => (
            // The text has a group for each recommendation, which begins with the reason.
            <Row
              key={recommendation.cover}
              report={report}
              recommendation={recommendation}
              details={blocks[index]?.blocks?.slice(1) ?? []}
            />
          ))}
        </ol>
      )}
    </ReportCard>
  );
}

interface RowProps {
  report: ReportDetailDto;
  recommendation: ReportRecommendation;
  details: readonly ReportBlockDto[];
}

function Row({ report, recommendation, details }: RowProps) {
  const { rank, title, level, reason, actionId } = recommendation;
  const mayPlan = usePermission('crm-actions:write');
  const readOnlyProps = useReadOnlyProps();
  const plan = usePlanRecommendation(report);
  const { label, tone } = LEVEL_LABELS[level];
  return (
    <li className={classes['row']}>
      <span className={classes['rank']} aria-hidden>
        {rank}
      </span>
      <div className="fluid">
        <h3>
          {title} <Badge tone={tone}>{label}</Badge>
        </h3>
        <p className="text-m soft">{reason}</p>
        <details className={classes['details']}>
          <summary className="text-button">
            Perché e che cosa serve<span className="spoken">: {title}</span>
          </summary>
          <ReportBlocks blocks={details} />
        </details>
      </div>
      <div className={classes['act']}>
        {actionId !== null ? (
          <Link {...actionLink(actionId)} className={classes['planned']}>
            <IconCircleCheck size={16} stroke={1.7} aria-hidden />
            Azione pianificata
          </Link>
        ) : (
          mayPlan && (
            <Button
              size="xs"
              variant="default"
              leftSection={<IconCalendarPlus size={15} stroke={1.7} />}
              aria-label={`Pianifica azione: ${title}`}
              loading={plan.isPending}
              onClick={() => plan.mutate(recommendation)}
              {...readOnlyProps}
            >
              Pianifica azione
            </Button>
          )
        )}
      </div>
    </li>
  );
}
