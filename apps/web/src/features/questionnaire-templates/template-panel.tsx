import { TextInput } from '@mantine/core';
import type { Template } from '@sestante/questionnaire/template';
import { Link } from '@tanstack/react-router';
import { IconCircleCheck } from '@tabler/icons-react';
import { useState } from 'react';
import { FIELD_ORDER } from '../../ui/forms/field-order';
import { WholeNumberField } from '../../ui/forms/whole-number-field';
import type { PlacedError } from './template-faults';
import { errorText } from './template-labels';
import classes from './template-panel.module.css';
import type { TemplateDraft } from './use-template-draft';

interface TemplatePanelProps {
  template: Template;
  errors: PlacedError[];
  edit: TemplateDraft['edit'];
}

/** Name and duration of a template, and what is left to correct before it can be published. */
export function TemplatePanel({ template, errors, edit }: TemplatePanelProps) {
  const { name, minutes } = template;
  const nameError = errors.find(({ path, section }) => section === undefined && path === 'name');
  return (
    <section className="column gap-xl" aria-labelledby="questionario">
      <header className={classes['head']}>
        <h2 id="questionario" tabIndex={-1}>
          Questionario
        </h2>
      </header>
      <TextInput
        label="Nome"
        description="Lo legge anche il cliente"
        inputWrapperOrder={FIELD_ORDER}
        withAsterisk
        maxLength={200}
        value={name}
        onChange={({ currentTarget: { value } }) => edit({ name: value })}
        error={nameError && errorText(nameError)}
      />
      <MinutesFields key={`${minutes.from} ${minutes.to}`} minutes={minutes} onChange={(next) => edit({ minutes: next })} />
      <h3>Da correggere</h3>
      {errors.length === 0 ? (
        <p className={classes['fine']}>
          <IconCircleCheck size={16} stroke={1.7} aria-hidden /> Niente: si può pubblicare.
        </p>
      ) : (
        <ul className={classes['errors']}>
          {errors.map((error) => (
            <li key={`${error.pointer} ${error.code} ${error.at ?? 0}`}>
              <Link
                to="."
                search={error.question ? { domanda: error.question.code } : { sezione: (error.section ?? -1) + 1 || undefined }}
                resetScroll={false}
              >
                {placeText(template, error)}
              </Link>
              : {errorText(error)}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

interface MinutesFieldsProps {
  minutes: Template['minutes'];
  onChange: (minutes: Template['minutes']) => void;
}

/** Expected time to fill in the questionnaire, which changes when a field is left: half a number would already be one. */
function MinutesFields({ minutes, onChange }: MinutesFieldsProps) {
  const [from, setFrom] = useState<number | null>(minutes.from);
  const [to, setTo] = useState<number | null>(minutes.to);

  function commit(): void {
    if (from === null || to === null || (from === minutes.from && to === minutes.to)) return;
    onChange({ from: Math.min(from, to), to: Math.max(from, to) });
  }

  return (
    <div className={classes['range']} onBlur={commit}>
      <WholeNumberField label="Minuti, da" min={1} max={240} clampBehavior="strict" value={from} onChange={setFrom} />
      <WholeNumberField label="Minuti, a" min={1} max={240} clampBehavior="strict" value={to} onChange={setTo} />
    </div>
  );
}

function placeText({ sections }: Template, { question, section }: PlacedError): string {
  if (section === undefined) return 'Questionario';
  const title = `Sezione ${section + 1}`;
  if (!question) return title;
  const index = sections[section]?.questions.findIndex(({ code }) => code === question.code) ?? 0;
  return `Domanda ${section + 1}.${index + 1}`;
}
