import { ActionIcon } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { IconCalendarOff, IconChevronDown, IconChevronUp } from '@tabler/icons-react';
import { type RefObject, useState } from 'react';
import { useShortcuts } from '../../lib/shortcuts';
import { currentListNavigation } from '../../ui/lists/list-navigation';
import { SidePanel } from '../../ui/overlays/side-panel';
import { EmptyState, ErrorState } from '../../ui/feedback/state-panel';
import { isMissing } from '../records/client-not-found';
import { ActionDetails } from './action-details';
import classes from './action-drawer.module.css';
import { actionQuery } from '../records/actions/action-queries';
import { AdvancePanel } from './advance-panel';
import { CreateAction } from './create-action';
import { actionLink, drawerLink, type DrawerSearch } from '../records/actions/drawer-search';
import { EditAction } from './edit-action';

const shell = getRouteApi('/_shell');

/** Drawer over the page with an action's details, its closing or edit form, or the form of a new one. */
export function ActionDrawer() {
  const { azione, avanza, nuova, per, genere, il, alle } = shell.useSearch();
  const navigate = useNavigate();
  // Id of the action being edited; opening another action ends the editing.
  const [editing, setEditing] = useState<string | null>(null);
  const edited = editing !== null && editing === azione && avanza === undefined;
  const go = (drawer: DrawerSearch) => void navigate({ ...drawerLink(drawer), replace: true });
  const close = () => go({});

  const title =
    nuova === 'azione'
      ? 'Nuova azione'
      : nuova === 'storico'
        ? 'Nuovo storico'
        : avanza !== undefined
          ? 'Avanza azione'
          : edited
            ? 'Modifica'
            : 'Azione CRM';
  return (
    <SidePanel
      title={title}
      shared={azione !== undefined}
      tools={(content) => azione !== undefined && <Walk id={azione} dialog={content} quiet={edited || avanza !== undefined} />}
      onClose={close}
    >
      {(content) =>
        nuova !== undefined ? (
          <CreateAction
            key={nuova}
            kind={nuova === 'azione' ? 'action' : 'history'}
            clientId={per}
            typeId={genere}
            day={il}
            time={alle}
            onDone={close}
          />
        ) : (
          azione !== undefined && (
            <Loaded
              key={azione}
              id={azione}
              step={avanza}
              dialog={content}
              editing={edited}
              onEdit={(on) => setEditing(on ? azione : null)}
              onStep={(step) => go({ azione, avanza: step })}
              onClose={close}
            />
          )
        )
      }
    </SidePanel>
  );
}

interface LoadedProps {
  id: string;
  step: DrawerSearch['avanza'];
  dialog: RefObject<HTMLDivElement | null>;
  editing: boolean;
  onEdit: (on: boolean) => void;
  onStep: (step: DrawerSearch['avanza']) => void;
  onClose: () => void;
}

function Loaded({ id, step, dialog, editing, onEdit, onStep, onClose }: LoadedProps) {
  const { data: action, error, refetch } = useQuery(actionQuery(id));
  // Keeps an open form when the action was deleted meanwhile, so that the user can copy their input.
  const typing = action !== undefined && (editing || step !== undefined);
  if (isMissing(error) && !typing) {
    return (
      <EmptyState icon={IconCalendarOff} title="Azione non trovata">
        Forse è stata eliminata, oppure non è visibile con il tuo profilo.
      </EmptyState>
    );
  }
  if (!action) {
    if (error === null) return <div className={classes['body']} aria-busy="true" />;
    return <ErrorState title="Non riusciamo a caricare l’azione" error={error} onRetry={() => void refetch()} />;
  }
  if (editing) return <EditAction action={action} onDone={() => onEdit(false)} />;
  if (step !== undefined) {
    return <AdvancePanel action={action} step={step} dialog={dialog} onStep={onStep} onDone={onClose} />;
  }
  return <ActionDetails action={action} dialog={dialog} onEdit={() => onEdit(true)} onStep={onStep} />;
}

interface WalkProps {
  id: string;
  dialog: RefObject<HTMLDivElement | null>;
  /** True while a form is open, when stepping to another action would lose input. */
  quiet: boolean;
}

/** Steps to the previous or next action of the list from which this one was opened. */
function Walk({ id, dialog, quiet }: WalkProps) {
  const navigate = useNavigate();
  const ids = currentListNavigation()?.ids ?? [];
  const at = ids.indexOf(id);
  const [before, after] = at < 0 ? [] : [ids[at - 1], ids[at + 1]];
  const go = (to: string | undefined) => (to === undefined || quiet ? false : void navigate({ ...actionLink(to), replace: true }));
  useShortcuts({ k: () => go(before), j: () => go(after) }, dialog);
  if (at < 0 || quiet) return null;
  return (
    <>
      <ActionIcon
        aria-label="Azione precedente (K)"
        title="Azione precedente (K)"
        disabled={before === undefined}
        onClick={() => go(before)}
      >
        <IconChevronUp size={17} stroke={1.7} />
      </ActionIcon>
      <ActionIcon aria-label="Azione successiva (J)" title="Azione successiva (J)" disabled={after === undefined} onClick={() => go(after)}>
        <IconChevronDown size={17} stroke={1.7} />
      </ActionIcon>
    </>
  );
}
