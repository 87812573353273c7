import type { ClientType, FieldChangeDto, TimelineEntryDto, TimelineKind } from '@sestante/api-client/types';
import {
  type Icon,
  IconCircleCheck,
  IconClock,
  IconLink,
  IconNotes,
  IconPencil,
  IconPlus,
  IconRefresh,
  IconRestore,
  IconSignature,
  IconTrash,
  IconUnlink,
  IconUserCheck,
  IconUserX,
} from '@tabler/icons-react';
import { lazy, Suspense } from 'react';
import { formatInstant, formatRelative } from '../../../lib/formats';
import { ACTION_TITLES, ActionHistoryEntry, isAboutAction } from '../../crm-actions/action-history-entry';
import type { SheetEntry } from '../../sheet/sheet-history-entry';
import { fieldNamed, labelOf, readValue, type ValueOf, type FieldName } from '../fields/client-fields';
import classes from './client-history.module.css';
import { ORIGIN_LABELS } from '../client-labels';

// Loaded on demand: only entries of the sheet need the field definitions of its ten tabs.
const SheetHistoryEntry = lazy(() => import('../../sheet/sheet-history-entry').then((module) => ({ default: module.SheetHistoryEntry })));

/** `whole`: the title already says everything, so the changes are not listed. */
const KINDS: Record<TimelineKind, { icon: Icon; title: string; whole?: true }> = {
  created: { icon: IconPlus, title: 'Scheda creata' },
  updated: { icon: IconPencil, title: 'Scheda modificata' },
  deleted: { icon: IconTrash, title: 'Spostato nel cestino' },
  restored: { icon: IconRestore, title: 'Ripristinato dal cestino' },
  converted: { icon: IconUserCheck, title: 'Da prospect a cliente', whole: true },
  'conversion-undone': { icon: IconRefresh, title: 'Conversione annullata: di nuovo prospect', whole: true },
  lost: { icon: IconUserX, title: 'Perso', whole: true },
  reopened: { icon: IconRefresh, title: 'Ripreso', whole: true },
  'action-planned': { icon: IconClock, title: ACTION_TITLES['action-planned'] },
  'action-changed': { icon: IconPencil, title: ACTION_TITLES['action-changed'] },
  'action-closed': { icon: IconCircleCheck, title: ACTION_TITLES['action-closed'] },
  'action-undone': { icon: IconRefresh, title: ACTION_TITLES['action-undone'] },
  'action-deleted': { icon: IconTrash, title: ACTION_TITLES['action-deleted'] },
  'action-restored': { icon: IconRestore, title: ACTION_TITLES['action-restored'] },
  'history-added': { icon: IconNotes, title: ACTION_TITLES['history-added'] },
  'sheet-added': { icon: IconPlus, title: 'Aggiunto alla scheda' },
  'sheet-changed': { icon: IconPencil, title: 'Modificato nella scheda' },
  'sheet-removed': { icon: IconTrash, title: 'Tolto dalla scheda, nel cestino' },
  'sheet-restored': { icon: IconRestore, title: 'Tornato nella scheda dal cestino' },
  'sheet-linked': { icon: IconLink, title: 'Associato al cliente' },
  'sheet-unlinked': { icon: IconUnlink, title: 'Associazione tolta' },
  'sheet-signed': { icon: IconSignature, title: 'Rapporto firmato' },
  'sheet-discarded': { icon: IconTrash, title: 'Rapporto firmato scartato prima dell’invio' },
};

/** A timeline entry: each field with its old and new value, the author and the time. */
export function HistoryEntry({ entry, type }: { entry: TimelineEntryDto; type: ClientType }) {
  const { icon: Glyph, title, whole } = KINDS[entry.kind];
  const origin = ORIGIN_LABELS[entry.origin];
  const changesSpeak = entry.kind === 'updated' && entry.changes.length > 0;
  return (
    <li className={classes['entry']} data-kind={entry.kind}>
      <span className={classes['icon']}>
        <Glyph size={14} stroke={1.7} aria-hidden />
      </span>
      <div className={classes['what']}>
        {isAboutAction(entry) ? (
          <ActionHistoryEntry entry={entry} />
        ) : isAboutSheet(entry) ? (
          <Suspense fallback={<p className={classes['title']}>{title}</p>}>
            <SheetHistoryEntry entry={entry} />
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
              <Change key={change.field} change={change} type={type} />
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

function isAboutSheet(entry: TimelineEntryDto): entry is SheetEntry {
  return entry.kind.startsWith('sheet-');
}

function reasonIn({ changes }: TimelineEntryDto): string {
  return text(changes.find(({ field }) => field === 'lostReason')?.to) ?? 'senza un motivo';
}

/** Labels of recorded fields that are not in the form. */
const OTHER_LABELS: Record<string, string> = { pipelineStage: 'Fase', lostReason: 'Motivo' };

function Change({ change, type }: { change: FieldChangeDto; type: ClientType }) {
  const name = fieldNamed(change.field);
  const [from, to] = [change.from, change.to].map((value) => (name === null ? text(value) : readChanged(name, value)));
  const start = sharedStart(from ?? '', to ?? '');
  return (
    <p>
      <b>{name === null ? (OTHER_LABELS[change.field] ?? change.field) : labelOf(name, type)}</b> da{' '}
      <Value full={from ?? null} start={start} /> a <Value full={to ?? null} start={start} />
    </p>
  );
}

const LONG = 160;
const CONTEXT = 24;

/** Long texts are shortened to the part where they begin to differ, since the entry only shows that they changed. */
function Value({ full, start }: { full: string | null; start: number }) {
  if (full === null) return <em>vuoto</em>;
  if (full.length <= LONG) return <span className={classes['value']}>{full}</span>;
  const from = Math.max(0, start - CONTEXT);
  return (
    <span className={classes['value']} title={full}>
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
