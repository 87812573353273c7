import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { formatInstantDay } from '../../lib/formats';
import { Notice } from '../../ui/feedback/notice';
import type { Client } from '../records/client-names';
import { stagesQuery } from './prospect-queries';
import classes from './prospect-status.module.css';
import { daysInWords, daysSince } from './stage-days';
import type { ProspectActions } from './use-prospect-actions';
import { useReadOnlyProps } from '../../ui/forms/use-write-guard';

/** Pipeline state of a prospect: its stage with buttons for the others, or the reason for the loss. */
export function ProspectStatus({ prospect, actions }: { prospect: Client; actions: ProspectActions }) {
  const stages = useQuery(stagesQuery).data?.data ?? [];
  const readOnlyProps = useReadOnlyProps();
  const { pipelineStage, stageSince, lostAt, lostReason } = prospect;
  if (lostAt !== null) {
    return (
      <div className={classes['lost']}>
        <Notice tone="warning">
          <b>Perso il {formatInstantDay(lostAt)}.</b> {lostReason}
        </Notice>
        {actions.mayEdit && (
          <Button variant="default" size="xs" onClick={() => actions.reopen(prospect)} {...readOnlyProps}>
            Riprendi
          </Button>
        )}
      </div>
    );
  }
  const at = stages.findIndex(({ id }) => id === pipelineStage?.id);
  return (
    <section className={classes['status']} aria-label="Fase">
      <ol className={classes['steps']}>
        {stages.map(({ id, name }, index) => (
          <li key={id} data-done={index < at || undefined}>
            <button
              type="button"
              className={classes['step']}
              aria-current={index === at ? 'step' : undefined}
              title={index === at ? undefined : `Sposta in “${name}”`}
              disabled={!actions.mayEdit}
              onClick={() => actions.move(prospect, { id, name })}
              {...readOnlyProps}
            >
              {name}
            </button>
          </li>
        ))}
      </ol>
      <p className="size-m faint">{daysSince(stageSince) === 0 ? 'da oggi' : `da ${daysInWords(daysSince(stageSince))}`}</p>
    </section>
  );
}
