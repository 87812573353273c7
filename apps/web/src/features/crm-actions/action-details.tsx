import { Button } from '@mantine/core';
import type { CrmActionDto } from '@sestante/api-client/types';
import { IconCopy, IconPencil } from '@tabler/icons-react';
import { Link, useNavigate } from '@tanstack/react-router';
import { type RefObject, useEffect, useRef } from 'react';
import { formatDayInWords, formatInstant, formatInstantDay } from '../../lib/formats';
import { usePermission } from '../../lib/me';
import { useShortcuts } from '../../lib/shortcuts';
import { Avatar } from '../../ui/feedback/avatar';
import { Badge } from '../../ui/feedback/badge';
import { Kbd } from '../../ui/layout/kbd';
import { PhoneText } from '../../ui/feedback/phone-text';
import { initialsOf } from '../../lib/role-labels';
import { useReadOnlyProps } from '../../ui/forms/use-write-guard';
import { profileLink } from '../records/client-links';
import { TagChips } from '../tags/tag-chips';
import { ActionChain } from './action-chain';
import { latenessInWords } from '../records/actions/action-days';
import classes from './action-drawer.module.css';
import { KIND_LABELS } from '../records/actions/action-labels';
import { ActionMenuButton } from '../records/actions/action-menu-button';
import { OutcomeIcon, TypeIcon } from '../records/actions/action-parts';
import { StateBadge, StateIcon } from '../records/actions/action-state';
import { type AdvanceStep, drawerLink } from '../records/actions/drawer-search';
import { reschedule } from '../records/actions/reschedule-store';
import { useActionMutations } from '../records/actions/use-action-mutations';

interface ActionDetailsProps {
  action: CrmActionDto;
  dialog: RefObject<HTMLElement | null>;
  onEdit: () => void;
  onStep: (step: AdvanceStep) => void;
}

/** Details of an action, with its buttons. */
export function ActionDetails({ action, dialog, onEdit, onStep }: ActionDetailsProps) {
  const navigate = useNavigate();
  const mayEdit = usePermission('crm-actions:write');
  const readOnlyProps = useReadOnlyProps();
  const { copy } = useActionMutations();
  const open = mayEdit && action.state === 'planned';
  const advance = (step: AdvanceStep) => () => (open ? onStep(step) : false);
  const another = (nuova: 'azione' | 'storico') => () => (mayEdit ? void navigate(drawerLink({ nuova, per: action.client.id })) : false);
  useShortcuts(
    {
      a: advance('chiudi'),
      '1': advance('chiudi'),
      '2': advance('storico'),
      '3': advance('prosegui'),
      n: another('azione'),
      s: another('storico'),
      e: () => (mayEdit ? onEdit() : false),
      r: () => (open ? reschedule.open(action) : false),
    },
    dialog,
  );
  const main = useRef<HTMLButtonElement>(null);
  // The details load after the drawer has opened, which would otherwise leave the focus in its header.
  useEffect(() => (main.current ?? dialog.current)?.focus({ preventScroll: true }), [dialog]);
  return (
    <>
      <div className={classes['body']}>
        <ActionHead action={action} />
        <dl className={classes['facts']}>
          <dt>Tipo</dt>
          <dd>
            <TypeIcon type={action.type} /> {action.type?.name ?? 'Senza tipo'}
          </dd>
          <dt>Data pianificazione</dt>
          <dd>
            {formatDayInWords(action.plannedOn)}
            {action.plannedTime === null ? ', tutto il giorno' : `, ${action.plannedTime}`}
            {action.durationMinutes !== null && ` · ${action.durationMinutes} min`}
            {action.onCalendar && ' · in calendario'}
          </dd>
          <dt>Operatore</dt>
          <dd>
            <Avatar initials={initialsOf(action.operator)} kind="user" size="s" /> {action.operator.displayName}
          </dd>
          <dt>Esito</dt>
          <dd>
            <OutcomeIcon outcome={action.outcome} /> {action.outcome.name}
          </dd>
          {action.tags.length > 0 && (
            <>
              <dt>Tag</dt>
              <dd>
                <TagChips tags={action.tags} />
              </dd>
            </>
          )}
          <dt>Creata</dt>
          <dd>
            {formatInstantDay(action.createdAt)} da {action.createdBy.displayName}
          </dd>
          {action.closedAt !== null && (
            <>
              <dt>{action.kind === 'history' ? 'Registrata' : 'Chiusa'}</dt>
              <dd>
                {formatInstant(action.closedAt)}
                {action.closedBy !== null && ` da ${action.closedBy.displayName}`}
              </dd>
            </>
          )}
        </dl>
        {action.notes !== null && <p className={classes['notes']}>{action.notes}</p>}
        <ActionChain action={action} onContinue={open ? () => onStep('prosegui') : null} />
      </div>
      {mayEdit && (
        <footer className={classes['foot']}>
          <Button variant="default" leftSection={<IconPencil size={16} stroke={1.7} />} rightSection={<Kbd>E</Kbd>} onClick={onEdit}>
            Modifica
          </Button>
          <Button variant="default" leftSection={<IconCopy size={16} stroke={1.7} />} onClick={() => copy(action)} {...readOnlyProps}>
            Copia
          </Button>
          {open && (
            <Button ref={main} className={classes['push'] ?? ''} rightSection={<Kbd onAccent>A</Kbd>} onClick={() => onStep('chiudi')}>
              Avanza
            </Button>
          )}
          <ActionMenuButton action={action} tabIndex={0} />
        </footer>
      )}
    </>
  );
}

/** Type, description, client and state of an action. */
export function ActionHead({ action }: { action: CrmActionDto }) {
  return (
    <>
      <p className="flex wraps gap-m">
        {action.kind === 'history' && <Badge tone="outline">{KIND_LABELS.history}</Badge>}
        {action.overdue && (
          <Badge tone="danger" icon={<StateIcon state="overdue" size={14} />}>
            {latenessInWords(action.plannedOn)}
          </Badge>
        )}
        <StateBadge state={action.state} />
      </p>
      <h2 className={classes['title']}>{action.description}</h2>
      <p className={classes['client']}>
        <Avatar initials={action.client.initials} kind={action.client.type === 'corporate' ? 'company' : 'person'} size="s" />
        <Link {...profileLink(action.client)}>{action.client.displayName}</Link>
        {action.client.phone !== null && (
          <>
            ·
            <a href={`tel:${action.client.phone}`}>
              <PhoneText e164={action.client.phone} />
            </a>
          </>
        )}
      </p>
    </>
  );
}
