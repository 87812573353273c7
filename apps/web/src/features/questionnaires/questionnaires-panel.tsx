import { useQuery } from '@tanstack/react-query';
import { listQuestionnairesOptions } from '@sestante/api-client/query';
import { Link } from '@tanstack/react-router';
import { formatInstant, formatInteger, formatRelative } from '../../lib/formats';
import { useMe } from '../../lib/me';
import { Badge } from '../../ui/feedback/badge';
import { Panel } from '../../ui/layout/panel';
import panel from '../../ui/layout/panel.module.css';
import { questionnaireLink } from './questionnaire-link';
import { questionnaireCountsQuery } from './questionnaire-queries';
import { isToReview } from './questionnaire-status';
import classes from './questionnaires-panel.module.css';
import type { BuiltInList } from './questionnaires-search';

const SHOWN = 4;

const PARTS = [
  { key: 'completed', list: 'completati', label: 'Completati' },
  { key: 'in_progress', list: 'in-compilazione', label: 'In compilazione' },
  { key: 'sent', list: 'inviati', label: 'Inviati' },
] as const satisfies readonly { list: BuiltInList; key: string; label: string }[];

/** Questionnaires by status, those to review, and the latest completed ones, on the dashboard. */
export function QuestionnairesPanel({ mine }: { mine: boolean }) {
  const me = useMe();
  const ass = mine && me.visibility === 'agency' ? ['me'] : undefined;
  const query = useQuery(questionnaireCountsQuery({ ass }, me.id));
  const latest = useQuery({
    ...listQuestionnairesOptions({
      query: { status: ['completed'], sort: '-completedAt', limit: SHOWN, ...(ass && { assigneeId: [me.id] }) },
    }),
    meta: { handled: true },
  }).data?.data;
  const { byStatus, toReview = 0 } = query.data ?? {};
  const total = byStatus ? Object.values(byStatus).reduce((sum, count) => sum + count, 0) : 0;
  return (
    <Panel
      title="Questionari"
      aside={
        <>
          {toReview > 0 && (
            <Link to="/questionari" search={{ elenco: 'da-rivedere', ass }} className={classes['review']}>
              <Badge tone="warning">{formatInteger(toReview)} da rivedere</Badge>
            </Link>
          )}
          <Link to="/questionari" search={{ ass }} className={panel['all']}>
            Apri elenco
          </Link>
        </>
      }
      query={query}
      empty={total === 0 ? 'Nessun questionario inviato, per ora.' : null}
    >
      <div className={classes['bar']} aria-hidden>
        {PARTS.map(({ key }) => (
          <span key={key} data-part={key} style={{ flexGrow: byStatus?.[key] ?? 0 }} />
        ))}
      </div>
      <ul className={classes['parts']}>
        {PARTS.map(({ key, list, label }) => (
          <li key={key}>
            <Link to="/questionari" search={{ elenco: list, ass }} className={classes['part']}>
              <span className={classes['dot']} data-part={key} aria-hidden />
              {label} <b>{formatInteger(byStatus?.[key] ?? 0)}</b>
            </Link>
          </li>
        ))}
      </ul>
      <ul>
        {latest?.map((questionnaire) => (
          <li key={questionnaire.id}>
            <Link {...questionnaireLink(questionnaire)} className={panel['row']}>
              <span className="truncate fluid">
                <b>{questionnaire.client.displayName}</b>
                {isToReview(questionnaire) && ' · da rivedere'}
              </span>
              {questionnaire.completedAt !== null && (
                <time className={classes['when']} dateTime={questionnaire.completedAt} title={formatInstant(questionnaire.completedAt)}>
                  {formatRelative(questionnaire.completedAt)}
                </time>
              )}
            </Link>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
