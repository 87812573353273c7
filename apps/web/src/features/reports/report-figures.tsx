import type { ReportDetailDto } from '@sestante/api-client/types';
import classes from './analytic-report.module.css';
import { BandBadge } from './band-badge';
import { ReportBlocks } from './report-blocks';

const ACTIONS = { activate: 'da attivare', renew: 'da rinnovare', improve: 'da adeguare', clarify: 'da chiarire' } as const;

/** "8 da attivare, 4 da adeguare" */
function byAction(recommendations: ReportDetailDto['recommendations']): string {
  return Object.entries(ACTIONS)
    .map(([action, words]) => ({ words, count: recommendations.filter((one) => one.action === action).length }))
    .filter(({ count }) => count > 0)
    .map(({ words, count }) => `${count} ${words}`)
    .join(', ');
}

/** The overall score and the number of gaps, with the sentences that explain them. */
export function ReportFigures({ report: { overall, recommendations, sections } }: { report: ReportDetailDto }) {
  const urgent = recommendations.filter(({ level }) => level === 'high').length;
  const method = sections.find(({ code }) => code === 'method')?.blocks.slice(0, 1) ?? [];
  return (
    <div className={classes['figures']}>
      <div>
        <span className={classes['figure-label']}>Rischio complessivo</span>
        <span className={classes['figure']}>
          <b>{overall.score}</b>
          <BandBadge {...overall} />
        </span>
        {overall.low !== overall.high && (
          <span className={classes['figure-label']}>
            da {overall.low} a {overall.high}, secondo le risposte che mancano
          </span>
        )}
        <details className={classes['why']}>
          <summary className="text-button">Perché</summary>
          <ReportBlocks blocks={method} />
        </details>
      </div>
      <div>
        <span className={classes['figure-label']}>Lacune</span>
        <span className={classes['figure']}>
          <b>{recommendations.length}</b>
          {urgent > 0 && <span data-urgent>{urgent === 1 ? '1 prioritaria' : `${urgent} prioritarie`}</span>}
        </span>
        <span className={classes['figure-label']}>{byAction(recommendations)}</span>
      </div>
    </div>
  );
}
