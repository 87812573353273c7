import { Checkbox, NativeSelect, TextInput } from '@mantine/core';
import { createView } from '@sestante/api-client';
import type { ViewDto, ViewTarget } from '@sestante/api-client/types';
import { showToast } from '../../lib/toasts';
import { FormDialog } from '../../ui/forms/form-dialog';
import { useRecordForm } from '../../ui/forms/use-record-form';
import { CHANGEABLE_VIEW, type ViewBody } from './changeable-view';
import type { SavedList } from './use-saved-list';
import { ViewVersions } from './view-versions';

type Naming = Pick<ViewBody, 'name' | 'scope' | 'pinned'>;

const NEW: Naming = { name: '', scope: 'personal', pinned: true };

const DESCRIPTIONS: Record<ViewTarget, { kept: string; seen: string }> = {
  clients: {
    kept: 'Si salvano filtri, ordine e colonne, non i clienti che ora ci sono dentro',
    seen: 'Ognuno ci trova solo i clienti che può vedere',
  },
  prospects: {
    kept: 'Si salvano filtri, ordine e colonne, non i prospect che ora ci sono dentro',
    seen: 'Ognuno ci trova solo i prospect che può vedere',
  },
  'crm-actions': {
    kept: 'Si salvano filtri e ordine, non le azioni che ora ci sono dentro',
    seen: 'Ognuno ci trova solo le azioni dei clienti che può vedere',
  },
};

interface NameViewProps {
  list: SavedList;
  /** View to rename; null to save the list as a new one. */
  view: ViewDto | null;
  onClose: () => void;
}

/** Saves a list under a name, or renames a saved one. */
export function NameView({ list, view, onClose }: NameViewProps) {
  const { kept, seen } = DESCRIPTIONS[list.target];
  const form = useRecordForm<Naming, ViewDto, ViewBody>({
    inPlace: true,
    affects: ['views'],
    edit: {
      row: view,
      record: CHANGEABLE_VIEW,
      toValues: (row) => {
        const { name, scope, pinned } = row ? CHANGEABLE_VIEW.valuesOf(row) : NEW;
        return { name, scope, pinned };
      },
      toBody: (values) => ({ ...values, name: values.name.trim() }),
    },
    send: async (values, headers) => {
      const body = { target: list.target, ...list.saved, ...values, name: values.name.trim() };
      return (await createView({ body, headers, throwOnError: true })).data;
    },
    validate: ({ name }): Record<string, string> => (name.trim() === '' ? { name: 'Scrivi un nome' } : {}),
    onSaved: (saved) => {
      if (!view) {
        list.forgetColumns();
        showToast(`Vista “${saved.name}” salvata`);
        list.open(saved);
      }
      onClose();
    },
  });
  return (
    <FormDialog
      form={form}
      title={view ? 'Rinomina o condividi la vista' : 'Salva come vista'}
      size="sm"
      unsavedText={null}
      submitLabel="Salva vista"
      onClose={onClose}
    >
      <TextInput
        label="Nome"
        placeholder="Per esempio: Da richiamare"
        description={kept}
        required
        data-autofocus
        maxLength={80}
        autoComplete="off"
        {...form.getInputProps('name')}
      />
      <NativeSelect label="Chi la vede" description={seen} {...form.getInputProps('scope')}>
        <option value="personal">Solo io</option>
        <option value="shared">Tutta l’agenzia</option>
      </NativeSelect>
      <Checkbox label="Tieni tra i preferiti" {...form.getInputProps('pinned', { type: 'checkbox' })} />
      <ViewVersions work={form} onReload={form.reload} />
    </FormDialog>
  );
}
