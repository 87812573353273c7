import { TextInput } from '@mantine/core';
import type { PipelineStageDto } from '@sestante/api-client/types';
import { useState } from 'react';
import { fieldErrorsOf, isFinal, problemText } from '../../lib/problems';
import { showError } from '../../lib/toasts';
import { useSaveChanges } from '../../lib/use-save-changes';
import { VersionDialog } from '../../ui/forms/version-dialog';
import { CHANGEABLE_STAGE } from './changeable-stage';
import { STAGES_SCOPE } from './use-change-stages';

/**
 * Name of a stage, editable in place. Saved on Enter or blur; Esc or an empty name restores the old one.
 * @param place place in the list, from 1: the position of a stage that was just moved is known before those of the others
 */
export function StageName({ stage, place }: { stage: PipelineStageDto; place: number }) {
  // Stage at the start of editing, against which later changes by others are compared.
  const [base, setBase] = useState(stage);
  const [typed, setTyped] = useState(stage.name);
  const work = useSaveChanges({
    record: CHANGEABLE_STAGE,
    scope: STAGES_SCOPE,
    affects: ['records'],
    onSaved: startOver,
    onRefused: (error) => {
      if (isFinal(error)) showError(fieldErrorsOf(error)['name'] ?? problemText(error).message);
    },
  });
  if (typed === base.name && stage.version !== base.version) startOver(stage);

  function startOver(now: PipelineStageDto): void {
    setBase(now);
    setTyped(now.name);
  }

  function save(): void {
    const next = typed.trim();
    // The blur after Enter must not save again.
    if (work.saving || work.conflict) return;
    if (next === '' || next === base.name) setTyped(base.name);
    else work.save(base, { name: next });
  }

  return (
    <>
      <TextInput
        aria-label={`Nome della fase ${place}`}
        value={typed}
        readOnly={work.saving}
        onChange={(event) => setTyped(event.currentTarget.value)}
        onBlur={save}
        onKeyDown={(event) => {
          if (event.key === 'Enter') save();
          if (event.key === 'Escape') setTyped(base.name);
        }}
        // Keeps the dialog from closing on Esc while a name is being edited.
        data-mantine-stop-propagation={typed !== base.name || undefined}
        maxLength={50}
        autoComplete="off"
      />
      <VersionDialog work={work} label={(name) => (name === 'name' ? 'Nome della fase' : 'Posto')} onReload={startOver} />
    </>
  );
}
