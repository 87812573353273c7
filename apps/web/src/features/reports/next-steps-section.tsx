import { ActionIcon, Button, Select, TextInput } from '@mantine/core';
import { IconCalendarPlus, IconPlus, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { formatDay } from '../../lib/formats';
import { usePermission } from '../../lib/me';
import { DayField } from '../../ui/forms/day-field';
import { SubmitButton } from '../../ui/forms/form';
import { FormSection } from '../../ui/forms/form-section';
import { useRecordForm } from '../../ui/forms/use-record-form';
import { useReadOnlyProps } from '../../ui/forms/use-write-guard';
import { VersionDialog } from '../../ui/forms/version-dialog';
import { usePeople } from '../users/person-picker';
import { CHANGEABLE_REPORT, type ReportBody } from './changeable-report';
import classes from './consulting-report.module.css';
import { ReportBlocks } from './report-blocks';
import { ReportSection } from './report-section';
import type { ReportNextStep, ReportDetailDto, ReportSectionDto } from '@sestante/api-client/types';
import { usePlanStep } from './use-plan-step';

const MAX_STEPS = 50;
const NEW_STEP: ReportNextStep = { text: '', dueOn: null, responsibleId: null };

interface NextStepsSectionProps {
  report: ReportDetailDto;
  section: ReportSectionDto;
  editable: boolean;
}

/** Agreed steps, by whom and by when. Each step can become an action. */
export function NextStepsSection({ report, section, editable }: NextStepsSectionProps) {
  const [editing, setEditing] = useState(false);
  const steps = report.nextSteps;
  const close = () => setEditing(false);
  return (
    <ReportSection section={section} onEdit={editable && !editing ? () => setEditing(true) : undefined}>
      {editing ? (
        <StepsForm report={report} title={section.title} onDone={close} />
      ) : steps.length === 0 ? (
        <ReportBlocks blocks={section.blocks} />
      ) : (
        <Steps report={report} steps={steps} />
      )}
    </ReportSection>
  );
}

function Steps({ report, steps }: { report: ReportDetailDto; steps: readonly ReportNextStep[] }) {
  const people = usePeople();
  const mayPlan = usePermission('crm-actions:write');
  const readOnlyProps = useReadOnlyProps();
  const { plan, planned, isPending } = usePlanStep(report);
  return (
    <ol className={classes['steps']}>
      {steps.map((step, index) => {
        const { text, dueOn, responsibleId } = step;
        const responsible = people.find(({ value }) => value === responsibleId)?.label;
        return (
          <li key={index}>
            <div className="fluid breaks">
              {text}
              <span className="text-m soft">
                {dueOn === null ? 'Scadenza da stabilire' : `Entro il ${formatDay(dueOn)}`}
                {responsible !== undefined && ` · ${responsible}`}
              </span>
            </div>
            {mayPlan && (
              <Button
                size="xs"
                variant="default"
                leftSection={<IconCalendarPlus size={15} stroke={1.7} />}
                disabled={isPending || planned.has(index)}
                aria-label={`${planned.has(index) ? 'Azione pianificata' : 'Pianifica azione'}: ${text}`}
                onClick={() => plan(index, step)}
                {...readOnlyProps}
              >
                {planned.has(index) ? 'Azione pianificata' : 'Pianifica azione'}
              </Button>
            )}
          </li>
        );
      })}
    </ol>
  );
}

function StepsForm({ report, title, onDone }: { report: ReportDetailDto; title: string; onDone: () => void }) {
  const people = usePeople();
  const form = useRecordForm<{ nextSteps: ReportNextStep[] }, ReportDetailDto, ReportBody>({
    inPlace: true,
    affects: ['reports'],
    edit: {
      row: report,
      record: CHANGEABLE_REPORT,
      toValues: (row) => ({ nextSteps: row && row.nextSteps.length > 0 ? row.nextSteps : [NEW_STEP] }),
      // A step without a text is one that was not written.
      toBody: ({ nextSteps }) => ({
        nextSteps: nextSteps.filter(({ text }) => text.trim() !== '').map((step) => ({ ...step, text: step.text.trim() })),
      }),
    },
    onSaved: onDone,
    onUnchanged: onDone,
  });
  const { nextSteps } = form.values;
  return (
    <FormSection form={form} label={title} unsavedText="I passi che hai scritto non sono ancora salvati.">
      {nextSteps.map((_step, index) => (
        <div key={index} className={classes['step']} role="group" aria-label={`Passo ${index + 1}`}>
          <TextInput label="Che cosa" maxLength={1_000} autoFocus={index === 0} {...form.getInputProps(`nextSteps.${index}.text`)} />
          <DayField label="Entro" {...form.getInputProps(`nextSteps.${index}.dueOn`)} />
          <Select
            label="Chi"
            data={people}
            searchable
            clearable
            clearButtonProps={{ 'aria-label': 'Togli la persona' }}
            autoComplete="off"
            {...form.getInputProps(`nextSteps.${index}.responsibleId`)}
          />
          <ActionIcon
            variant="subtle"
            size="lg"
            aria-label={`Togli il passo ${index + 1}`}
            onClick={() =>
              form.setFieldValue(
                'nextSteps',
                nextSteps.filter((_other, other) => other !== index),
              )
            }
          >
            <IconTrash size={17} stroke={1.7} />
          </ActionIcon>
        </div>
      ))}
      {nextSteps.length < MAX_STEPS && (
        <Button
          variant="subtle"
          size="xs"
          leftSection={<IconPlus size={15} stroke={1.7} />}
          className={classes['adds'] ?? ''}
          onClick={() => form.setFieldValue('nextSteps', [...nextSteps, NEW_STEP])}
        >
          Aggiungi un passo
        </Button>
      )}
      <div className="row wraps gap-m">
        <SubmitButton form={form}>Salva</SubmitButton>
        <Button variant="subtle" onClick={onDone}>
          Annulla
        </Button>
      </div>
      <VersionDialog work={form} label={() => title} read={(_name, value) => readSteps(value as ReportNextStep[])} onReload={onDone} />
    </FormSection>
  );
}

const readSteps = (steps: ReportNextStep[]): string =>
  steps.length === 0 ? 'Nessun passo' : steps.map(({ text, dueOn }) => (dueOn === null ? text : `${text}, ${formatDay(dueOn)}`)).join('; ');
