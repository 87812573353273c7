import type { UseQueryResult } from '@tanstack/react-query';
import type { DashboardDto, FieldChangeDto, RecentEntry, TimelineKind } from '@sestante/api-client/types';
import {
  type Icon,
  IconCalendarPlus,
  IconCircleCheck,
  IconFilePlus,
  IconLink,
  IconNotes,
  IconPencil,
  IconRefresh,
  IconRestore,
  IconSignature,
  IconTrash,
  IconUnlink,
  IconUserCheck,
  IconUserPlus,
  IconUserX,
} from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { formatInstant, formatRelative, withItsDay } from '../../lib/formats';
import { profileLink } from '../records/client-links';
import { SHEET_TABS } from '../sheet/sheet-names';
import { theOne } from '../sheet/sheet-history-text';
import { DashboardPanel } from './dashboard-panel';
import classes from './dashboard.module.css';

interface ActivityText {
  icon: Icon;
  /** Text after the name of the user; `what` is the action or sheet record that the entry is about. */
  words: (client: ReactNode, what: ReactNode) => ReactNode;
}

/** Exhaustive by type: a new timeline kind breaks the build until it has a text. */
const ACTIVITY_TEXTS: Record<TimelineKind, ActivityText> = {
  created: { icon: IconUserPlus, words: (client) => <>ha aggiunto {client}</> },
  updated: { icon: IconPencil, words: (client) => <>ha aggiornato {client}</> },
  deleted: { icon: IconTrash, words: (client) => <>ha spostato {client} nel cestino</> },
  restored: { icon: IconRestore, words: (client) => <>ha ripristinato {client}</> },
  converted: { icon: IconUserCheck, words: (client) => <>ha convertito {client} in cliente</> },
  'conversion-undone': { icon: IconRefresh, words: (client) => <>ha riportato {client} tra i prospect</> },
  lost: { icon: IconUserX, words: (client) => <>ha segnato {client} come perso</> },
  reopened: { icon: IconRefresh, words: (client) => <>ha ripreso {client}</> },
  'action-planned': {
    icon: IconCalendarPlus,
    words: (client, what) => (
      <>
        ha pianificato {what} per {client}
      </>
    ),
  },
  'action-changed': {
    icon: IconPencil,
    words: (client, what) => (
      <>
        ha modificato {what} di {client}
      </>
    ),
  },
  'action-closed': {
    icon: IconCircleCheck,
    words: (client, what) => (
      <>
        ha chiuso {what} con {client}
      </>
    ),
  },
  'action-undone': {
    icon: IconRefresh,
    words: (client, what) => (
      <>
        ha annullato la chiusura di {what} con {client}
      </>
    ),
  },
  'action-deleted': {
    icon: IconTrash,
    words: (client, what) => (
      <>
        ha spostato nel cestino {what} di {client}
      </>
    ),
  },
  'action-restored': {
    icon: IconRestore,
    words: (client, what) => (
      <>
        ha ripristinato {what} di {client}
      </>
    ),
  },
  'history-added': {
    icon: IconNotes,
    words: (client, what) => (
      <>
        ha scritto {what} su {client}
      </>
    ),
  },
  'sheet-added': {
    icon: IconFilePlus,
    words: (client, what) => (
      <>
        ha aggiunto {what} a {client}
      </>
    ),
  },
  'sheet-changed': {
    icon: IconPencil,
    words: (client, what) => (
      <>
        ha modificato {what} di {client}
      </>
    ),
  },
  'sheet-removed': {
    icon: IconTrash,
    words: (client, what) => (
      <>
        ha spostato nel cestino {what} di {client}
      </>
    ),
  },
  'sheet-restored': {
    icon: IconRestore,
    words: (client, what) => (
      <>
        ha ripristinato {what} di {client}
      </>
    ),
  },
  'sheet-linked': {
    icon: IconLink,
    words: (client, what) => (
      <>
        ha associato {what} a {client}
      </>
    ),
  },
  'sheet-unlinked': {
    icon: IconUnlink,
    words: (client, what) => (
      <>
        ha tolto l’associazione tra {what} e {client}
      </>
    ),
  },
  'sheet-signed': {
    icon: IconSignature,
    words: (client, what) => (
      <>
        ha fatto firmare il rapporto di {what} a {client}
      </>
    ),
  },
  'sheet-discarded': {
    icon: IconTrash,
    words: (client, what) => (
      <>
        ha scartato prima dell’invio il rapporto firmato di {what}, per {client}
      </>
    ),
  },
};

/** Latest timeline entries of the clients visible to the user. */
export function RecentActivity({ query }: { query: UseQueryResult<DashboardDto, unknown> }) {
  const recent = query.data?.recent ?? [];
  return (
    <DashboardPanel
      title="Attività recenti"
      query={query}
      empty={recent.length === 0 ? 'Qui vedrai quello che succede ai clienti che segui.' : null}
    >
      <ul>
        {recent.map((entry) => (
          <li key={entry.id}>
            <Entry entry={entry} />
          </li>
        ))}
      </ul>
    </DashboardPanel>
  );
}

function Entry({ entry: { kind, actor, at, changes, client } }: { entry: RecentEntry }) {
  const { icon: Glyph, words } = ACTIVITY_TEXTS[kind];
  return (
    <Link {...profileLink(client)} className={classes['row']}>
      <Glyph size={16} stroke={1.7} aria-hidden className={classes['glyph'] ?? ''} />
      <span className={classes['told']}>
        {actor.displayName} {words(<b>{client.displayName}</b>, kind.startsWith('sheet-') ? recordIn(changes) : actionIn(changes))}
      </span>
      <time className={classes['when']} dateTime={at} title={formatInstant(at)}>
        {formatRelative(at)}
      </time>
    </Link>
  );
}

function actionIn(changes: FieldChangeDto[]): string {
  const description = changes.find(({ field }) => field === 'description')?.to;
  return typeof description === 'string' ? `“${description}”` : 'un’azione';
}

/** Returns the name of the sheet record, taken from the first change of the entry. */
function recordIn([first]: FieldChangeDto[]): string {
  const tab = SHEET_TABS.find((name) => name === first?.field);
  const name = first?.to ?? first?.from;
  return tab === undefined
    ? 'qualcosa della scheda'
    : `${theOne(tab)}${typeof name === 'string' && name !== '' ? ` “${withItsDay(name)}”` : ''}`;
}
