import { ActionIcon, Button, TextInput } from '@mantine/core';
import type { Section } from '@sestante/questionnaire/template';
import { IconArrowDown, IconArrowUp, IconPlus, IconTrash } from '@tabler/icons-react';
import { moveSection } from './template-edit';
import type { PlacedError } from './template-faults';
import { errorText } from './template-labels';
import classes from './template-panel.module.css';
import type { TemplateDraft } from './use-template-draft';

interface SectionPanelProps {
  section: Section;
  /** Position, from 0. */
  at: number;
  count: number;
  errors: PlacedError[];
  edit: TemplateDraft['editSections'];
  onOpen: (at: number) => void;
  onAddQuestion: () => void;
  onRemove: TemplateDraft['remove'];
}

/** The open section: its title, order and deletion. */
export function SectionPanel({ section, at, count, errors, edit, onOpen, onAddQuestion, onRemove }: SectionPanelProps) {
  const errorOf = (path: string) => {
    const error = errors.find((one) => one.path === path);
    return error && errorText(error);
  };

  function move(to: number): void {
    edit((now) => moveSection(now, at, to));
    onOpen(to);
  }

  return (
    <section className="column gap-xl" aria-labelledby="sezione">
      <header className={classes['head']}>
        <h2 id="sezione" tabIndex={-1}>
          Sezione {at + 1}
        </h2>
        <ActionIcon aria-label="Sposta la sezione prima" disabled={at === 0} onClick={() => move(at - 1)}>
          <IconArrowUp size={16} stroke={1.7} />
        </ActionIcon>
        <ActionIcon aria-label="Sposta la sezione dopo" disabled={at === count - 1} onClick={() => move(at + 1)}>
          <IconArrowDown size={16} stroke={1.7} />
        </ActionIcon>
        <ActionIcon
          aria-label="Elimina la sezione"
          onClick={() =>
            onRemove(
              (now) => now.toSpliced(at, 1),
              section.questions.length === 0 ? 'Sezione eliminata' : 'Sezione eliminata, con le sue domande',
              (now) => now.toSpliced(at, 0, section),
            )
          }
        >
          <IconTrash size={16} stroke={1.7} />
        </ActionIcon>
      </header>
      <TextInput
        label="Titolo"
        withAsterisk
        maxLength={200}
        value={section.title}
        onChange={({ currentTarget: { value } }) => edit((now) => now.map((one, index) => (index === at ? { ...one, title: value } : one)))}
        error={errorOf('title')}
        // A section that has just been added is named at once.
        autoFocus={section.title === ''}
      />
      {errorOf('questions') !== undefined && (
        <p role="alert" className={classes['error']}>
          {errorOf('questions')}
        </p>
      )}
      <div>
        <Button variant="default" leftSection={<IconPlus size={16} stroke={1.7} />} onClick={onAddQuestion}>
          Aggiungi domanda
        </Button>
      </div>
    </section>
  );
}
