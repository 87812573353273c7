import { Button, Checkbox, TextInput } from '@mantine/core';
import { useState } from 'react';
import { formatDay, todayInRome } from '../../lib/formats';
import { DayField } from '../../ui/forms/day-field';
import { SubmitButton } from '../../ui/forms/form';
import { FormSection } from '../../ui/forms/form-section';
import { useRecordForm } from '../../ui/forms/use-record-form';
import { VersionDialog } from '../../ui/forms/version-dialog';
import { CHANGEABLE_REPORT, type ReportBody } from './changeable-report';
import classes from './consulting-report.module.css';
import { ReportBlocks } from './report-blocks';
import { ReportSection } from './report-section';
import type { RefuseCoverDto, ReportDetailDto, ReportSectionDto } from '@sestante/api-client/types';

interface AgreedSectionProps {
  report: ReportDetailDto;
  section: ReportSectionDto;
  editable: boolean;
}

/** Recommendations that the client has declined. */
export function RefusalsSection({ report, section, editable }: AgreedSectionProps) {
  const [editing, setEditing] = useState(false);
  const close = () => setEditing(false);
  const possible = editable && report.recommendations.length > 0;
  return (
    <ReportSection section={section} onEdit={possible && !editing ? () => setEditing(true) : undefined}>
      {editing ? <RefusalsForm report={report} title={section.title} onDone={close} /> : <ReportBlocks blocks={section.blocks} />}
    </ReportSection>
  );
}

interface Row {
  cover: RefuseCoverDto['cover'];
  label: string;
  refused: boolean;
  refusedOn: string | null;
  reason: string;
}

function RefusalsForm({ report, title, onDone }: { report: ReportDetailDto; title: string; onDone: () => void }) {
  const form = useRecordForm<{ refusals: Row[] }, ReportDetailDto, ReportBody>({
    inPlace: true,
    affects: ['reports'],
    edit: {
      row: report,
      record: CHANGEABLE_REPORT,
      toValues: (row) => ({ refusals: rowsOf(row ?? report) }),
      toBody: ({ refusals }) => ({ refusals: refusals.filter(({ refused }) => refused).map(refusalOf) }),
    },
    validate: ({ refusals }) =>
      Object.fromEntries(
        refusals.flatMap(({ refused, refusedOn }, index) =>
          refused && refusedOn === null ? [[`refusals.${index}.refusedOn`, 'Scrivi il giorno del rifiuto']] : [],
        ),
      ),
    onSaved: onDone,
    onUnchanged: onDone,
  });
  return (
    <FormSection form={form} label={title} unsavedText="I rifiuti che hai segnato non sono ancora salvati.">
      <p className="text-m soft">Segna le raccomandazioni che il cliente non vuole seguire.</p>
      {form.values.refusals.map(({ cover, label, refused }, index) => (
        <div key={cover} className={classes['choice']}>
          <Checkbox label={label} {...form.getInputProps(`refusals.${index}.refused`, { type: 'checkbox' })} />
          {refused && (
            <div className={classes['pair']}>
              <DayField label="Rifiutata il" required {...form.getInputProps(`refusals.${index}.refusedOn`)} />
              <TextInput label="Motivo" maxLength={1_000} autoComplete="off" {...form.getInputProps(`refusals.${index}.reason`)} />
            </div>
          )}
        </div>
      ))}
      <div className="row wraps gap-m">
        <SubmitButton form={form}>Salva</SubmitButton>
        <Button variant="subtle" onClick={onDone}>
          Annulla
        </Button>
      </div>
      <VersionDialog
        work={form}
        label={() => title}
        read={(_name, value) => readRefusals(report, value as RefuseCoverDto[])}
        onReload={onDone}
      />
    </FormSection>
  );
}

/** A row for each cover that is recommended, or that was refused before. */
function rowsOf(report: ReportDetailDto): Row[] {
  const { refusals } = CHANGEABLE_REPORT.valuesOf(report);
  const labels = new Map(report.recommendations.map(({ cover, title }) => [cover as RefuseCoverDto['cover'], title]));
  for (const { cover } of refusals) if (!labels.has(cover)) labels.set(cover, cover);
  return [...labels].map(([cover, label]) => {
    const refusal = refusals.find((one) => one.cover === cover);
    return {
      cover,
      label,
      refused: refusal !== undefined,
      refusedOn: refusal?.refusedOn ?? todayInRome(),
      reason: refusal?.reason ?? '',
    };
  });
}

const refusalOf = ({ cover, refusedOn, reason }: Row): RefuseCoverDto => ({
  cover,
  refusedOn: refusedOn ?? '',
  reason: reason.trim() === '' ? null : reason.trim(),
});

function readRefusals(report: ReportDetailDto, refusals: RefuseCoverDto[]): string {
  const label = (cover: string) => report.recommendations.find((one) => one.cover === cover)?.title ?? cover;
  return refusals.length === 0
    ? 'Nessun rifiuto'
    : refusals.map(({ cover, refusedOn }) => `${label(cover)}, il ${formatDay(refusedOn)}`).join('; ');
}
