import { Button, Textarea } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { updateReport } from '@sestante/api-client';
import { IconChecks } from '@tabler/icons-react';
import { useState } from 'react';
import { FIELD_ORDER } from '../../ui/forms/field-order';
import { SubmitButton } from '../../ui/forms/form';
import { FormSection } from '../../ui/forms/form-section';
import { useRecordForm } from '../../ui/forms/use-record-form';
import { useReadOnlyProps } from '../../ui/forms/use-write-guard';
import { VersionDialog } from '../../ui/forms/version-dialog';
import { CHANGEABLE_REPORT, type ReportBody, textField } from './changeable-report';
import { ReportBlocks } from './report-blocks';
import { ReportSection } from './report-section';
import type { EditableSection, ReportDetailDto, ReportSectionDto } from '@sestante/api-client/types';

/** Length of a text that the API takes. */
const MAX_TEXT = 10_000;

/** Section with a text that can be changed. */
export type EditedSection = ReportSectionDto & { code: EditableSection };

interface TextSectionProps {
  report: ReportDetailDto;
  section: EditedSection;
  editable: boolean;
}

/** Section whose text is edited in place; its tables and quotations stay. */
export function TextSection({ report, section, editable }: TextSectionProps) {
  const [editing, setEditing] = useState(false);
  const readOnlyProps = useReadOnlyProps();
  const { id, version } = report;
  const { origin, reviewed } = section;
  const review = useMutation({
    mutationFn: async () =>
      (
        await updateReport({
          path: { id },
          headers: { 'If-Match': `"${version}"` },
          body: { sections: [{ code: section.code, reviewed: true }] },
          throwOnError: true,
        })
      ).data,
    meta: { affects: ['reports'] },
  });
  return (
    <ReportSection
      section={section}
      onEdit={editable && !editing ? () => setEditing(true) : undefined}
      actions={
        editable &&
        !editing &&
        origin === 'ai' &&
        !reviewed && (
          <Button
            size="xs"
            variant="default"
            leftSection={<IconChecks size={15} stroke={1.7} />}
            loading={review.isPending}
            onClick={() => review.mutate()}
            {...readOnlyProps}
          >
            Segna come rivista
          </Button>
        )
      }
    >
      {editing ? (
        <TextForm report={report} section={section} onDone={() => setEditing(false)} />
      ) : (
        <ReportBlocks blocks={section.blocks} flagged={section.figures} />
      )}
    </ReportSection>
  );
}

interface TextFormProps {
  report: ReportDetailDto;
  section: EditedSection;
  onDone: () => void;
}

function TextForm({ report, section: { code, title, text, builtInText }, onDone }: TextFormProps) {
  const field = textField(code);
  const start = text ?? builtInText;
  const form = useRecordForm<{ text: string }, ReportDetailDto, ReportBody>({
    inPlace: true,
    affects: ['reports'],
    edit: {
      row: report,
      record: CHANGEABLE_REPORT,
      toValues: () => ({ text: start }),
      // The built-in text stays the built-in one while nothing is changed in it.
      toBody: (values) => ({ [field]: values.text === start ? text : values.text.trim() }),
    },
    validate: (values) => ({ ...(values.text.trim() === '' && { text: 'Scrivi il testo, oppure torna a quello proposto' }) }),
    placeOf: () => 'text',
    onSaved: onDone,
    onUnchanged: onDone,
  });
  return (
    <FormSection form={form} label={title} unsavedText="Il testo che hai scritto non è ancora salvato.">
      <Textarea
        label="Testo"
        description="Una riga vuota separa i paragrafi; una riga che comincia con “- ” è un punto di un elenco."
        inputWrapperOrder={FIELD_ORDER}
        autosize
        minRows={5}
        maxRows={30}
        maxLength={MAX_TEXT}
        autoFocus
        {...form.getInputProps('text')}
      />
      <div className="row wraps gap-m">
        <SubmitButton form={form}>Salva</SubmitButton>
        <Button variant="subtle" onClick={onDone}>
          Annulla
        </Button>
        {text !== null && (
          <Button variant="subtle" className="pushed" onClick={() => form.save(report, { [field]: null })} disabled={form.readOnly}>
            Torna al testo proposto
          </Button>
        )}
      </div>
      <VersionDialog
        work={form}
        label={() => title}
        read={(_name, value) => (value === null ? 'Il testo proposto' : String(value))}
        onReload={onDone}
      />
    </FormSection>
  );
}
