import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { listCrmActionsOptions } from '@sestante/api-client/query';
import type { CrmActionDto } from '@sestante/api-client/types';
import { IconCalendarPlus, IconNotes } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { usePermission } from '../../lib/me';
import { Badge } from '../../ui/feedback/badge';
import { Kbd } from '../../ui/layout/kbd';
import { AdvanceButton } from '../records/actions/action-columns';
import { latenessInWords } from '../records/actions/action-days';
import { ActionDay, peopleInWords, TypeIcon } from '../records/actions/action-parts';
import { StateIcon, shownStateOf } from '../records/actions/action-state';
import classes from './client-to-do.module.css';
import { drawerLink, actionLink } from '../records/actions/drawer-search';
import { recordPath } from '../records/client-links';
import type { Client } from '../records/client-names';

const SHOWN = 3;

/** Planned actions of a client, shown above the timeline; highlighted in amber when there are none. */
export function ClientToDo({ client }: { client: Client }) {
  const mayEdit = usePermission('crm-actions:write');
  const query = useQuery({
    ...listCrmActionsOptions({ query: { clientId: client.id, state: ['planned'], limit: SHOWN, count: 'capped' } }),
    meta: { handled: true },
  });
  const open = query.data?.data ?? [];
  const more = (query.data?.page.total ?? 0) - open.length;
  return (
    <section className={classes['todo']} aria-label="Da fare">
      {mayEdit && (
        <div className={classes['composer']}>
          <span className={classes['invite']}>Scrivi uno storico o pianifica un’azione…</span>
          <Link {...drawerLink({ nuova: 'storico', per: client.id })} className={classes['make']}>
            <IconNotes size={16} stroke={1.7} aria-hidden /> Storico <Kbd>S</Kbd>
          </Link>
          <Link {...drawerLink({ nuova: 'azione', per: client.id })} className={classes['make']}>
            <IconCalendarPlus size={16} stroke={1.7} aria-hidden /> Azione <Kbd>N</Kbd>
          </Link>
        </div>
      )}
      {query.data && open.length === 0 && (
        <p className={classes['nothing']}>
          <Badge tone="warning" icon={<IconCalendarPlus size={14} stroke={1.7} aria-hidden />}>
            Senza prossima azione
          </Badge>
          {mayEdit && (
            <Button
              size="xs"
              variant="default"
              renderRoot={(props) => <Link {...props} {...drawerLink({ nuova: 'azione', per: client.id })} />}
            >
              Pianifica
            </Button>
          )}
        </p>
      )}
      <ul className={classes['cards']}>
        {open.map((action) => (
          <ToDoCard key={action.id} action={action} mayEdit={mayEdit} />
        ))}
      </ul>
      {more > 0 && (
        <Link to="/$sezione/$id/crm" params={recordPath(client)} className={classes['more']}>
          {more === 1 ? 'Un’altra azione da fare' : `Altre ${more} azioni da fare`}
        </Link>
      )}
    </section>
  );
}

function ToDoCard({ action, mayEdit }: { action: CrmActionDto; mayEdit: boolean }) {
  return (
    <li className={classes['card']} data-late={action.overdue || undefined}>
      <StateIcon state={shownStateOf(action)} size={18} />
      <div className="fluid">
        <p className={classes['title']}>
          <TypeIcon type={action.type} />
          <Link {...actionLink(action.id)}>{action.description}</Link>
          {action.overdue && <Badge tone="danger">{latenessInWords(action.plannedOn)}</Badge>}
        </p>
        <p className={classes['meta']}>
          <ActionDay action={action} /> · {peopleInWords(action)}
        </p>
      </div>
      {mayEdit && <AdvanceButton action={action} inside={false} />}
    </li>
  );
}
