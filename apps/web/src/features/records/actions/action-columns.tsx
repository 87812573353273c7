import type { CrmActionDto } from '@sestante/api-client/types';
import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { Column } from '../../../ui/lists/data-list';
import { profileLink } from '../client-links';
import { TagChips } from '../../tags/tag-chips';
import { STATE_LABELS } from './action-labels';
import { ActionDay, ActionPeople, OutcomeIcon, peopleInWords, TypeIcon } from './action-parts';
import classes from './action-parts.module.css';
import { StateIcon, StateText, shownStateOf } from './action-state';
import { actionLink } from './drawer-search';

/** Keeps controls inside a row out of the tab order; → moves the focus to them. */
const INSIDE = { tabIndex: -1 };

const client: Column<CrmActionDto> = {
  id: 'cliente',
  header: 'Cliente',
  width: 'minmax(0, 1fr)',
  cell: (action) => (
    <Link {...INSIDE} {...profileLink(action.client)} className={classes['plain']}>
      {action.client.displayName}
    </Link>
  ),
};

interface WhichColumns {
  /** Set to false in the list of a single client. */
  withClient: boolean;
  /** Set to false in lists of planned actions, which have no outcome yet. */
  withOutcome: boolean;
}

export function actionColumns({ withClient, withOutcome }: WhichColumns): readonly Column<CrmActionDto>[] {
  return [
    { id: 'stato', header: 'Stato', width: '126px', cell: (action) => <StateText action={action} /> },
    { id: 'data', header: 'Data', width: '280px', sort: { key: 'data' }, cell: (action) => <ActionDay action={action} /> },
    {
      id: 'azione',
      header: 'Azione',
      width: 'minmax(0, 1.7fr)',
      cell: (action) => (
        <span className="row shrinks gap-m">
          <TypeIcon type={action.type} />
          <ActionTitle action={action} />
          <TagChips tags={action.tags} max={1} />
        </span>
      ),
    },
    ...(withClient ? [client] : []),
    { id: 'utente', header: 'Utente', width: 'minmax(0, 1.1fr)', cell: (action) => <ActionPeople action={action} /> },
    ...(withOutcome ? [outcome] : []),
    {
      id: 'avanza',
      header: 'Avanza',
      width: '92px',
      cell: (action) => action.state === 'planned' && <AdvanceButton action={action} />,
    },
  ];
}

const outcome: Column<CrmActionDto> = {
  id: 'esito',
  header: 'Esito',
  width: '150px',
  cell: ({ outcome: how, state }) =>
    // Leaves out the outcome of a planned action when it repeats the state.
    !(state === 'planned' && how.name === STATE_LABELS.planned) && (
      <span className="row shrinks gap-s">
        <OutcomeIcon outcome={how} />
        <span className={classes['plain']}>{how.name}</span>
      </span>
    ),
};

/** Opens the panel for closing or continuing an action. */
export function AdvanceButton({ action, inside = true }: { action: CrmActionDto; inside?: boolean }) {
  return (
    <Button
      size="xs"
      variant="default"
      {...(inside && INSIDE)}
      aria-label={`Avanza ${action.description}`}
      renderRoot={(props) => <Link {...props} {...actionLink(action.id, 'chiudi')} />}
    >
      Avanza
    </Button>
  );
}

function ActionTitle({ action }: { action: CrmActionDto }) {
  return (
    <Link
      {...INSIDE}
      {...actionLink(action.id)}
      className={classes['title']}
      data-cancelled={action.state === 'cancelled' || undefined}
      title={action.description}
    >
      {action.kind === 'history' && <span className="spoken">Storico: </span>}
      {action.description}
    </Link>
  );
}

/** Action on two lines, for narrow screens. */
export function ActionCard({ action, withClient }: { action: CrmActionDto; withClient: boolean }) {
  return (
    <span className="row shrinks gap-l">
      <StateIcon state={shownStateOf(action)} size={20} />
      <span className={classes['lines']}>
        <ActionTitle action={action} />
        <span className="row text-m shrinks gap-s clips one-line soft">
          <span className="spoken">
            <StateText action={action} />
          </span>
          <ActionDay action={action} brief /> · <TypeIcon type={action.type} size={14} />
          <span className={classes['plain']}>
            {[withClient && action.client.displayName, peopleInWords(action), action.state !== 'planned' && action.outcome.name]
              .filter(Boolean)
              .join(' · ')}
          </span>
        </span>
      </span>
      {action.state === 'planned' && <AdvanceButton action={action} />}
    </span>
  );
}
