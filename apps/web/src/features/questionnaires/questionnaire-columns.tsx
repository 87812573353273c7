import type { QuestionnaireDto } from '@sestante/api-client/types';
import { Link } from '@tanstack/react-router';
import { formatDay, formatInstant, formatInstantDay } from '../../lib/formats';
import type { Column } from '../../ui/lists/data-list';
import classes from '../../ui/lists/record-cell.module.css';
import { TYPE_LABELS } from '../records/client-labels';
import { CycleReportLink } from '../reports/report-links';
import { ClientTypeBadge, ClientTypeIcon } from '../records/client-type-badge';
import { questionnaireLink } from './questionnaire-link';
import { isOpen, QuestionnaireProgress, QuestionnaireStatusBadge } from './questionnaire-status';

/** Keeps elements inside a row out of the Tab order: → enters the row. */
const INSIDE = { tabIndex: -1 };

const client: Column<QuestionnaireDto> = {
  id: 'cliente',
  header: 'Cliente',
  width: 'minmax(0, 1.3fr)',
  cell: (row) => (
    <Link {...INSIDE} {...questionnaireLink(row)} className={classes['name']}>
      {row.client.displayName}
    </Link>
  ),
};

const OTHERS: readonly Column<QuestionnaireDto>[] = [
  { id: 'tipo', header: 'Tipo', width: '114px', cell: ({ type }) => <ClientTypeBadge type={type} /> },
  { id: 'stato', header: 'Stato', width: '208px', cell: (row) => <QuestionnaireStatusBadge questionnaire={row} /> },
  { id: 'avanzamento', header: 'Avanzamento', width: '108px', cell: ({ progress }) => <QuestionnaireProgress progress={progress} /> },
  {
    id: 'inviato',
    header: 'Inviato',
    width: '148px',
    sort: { key: 'inviato', startDescending: true },
    cell: ({ sentAt }) => <Instant at={sentAt} />,
  },
  {
    id: 'completato',
    header: 'Completato',
    width: '148px',
    sort: { key: 'completato', startDescending: true },
    cell: ({ completedAt }) => <Instant at={completedAt} />,
  },
  {
    id: 'scade',
    header: 'Scade',
    width: '106px',
    sort: { key: 'scade' },
    cell: (row) => <span className={classes['plain']}>{isOpen(row) ? formatDay(row.expiresOn) : ''}</span>,
  },
];

export const listColumns: readonly Column<QuestionnaireDto>[] = [client, ...OTHERS];

/** Columns in a client's profile: a line is a cycle of advice, from sending to the consulting report. */
export const profileColumns: readonly Column<QuestionnaireDto>[] = [
  {
    id: 'questionario',
    header: 'Questionario',
    width: 'minmax(0, 1.3fr)',
    cell: (row) => (
      <Link {...INSIDE} {...questionnaireLink(row)} className={classes['name']} title={row.template.name}>
        {row.template.name}
      </Link>
    ),
  },
  { id: 'stato', header: 'Stato', width: '200px', cell: (row) => <QuestionnaireStatusBadge questionnaire={row} /> },
  {
    id: 'inviato',
    header: 'Inviato',
    width: '96px',
    sort: { key: 'inviato', startDescending: true },
    cell: ({ sentAt }) => <InstantDay at={sentAt} />,
  },
  {
    id: 'completato',
    header: 'Completato',
    width: '108px',
    sort: { key: 'completato', startDescending: true },
    cell: ({ completedAt }) => <InstantDay at={completedAt} />,
  },
  {
    id: 'analitico',
    header: 'Analitico',
    width: '132px',
    cell: (row) => <CycleReportLink kind="analytic" questionnaire={row} {...INSIDE} />,
  },
  {
    id: 'consulenziale',
    header: 'Consulenziale',
    width: '168px',
    cell: (row) => <CycleReportLink kind="consulting" questionnaire={row} {...INSIDE} />,
  },
];

function InstantDay({ at }: { at: string | null }) {
  if (at === null) return null;
  return (
    <time className={classes['plain']} dateTime={at} title={formatInstant(at)}>
      {formatInstantDay(at)}
    </time>
  );
}

function Instant({ at }: { at: string | null }) {
  if (at === null) return null;
  return (
    <time className={classes['plain']} dateTime={at}>
      {formatInstant(at)}
    </time>
  );
}

/** Row on a narrow screen: all columns on two lines; without the client, those of its profile. */
export function QuestionnaireCard({ questionnaire, withClient }: { questionnaire: QuestionnaireDto; withClient: boolean }) {
  const { client: about, template, type, sentAt, completedAt, expiresOn, progress } = questionnaire;
  return (
    <span className="row shrinks gap-l">
      <span className={classes['lines']}>
        <span className={classes['line']}>
          <Link {...INSIDE} {...questionnaireLink(questionnaire)} className={classes['name']}>
            {withClient ? about.displayName : template.name}
          </Link>
          <QuestionnaireStatusBadge questionnaire={questionnaire} />
        </span>
        {!withClient && completedAt !== null ? (
          <span className={classes['details']}>
            {formatInstantDay(completedAt)} · <CycleReportLink kind="analytic" questionnaire={questionnaire} {...INSIDE} /> ·{' '}
            <CycleReportLink kind="consulting" questionnaire={questionnaire} {...INSIDE} />
          </span>
        ) : (
          <span className={classes['details']}>
            <ClientTypeIcon type={type} size={14} />
            {[
              TYPE_LABELS[type],
              completedAt === null ? `inviato ${formatInstant(sentAt)}` : `completato ${formatInstant(completedAt)}`,
              isOpen(questionnaire) && `scade ${formatDay(expiresOn)}`,
              `${progress.percent}%`,
            ]
              .filter(Boolean)
              .join(' · ')}
          </span>
        )}
      </span>
    </span>
  );
}
