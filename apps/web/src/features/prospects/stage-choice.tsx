import { Radio } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { StageRef } from '@sestante/api-client/types';
import { problemText } from '../../lib/problems';
import { Notice } from '../../ui/feedback/notice';
import classes from './prospect-dialogs.module.css';
import { stagesQuery } from './prospect-queries';

interface StageChoiceProps {
  value: string | null;
  onChange: (stage: StageRef) => void;
}

/** Picks a stage of the board: an arrow key and Enter. */
export function StageChoice({ value, onChange }: StageChoiceProps) {
  const known = useQuery({ ...stagesQuery, meta: { handled: true } });
  const stages = known.data?.data ?? [];
  if (known.isError && stages.length === 0) {
    return (
      <Notice tone="danger" role="alert">
        {problemText(known.error).message}
      </Notice>
    );
  }
  function choose(to: string): void {
    const stage = stages.find(({ id }) => id === to);
    if (stage) onChange({ id: stage.id, name: stage.name });
  }
  return (
    <Radio.Group label="In quale fase?" value={value} onChange={choose}>
      <div className={classes['choices']}>
        {stages.map(({ id, name }, index) => (
          <Radio
            key={id}
            value={id}
            label={name}
            data-autofocus={(value === null ? index === 0 : id === value) || undefined}
            onKeyDown={(event) => {
              if (event.key !== 'Enter') return;
              event.preventDefault();
              event.currentTarget.form?.requestSubmit();
            }}
          />
        ))}
      </div>
    </Radio.Group>
  );
}
