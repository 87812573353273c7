import type { ComparedAnswer, ComparedArea, ComparedState, ReportComparison, ReportRecommendation } from '@sestante/api-client/types';
import { IconArrowRight } from '@tabler/icons-react';
import { Badge } from '../../ui/feedback/badge';
import page from './analytic-report.module.css';
import { BandBadge } from './band-badge';
import classes from './comparison-cards.module.css';
import { ReportCard } from './report-card';
import { BAND_LABELS } from './risk-labels';

/** The differences of two reports, from the overall score to single answers. */
export function ComparisonCards({ comparison }: { comparison: ReportComparison }) {
  const { overall, areas, coverages, duties, estimates, recommendations, answers } = comparison;
  const { added, removed } = recommendations;
  return (
    <div className={page['body']}>
      <ReportCard title="Rischio complessivo">
        <p className={classes['overall']}>
          <Change before={overall.before.score} after={overall.after.score} />
          <BandBadge {...overall.after} />
          <Movement before={overall.before.score} after={overall.after.score} />
        </p>
      </ReportCard>
      <ReportCard title="Aree">
        <ul className={classes['list']}>
          {areas.map((area) => (
            <AreaRow key={area.code} area={area} />
          ))}
        </ul>
      </ReportCard>
      <States title="Coperture" states={coverages} />
      <States title="Obblighi" states={duties} />
      <States title="Stime" states={estimates} />
      {added.length + removed.length > 0 && (
        <ReportCard title="Raccomandazioni">
          <Titles name="Nuove" recommendations={added} />
          <Titles name="Non servono più" recommendations={removed} />
        </ReportCard>
      )}
      <ReportCard title="Risposte">
        {answers.length === 0 ? (
          <p className={classes['none']}>Le risposte sono le stesse.</p>
        ) : (
          <div className={classes['list']}>
            <Answers answers={answers} />
          </div>
        )}
      </ReportCard>
    </div>
  );
}

function AreaRow({ area: { label, before, after, bandBefore, bandAfter, answers, policies } }: { area: ComparedArea }) {
  const { label: band, tone } = BAND_LABELS[bandAfter];
  return (
    <li className={classes['area']}>
      <div className={classes['row']}>
        <h3>{label}</h3>
        {before === after ? (
          <span className="soft figures">{after}, come prima</span>
        ) : (
          <span className="row wraps gap-m">
            <Change before={before} after={after} />
            <Badge tone={tone}>{band}</Badge>
            {bandBefore !== bandAfter && <span className="text-xs faint">prima {BAND_LABELS[bandBefore].label.toLowerCase()}</span>}
          </span>
        )}
      </div>
      {answers.length + policies.length > 0 && (
        <details>
          <summary className="text-button">
            Perché<span className="spoken">: {label}</span>
          </summary>
          {answers.length > 0 && <Answers answers={answers} />}
          {policies.length > 0 && (
            <ul className={classes['policies']}>
              {policies.map((policy) => (
                <li key={policy}>{policy}</li>
              ))}
            </ul>
          )}
        </details>
      )}
    </li>
  );
}

function States({ title, states }: { title: string; states: readonly ComparedState[] }) {
  if (states.length === 0) return null;
  return (
    <ReportCard title={title}>
      <dl className={classes['list']}>
        {states.map(({ code, label, before, after }) => (
          <div key={code} className={classes['row']}>
            <dt>{label}</dt>
            <dd>
              <Change before={before ?? 'Non c’era'} after={after ?? 'Non c’è più'} />
            </dd>
          </div>
        ))}
      </dl>
    </ReportCard>
  );
}

function Titles({ name, recommendations }: { name: string; recommendations: readonly ReportRecommendation[] }) {
  if (recommendations.length === 0) return null;
  return (
    <div className={classes['titles']}>
      <h3>{name}</h3>
      <ul>
        {recommendations.map(({ cover, title }) => (
          <li key={cover}>{title}</li>
        ))}
      </ul>
    </div>
  );
}

function Answers({ answers }: { answers: readonly ComparedAnswer[] }) {
  return (
    <dl>
      {answers.map(({ code, question, before, after }) => (
        <div key={code} className={classes['row']}>
          <dt>{question}</dt>
          <dd>
            <Change before={before} after={after} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Change({ before, after }: { before: string | number; after: string | number }) {
  return (
    <span className={classes['change']}>
      <span className="soft">
        <span className="spoken">Prima: </span>
        {before}
      </span>
      <IconArrowRight size={15} stroke={1.7} aria-hidden />
      <b>
        <span className="spoken">Ora: </span>
        {after}
      </b>
    </span>
  );
}

function Movement({ before, after }: { before: number; after: number }) {
  if (before === after) return <span className="text-m soft">come prima</span>;
  const points = Math.abs(after - before) === 1 ? '1 punto' : `${Math.abs(after - before)} punti`;
  return (
    <span className="text-m soft">
      {points} in {after > before ? 'più' : 'meno'}
    </span>
  );
}
