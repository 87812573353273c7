import type { ClientType, FieldChangeDto, TimelineEntryDto } from '@sestante/api-client/types';
import { Suspense } from 'react';
import { timelineOf, useFeatureDetails } from '../../../lib/feature';
import { formatInstant, formatRelative } from '../../../lib/formats';
import { fieldNamed, labelOf, readValue, type ValueOf, type FieldName } from '../fields/client-fields';
import classes from './client-history.module.css';
import { ORIGIN_LABELS } from '../client-labels';

/** A timeline entry: each field with its old and new value, the author and the time. */
export function HistoryEntry({ entry, type }: { entry: TimelineEntryDto; type: ClientType }) {
  const timeline = timelineOf(useFeatureDetails(), entry.kind);
  if (timeline === null) return null;
  const { Entry, labels = {}, text: words } = timeline;
  const { icon: Glyph, title, whole } = words;
  const origin = ORIGIN_LABELS[entry.origin];
  const changesSpeak = entry.kind === 'updated' && entry.changes.length > 0;
  return (
    <li className={classes['entry']} data-kind={entry.kind}>
      <span className={classes['icon']}>
        <Glyph size={14} stroke={1.7} aria-hidden />
      </span>
      <div className={classes['what']}>
        {Entry ? (
          <Suspense fallback={<p className={classes['title']}>{title}</p>}>
            <Entry entry={entry} title={title} />
          </Suspense>
        ) : (
          <>
            {!changesSpeak && (
              <p className={classes['title']}>
                {title}
                {entry.kind === 'lost' && `: ${reasonIn(entry)}`}
              </p>
            )}
            {(whole ? [] : entry.changes).map((change) => (
              <Change key={change.field} change={change} type={type} labels={labels} />
            ))}
          </>
        )}
      </div>
      <p className={classes['when']}>
        <time dateTime={entry.at} title={formatInstant(entry.at)}>
          {formatRelative(entry.at)}
        </time>
        {' · '}
        {entry.actor.displayName}
        {origin !== null && ` · ${origin}`}
      </p>
    </li>
  );
}

function reasonIn({ changes }: TimelineEntryDto): string {
  return text(changes.find(({ field }) => field === 'lostReason')?.to) ?? 'senza un motivo';
}

interface ChangeProps {
  change: FieldChangeDto;
  type: ClientType;
  labels: Readonly<Record<string, string>>;
}

function Change({ change, type, labels }: ChangeProps) {
  const label = labels[change.field];
  const name = label === undefined ? fieldNamed(change.field) : null;
  const [from, to] = [change.from, change.to].map((value) => (name === null ? text(value) : readChanged(name, value)));
  const start = sharedStart(from ?? '', to ?? '');
  return (
    <p>
      <b>{name === null ? (label ?? change.field) : labelOf(name, type)}</b> da <Value full={from ?? null} start={start} /> a{' '}
      <Value full={to ?? null} start={start} />
    </p>
  );
}

const LONG = 160;
const CONTEXT = 24;

/** Long texts are shortened to the part where they begin to differ, since the entry only shows that they changed. */
function Value({ full, start }: { full: string | null; start: number }) {
  if (full === null) return <em>vuoto</em>;
  if (full.length <= LONG) return <span className="strong breaks">{full}</span>;
  const from = Math.max(0, start - CONTEXT);
  return (
    <span className="strong breaks" title={full}>
      {from > 0 && '…'}
      {full.slice(from, from + LONG)}
      {from + LONG < full.length && '…'}
    </span>
  );
}

function sharedStart(a: string, b: string): number {
  let length = 0;
  while (length < a.length && a[length] === b[length]) length++;
  return length;
}

function readChanged<Name extends FieldName>(name: Name, value: unknown): string | null {
  // The history stores each value as in the API's response; colleagues and tags are stored by name.
  return readValue(name, value as ValueOf<Name> | null, String);
}

function text(value: unknown): string | null {
  if (value === null || value === '') return null;
  return typeof value === 'string' ? value : JSON.stringify(value);
}
