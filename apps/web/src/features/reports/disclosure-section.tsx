import { Button, Checkbox, TextInput } from '@mantine/core';
import { useState } from 'react';
import { formatDay, todayInRome } from '../../lib/formats';
import { ChipChoice } from '../../ui/forms/chip-choice';
import { DayField } from '../../ui/forms/day-field';
import { FIELD_ORDER } from '../../ui/forms/field-order';
import { SubmitButton } from '../../ui/forms/form';
import { FormSection } from '../../ui/forms/form-section';
import { useRecordForm } from '../../ui/forms/use-record-form';
import { VersionDialog } from '../../ui/forms/version-dialog';
import { CHANGEABLE_REPORT, NO_DISCLOSURE, type ReportBody } from './changeable-report';
import classes from './consulting-report.module.css';
import { ReportBlocks } from './report-blocks';
import { ReportSection } from './report-section';
import type { ReportDisclosure, ReportDetailDto, ReportSectionDto } from '@sestante/api-client/types';

const ADVICE = [
  { value: 'yes', label: 'Raccomandazione personalizzata' },
  { value: 'no', label: 'Senza consulenza' },
];

interface Values {
  advice: string;
  remuneration: string;
  delivered: boolean;
  mupVersion: string;
  deliveredOn: string | null;
}

interface DisclosureSectionProps {
  report: ReportDetailDto;
  section: ReportSectionDto;
  editable: boolean;
}

/** Statements about the agency that the law requires: kind of advice, remuneration, pre-contract document. */
export function DisclosureSection({ report, section, editable }: DisclosureSectionProps) {
  const [editing, setEditing] = useState(false);
  return (
    <ReportSection section={section} onEdit={editable && !editing ? () => setEditing(true) : undefined}>
      {editing ? (
        <DisclosureForm report={report} title={section.title} onDone={() => setEditing(false)} />
      ) : (
        <ReportBlocks blocks={section.blocks} />
      )}
    </ReportSection>
  );
}

function DisclosureForm({ report, title, onDone }: { report: ReportDetailDto; title: string; onDone: () => void }) {
  const form = useRecordForm<Values, ReportDetailDto, ReportBody>({
    inPlace: true,
    affects: ['reports'],
    edit: {
      row: report,
      record: CHANGEABLE_REPORT,
      toValues: (row) => toValues(row?.disclosure ?? NO_DISCLOSURE),
      toBody: (values) => ({ disclosure: toBody(values) }),
    },
    validate: ({ delivered, mupVersion, deliveredOn }) => ({
      ...(delivered && mupVersion.trim() === '' && { mupVersion: 'Scrivi la versione del MUP' }),
      ...(delivered && deliveredOn === null && { deliveredOn: 'Scrivi il giorno della consegna' }),
    }),
    placeOf: (path) =>
      ({
        'disclosure.remuneration': 'remuneration',
        'disclosure.precontract.version': 'mupVersion',
        'disclosure.precontract.deliveredOn': 'deliveredOn',
      })[path] ?? path,
    onSaved: onDone,
    onUnchanged: onDone,
  });
  return (
    <FormSection form={form} label={title} unsavedText="Le informazioni che hai scritto non sono ancora salvate.">
      <p className="text-m soft">Nome e iscrizione al RUI vengono dai dati dell’agenzia.</p>
      <ChipChoice label="Come distribuisci" options={ADVICE} {...form.getInputProps('advice')} />
      <TextInput
        label="Remunerazione"
        description="Come la indica il MUP, per esempio “provvigione inclusa nel premio”. Senza, il report rimanda al MUP."
        inputWrapperOrder={FIELD_ORDER}
        maxLength={1_000}
        autoComplete="off"
        {...form.getInputProps('remuneration')}
      />
      <Checkbox
        label="Il modulo unico precontrattuale (MUP) è stato consegnato"
        {...form.getInputProps('delivered', { type: 'checkbox' })}
      />
      {form.values.delivered && (
        <div className={classes['pair']}>
          <TextInput label="Versione del MUP" withAsterisk maxLength={50} autoComplete="off" {...form.getInputProps('mupVersion')} />
          <DayField label="Consegnato il" required {...form.getInputProps('deliveredOn')} />
        </div>
      )}
      <div className="row wraps gap-m">
        <SubmitButton form={form}>Salva</SubmitButton>
        <Button variant="subtle" onClick={onDone}>
          Annulla
        </Button>
      </div>
      <VersionDialog work={form} label={() => title} read={(_name, value) => readDisclosure(value as ReportDisclosure)} onReload={onDone} />
    </FormSection>
  );
}

const toValues = ({ personalRecommendation, remuneration, precontract }: ReportDisclosure): Values => ({
  advice: personalRecommendation ? 'yes' : 'no',
  remuneration: remuneration ?? '',
  delivered: precontract !== null,
  mupVersion: precontract?.version ?? '',
  deliveredOn: precontract?.deliveredOn ?? todayInRome(),
});

const toBody = ({ advice, remuneration, delivered, mupVersion, deliveredOn }: Values): ReportDisclosure => ({
  personalRecommendation: advice === 'yes',
  remuneration: remuneration.trim() === '' ? null : remuneration.trim(),
  precontract: delivered ? { version: mupVersion.trim(), deliveredOn: deliveredOn ?? '' } : null,
});

function readDisclosure({ personalRecommendation, remuneration, precontract }: ReportDisclosure): string {
  return [
    personalRecommendation ? 'Raccomandazione personalizzata' : 'Senza consulenza',
    remuneration ?? 'remunerazione non indicata',
    precontract === null ? 'MUP non consegnato' : `MUP ${precontract.version} consegnato il ${formatDay(precontract.deliveredOn)}`,
  ].join('; ');
}
