import type { ReportDetailDto, ReportSectionDto } from '@sestante/api-client/types';
import { IconBulb } from '@tabler/icons-react';
import classes from './analytic-report.module.css';
import { AnalyticHeading } from './analytic-heading';
import { AreasTable } from './areas-table';
import { RecommendationsCard } from './recommendations-card';
import { ReportBlocks } from './report-blocks';
import { ReportCard } from './report-card';
import { ReportFigures } from './report-figures';
import { RiskRadar } from './risk-radar';

/** Sections below the recommendations, in the order in which they are read on screen. */
const FURTHER = ['coverages', 'duties', 'estimates', 'quality', 'profile', 'method'];

/** Analytic report: scores by area, gaps, recommendations, and what they follow from. */
export function AnalyticReport({ report }: { report: ReportDetailDto }) {
  const areas = report.areas.filter(({ relevant }) => relevant !== 'no');
  const section = (wanted: string) => report.sections.find(({ code }) => code === wanted);
  const summary = section('summary');
  return (
    <>
      <AnalyticHeading report={report} />
      <div className={classes['body']}>
        <div className={classes['top']}>
          <ReportCard title="Radar del rischio" aside={<span className="text-xs faint">scala 0–100</span>}>
            <RiskRadar areas={areas} />
            <ReportFigures report={report} />
          </ReportCard>
          <ReportCard
            title="Lacune di copertura"
            aside={
              <span className={classes['key']}>
                <i aria-hidden />
                esposizione
              </span>
            }
          >
            <AreasTable report={report} areas={areas} />
            {summary && (
              <div className={classes['summary']}>
                <IconBulb size={18} stroke={1.7} aria-hidden />
                <ReportBlocks blocks={summary.blocks} />
              </div>
            )}
          </ReportCard>
        </div>
        <RecommendationsCard report={report} />
        {FURTHER.map((code) => section(code)).map((further) => further && <SectionCard key={further.code} section={further} />)}
      </div>
    </>
  );
}

function SectionCard({ section: { code, title, blocks } }: { section: ReportSectionDto }) {
  return (
    <ReportCard title={title}>
      <div className={classes['section']} data-section={code}>
        <ReportBlocks blocks={blocks} />
      </div>
    </ReportCard>
  );
}
