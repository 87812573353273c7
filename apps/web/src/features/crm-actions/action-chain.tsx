import { useQuery } from '@tanstack/react-query';
import type { CrmActionDto } from '@sestante/api-client/types';
import { IconPlus } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { formatDay } from '../../lib/formats';
import classes from './action-drawer.module.css';
import { actionQuery } from '../records/actions/action-queries';
import { StateIcon, shownStateOf } from '../records/actions/action-state';
import { actionLink } from '../records/actions/drawer-search';

interface ActionChainProps {
  action: CrmActionDto;
  /** Plans a follow-up action; null when this action cannot have one. */
  onContinue: (() => void) | null;
}

/** Shows the action with its predecessor and follow-up. */
export function ActionChain({ action, onContinue }: ActionChainProps) {
  const { previousId, nextId } = action;
  if (previousId === null && nextId === null && onContinue === null) return null;
  return (
    <section className={classes['section']} aria-label="Catena di azioni">
      <h3>Catena di azioni</h3>
      <ol className={classes['chain']}>
        {previousId !== null && <Neighbour id={previousId} />}
        <ChainLink action={action} current />
        {nextId !== null && <Neighbour id={nextId} />}
        {onContinue !== null && (
          <li>
            <span className={classes['node']}>
              <IconPlus size={14} stroke={1.7} aria-hidden />
            </span>
            <button type="button" className={classes['continue']} onClick={onContinue}>
              Prosegui con la prossima azione
            </button>
          </li>
        )}
      </ol>
    </section>
  );
}

/** A deleted or invisible neighbour is left out without an error. */
function Neighbour({ id }: { id: string }) {
  const { data } = useQuery(actionQuery(id));
  return data ? <ChainLink action={data} /> : null;
}

function ChainLink({ action, current = false }: { action: CrmActionDto; current?: boolean }) {
  const type = action.type?.name ?? (action.kind === 'history' ? 'Storico' : 'Azione');
  return (
    <li aria-current={current ? 'step' : undefined}>
      <span className={classes['node']}>
        <StateIcon state={shownStateOf(action)} size={14} />
      </span>
      <div>
        <p>
          <b>{type}</b>
          {action.state !== 'planned' && ` · ${action.outcome.name}`}
          {current && ' · questa'}
        </p>
        {!current && (
          <Link {...actionLink(action.id)} replace className="soft breaks">
            {action.description}
          </Link>
        )}
      </div>
      <time dateTime={action.plannedOn}>{formatDay(action.plannedOn)}</time>
    </li>
  );
}
