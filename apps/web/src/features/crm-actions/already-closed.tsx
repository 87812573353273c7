import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { CrmActionDto } from '@sestante/api-client/types';
import { IconArrowRight } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { formatInstant } from '../../lib/formats';
import { Notice } from '../../ui/feedback/notice';
import { FormProblem } from '../../ui/forms/form';
import { useRecordForm } from '../../ui/forms/use-record-form';
import { useReadOnlyProps } from '../../ui/forms/use-write-guard';
import { plannedInWords } from '../records/actions/action-days';
import { ActionHead } from './action-details';
import classes from './action-drawer.module.css';
import { TypeIcon } from '../records/actions/action-parts';
import { actionQuery } from '../records/actions/action-queries';
import { type ActionValues, EMPTY_VALUES } from './action-values';
import { type AdvanceStep, actionLink } from '../records/actions/drawer-search';
import { useCreateAction } from './use-create-action';

interface AlreadyClosedProps {
  action: CrmActionDto;
  step: AdvanceStep;
  /** Input of a step that came too late; null when there is nothing to save. */
  follows: ActionValues | null;
  onDone: () => void;
}

/**
 * Tells the user that a colleague has already closed the action, how, and what they planned next; offers to save the
 * user's input.
 */
export function AlreadyClosed({ action, step, follows, onDone }: AlreadyClosedProps) {
  // Refetched, because the action shown may be the version before the colleague's change.
  const { data: now = action } = useQuery({ ...actionQuery(action.id), staleTime: 0 });
  const next = useQuery({ ...actionQuery(now.nextId ?? ''), enabled: now.nextId !== null }).data;
  const creation = useCreateAction();
  const readOnlyProps = useReadOnlyProps();
  const kind = step === 'storico' ? 'history' : 'action';
  const form = useRecordForm({
    inPlace: true,
    affects: ['records'],
    start: follows ?? EMPTY_VALUES,
    send: (values, headers) => creation.create({ kind, clientId: action.client.id, values }, headers),
    onSaved: (made) => {
      creation.onCreated(made);
      onDone();
    },
  });
  return (
    <div className={classes['body']}>
      <ActionHead action={now} />
      <Notice tone="warning" role="alert">
        {now.closedBy === null ? 'È già stata chiusa.' : `L’ha già chiusa ${now.closedBy.displayName}`}
        {now.closedAt !== null && `, ${formatInstant(now.closedAt)}, con esito “${now.outcome.name}”.`}
      </Notice>
      {next && (
        <section className={classes['successor']} aria-label="Prossima azione">
          <h3>È già pianificata la prossima</h3>
          <p>
            <TypeIcon type={next.type} /> <b>{next.description}</b>
          </p>
          <p className="soft breaks">
            {plannedInWords(next)} · {next.operator.displayName}
          </p>
          <Button
            rightSection={<IconArrowRight size={16} stroke={1.7} />}
            renderRoot={(props) => <Link {...props} {...actionLink(next.id)} replace />}
            data-autofocus
          >
            Apri la prossima
          </Button>
        </section>
      )}
      <FormProblem form={form} />
      {follows !== null && (
        <Button variant="default" loading={form.saving} onClick={() => form.submit()} {...readOnlyProps}>
          {kind === 'history' ? 'Salva lo stesso il mio storico' : 'Pianifica lo stesso la mia azione'}
        </Button>
      )}
    </div>
  );
}
