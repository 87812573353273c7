import { ActionIcon, Button, Modal, NativeSelect, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { createPipelineStage } from '@sestante/api-client';
import type { PipelineStageDto } from '@sestante/api-client/types';
import { IconArrowDown, IconArrowUp, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { ErrorState } from '../../ui/feedback/state-panel';
import { SubmitButton } from '../../ui/forms/form';
import { FormSection } from '../../ui/forms/form-section';
import { useRecordForm } from '../../ui/forms/use-record-form';
import { useReturnFocus } from '../../ui/overlays/use-return-focus';
import classes from './prospect-dialogs.module.css';
import { stagesQuery } from './prospect-queries';
import { StageName } from './stage-name';
import { STAGES_SCOPE, useChangeStages } from './use-change-stages';

const MAX_ITEMS = 20;

/** Edits the columns of the board: rename, reorder, add, remove. */
export function StagesDialog({ onClose }: { onClose: () => void }) {
  const stages = useQuery({ ...stagesQuery, staleTime: 0 });
  const { change, remove, merge, busy } = useChangeStages();
  const [leaving, setLeaving] = useState<PipelineStageDto | null>(null);
  useReturnFocus();
  const all = stages.data?.data ?? [];

  const form = useRecordForm({
    scope: STAGES_SCOPE,
    start: { name: '' },
    validate: ({ name }): Record<string, string> => (name.trim() === '' ? { name: 'Scrivi il nome' } : {}),
    send: ({ name }, headers) => createPipelineStage({ body: { name: name.trim() }, headers, throwOnError: true }),
    onSaved: () => {
      form.restart({ name: '' });
    },
    affects: ['records'],
  });

  return (
    <Modal opened onClose={onClose} title="Fasi della pipeline" size="lg">
      {stages.isError ? (
        <ErrorState title="Non riusciamo a caricare le fasi" error={stages.error} onRetry={() => void stages.refetch()} />
      ) : (
        <div className={classes['form']}>
          <p className="text-m faint">Valgono per tutta l’agenzia. Quello che cambi qui è salvato subito.</p>
          <ol className="column gap-m">
            {all.map((stage, index) => (
              <li key={stage.id} className={classes['stage']}>
                <StageName stage={stage} place={index + 1} />
                <span className={classes['count']}>{stage.usageCount === 0 ? 'vuota' : `${stage.usageCount} prospect`}</span>
                <ActionIcon
                  aria-label={`Sposta “${stage.name}” prima`}
                  disabled={index === 0 || busy}
                  onClick={() => change.mutate({ stage, position: index })}
                >
                  <IconArrowUp size={16} stroke={1.7} />
                </ActionIcon>
                <ActionIcon
                  aria-label={`Sposta “${stage.name}” dopo`}
                  disabled={index === all.length - 1 || busy}
                  onClick={() => change.mutate({ stage, position: index + 2 })}
                >
                  <IconArrowDown size={16} stroke={1.7} />
                </ActionIcon>
                <ActionIcon
                  aria-label={`Elimina “${stage.name}”`}
                  title={all.length === 1 ? 'L’ultima fase non si può eliminare' : undefined}
                  disabled={all.length === 1 || busy}
                  onClick={() => (stage.usageCount === 0 ? remove.mutate({ stage }) : setLeaving(stage))}
                >
                  <IconTrash size={16} stroke={1.7} />
                </ActionIcon>
                {leaving?.id === stage.id && (
                  <Leaving
                    stage={stage}
                    others={all.filter(({ id }) => id !== stage.id)}
                    onMerge={(into) => {
                      setLeaving(null);
                      merge.mutate({ stage, into });
                    }}
                    onCancel={() => setLeaving(null)}
                  />
                )}
              </li>
            ))}
          </ol>
          <FormSection form={form} unsavedText={null}>
            <div className={classes['add']}>
              <TextInput
                label="Nuova fase"
                {...form.getInputProps('name')}
                maxLength={50}
                autoComplete="off"
                disabled={all.length >= MAX_ITEMS}
              />
              <SubmitButton form={form} variant="default" disabled={all.length >= MAX_ITEMS}>
                Aggiungi
              </SubmitButton>
            </div>
          </FormSection>
        </div>
      )}
    </Modal>
  );
}

interface LeavingProps {
  stage: PipelineStageDto;
  others: PipelineStageDto[];
  onMerge: (into: PipelineStageDto) => void;
  onCancel: () => void;
}

/** Asks for a target stage, since a stage with prospects can be removed only when they move elsewhere. */
function Leaving({ stage, others, onMerge, onCancel }: LeavingProps) {
  const [to, setTo] = useState(others[0]?.id ?? '');
  const into = others.find(({ id }) => id === to);
  return (
    <div className={classes['where']} role="group" aria-label={`Elimina “${stage.name}”`}>
      <NativeSelect
        label={stage.usageCount === 1 ? 'Il suo prospect va in' : `I suoi ${stage.usageCount} prospect vanno in`}
        data={others.map(({ id, name }) => ({ value: id, label: name }))}
        value={to}
        onChange={(event) => setTo(event.currentTarget.value)}
        autoFocus
      />
      <Button data-danger onClick={() => into && onMerge(into)}>
        Sposta ed elimina
      </Button>
      <Button variant="subtle" onClick={onCancel}>
        Annulla
      </Button>
    </div>
  );
}
