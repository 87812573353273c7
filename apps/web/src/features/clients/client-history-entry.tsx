import type { ClientType, FieldChangeDto, TimelineEntryDto, TimelineKind } from '@sestante/api-client/types';
import { type Icon, IconPencil, IconPlus, IconRestore, IconTrash } from '@tabler/icons-react';
import { formatInstant, formatRelative } from '../../lib/formats';
import { fieldNamed, labelOf, readValue, type ValueOf, type FieldName } from './client-fields';
import classes from './client-history.module.css';
import { ORIGIN_LABELS } from './client-labels';

const KINDS: Record<TimelineKind, { icon: Icon; title: string }> = {
  created: { icon: IconPlus, title: 'Cliente creato' },
  updated: { icon: IconPencil, title: 'Scheda modificata' },
  deleted: { icon: IconTrash, title: 'Spostato nel cestino' },
  restored: { icon: IconRestore, title: 'Ripristinato dal cestino' },
};

/** One thing that happened: each field with what it was and what it became, who did it and when. */
export function HistoryEntry({ entry, type }: { entry: TimelineEntryDto; type: ClientType }) {
  const { icon: Glyph, title } = KINDS[entry.kind];
  const origin = ORIGIN_LABELS[entry.origin];
  const changesSpeak = entry.kind === 'updated' && entry.changes.length > 0;
  return (
    <li className={classes['entry']} data-kind={entry.kind}>
      <span className={classes['icon']}>
        <Glyph size={14} stroke={1.7} aria-hidden />
      </span>
      <div className={classes['what']}>
        {!changesSpeak && <p className={classes['title']}>{title}</p>}
        {entry.changes.map((change) => (
          <Change key={change.field} change={change} type={type} />
        ))}
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

function Change({ change: { field, from, to }, type }: { change: FieldChangeDto; type: ClientType }) {
  const name = fieldNamed(field);
  const read = (value: unknown) => (name === null ? text(value) : readChanged(name, value));
  return (
    <p>
      <b>{name === null ? field : labelOf(name, type)}</b> da <Value text={read(from)} /> a <Value text={read(to)} />
    </p>
  );
}

const LONG = 160;

/** Long texts are cut: here they only say that something changed. */
function Value({ text: full }: { text: string | null }) {
  if (full === null) return <em>vuoto</em>;
  if (full.length <= LONG) return <span className={classes['value']}>{full}</span>;
  return (
    <span className={classes['value']} title={full}>
      {full.slice(0, LONG)}…
    </span>
  );
}

function readChanged<Name extends FieldName>(name: Name, value: unknown): string | null {
  // The history keeps each value as the API answered it; colleagues and tags are kept by name.
  return readValue(name, value as ValueOf<Name> | null, String);
}

function text(value: unknown): string | null {
  if (value === null || value === '') return null;
  return typeof value === 'string' ? value : JSON.stringify(value);
}
