import type { CrmActionDto } from '@sestante/api-client/types';
import { showToast } from '../../lib/toasts';
import { FormPanel } from '../../ui/forms/form-panel';
import { useRecordForm } from '../../ui/forms/use-record-form';
import { leavesDrawer } from '../records/actions/drawer-search';
import { ActionHead } from './action-details';
import { ActionFields } from './action-fields';
import { EMPTY_VALUES, missingIn, toBody, valuesOf } from './action-values';
import { ActionVersions } from './action-versions';
import { CHANGEABLE_ACTION } from './changeable-action';

/** Edit form in the drawer. It sends only the changed fields, so that changes by colleagues to other fields are kept. */
export function EditAction({ action, onDone }: { action: CrmActionDto; onDone: () => void }) {
  const { id, kind } = action;
  const form = useRecordForm({
    edit: {
      row: action,
      record: CHANGEABLE_ACTION,
      toValues: (row) => (row ? valuesOf(row) : EMPTY_VALUES),
      toBody: (values) => toBody(values, kind),
    },
    validate: (values) => missingIn(values, kind),
    affects: ['records'],
    onSaved: ({ description }) => {
      showToast(`“${description}” salvata`);
      onDone();
    },
    onUnchanged: onDone,
  });
  return (
    <FormPanel
      form={form}
      heading={<ActionHead action={action} />}
      unsavedText="Le modifiche a questa azione non sono salvate."
      leaves={leavesDrawer}
      submitLabel="Salva"
      onCancel={onDone}
    >
      <ActionFields kind={kind} form={form} values={form.values} ownId={id} autoFocus />
      <ActionVersions work={form} onReload={form.reload} />
    </FormPanel>
  );
}
