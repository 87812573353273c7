import { TextInput } from '@mantine/core';
import { copyQuestionnaireTemplate } from '@sestante/api-client';
import { useNavigate } from '@tanstack/react-router';
import { showToast } from '../../lib/toasts';
import { FIELD_ORDER } from '../../ui/forms/field-order';
import { FormDialog } from '../../ui/forms/form-dialog';
import { useRecordForm } from '../../ui/forms/use-record-form';
import type { TemplateRow } from './template-queries';

/** Copies a template, which becomes a draft with a name of its own. */
export function CopyTemplateDialog({ template, onClose }: { template: TemplateRow; onClose: () => void }) {
  const navigate = useNavigate();
  const form = useRecordForm({
    start: { name: `${template.name} (copia)` },
    send: async ({ name }, headers) =>
      (await copyQuestionnaireTemplate({ body: { copyOf: template.id, name: name.trim() }, headers, throwOnError: true })).data,
    validate: ({ name }): Record<string, string> => (name.trim() === '' ? { name: 'Scrivi il nome' } : {}),
    onSaved: (copy) => {
      onClose();
      showToast(`“${copy.name}” è in bozza: cambia quello che serve, poi pubblica`);
      void navigate({ to: '/impostazioni/questionari/$id', params: { id: copy.id } });
    },
    affects: ['questionnaire templates'],
  });
  return (
    <FormDialog form={form} title={`Copia “${template.name}”`} unsavedText={null} submitLabel="Crea la copia" onClose={onClose}>
      <TextInput
        label="Nome"
        description="Lo legge anche il cliente"
        inputWrapperOrder={FIELD_ORDER}
        {...form.getInputProps('name')}
        maxLength={200}
        data-autofocus
      />
    </FormDialog>
  );
}
