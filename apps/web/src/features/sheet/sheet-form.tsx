import { VersionDialog } from '../../ui/forms/version-dialog';
import { FormPanel } from '../../ui/forms/form-panel';
import { useRecordForm } from '../../ui/forms/use-record-form';
import { EditedRecord } from './edited-record';
import { changeableRecord } from './changeable-record';
import {
  type AnyFields,
  findFieldErrors,
  namesIn,
  placeOf,
  readField,
  readGiven,
  type SheetValues,
  startValues,
  toNew,
  toPatch,
} from './sheet-fields';
import { useReferenceNames } from './reference-field';
import { SheetFieldControl } from './sheet-field-control';
import { nameOf, type SheetRow, type SheetTabDefinition } from './sheet-tab';
import classes from './sheet.module.css';

interface RecordFormProps<Row extends SheetRow, Body extends object> {
  tab: SheetTabDefinition<Row, Body>;
  clientId: string;
  /** Record being edited; null for a new one. This is the current version: the form itself keeps the one it was opened with. */
  row: Row | null;
  onSaved: (row: Row) => void;
  onCancel: () => void;
}

/** Form of one record. An update sends only the changed fields, so that a colleague's change of other fields is kept. */
export function RecordForm<Row extends SheetRow, Body extends object>({
  tab,
  clientId,
  row,
  onSaved,
  onCancel,
}: RecordFormProps<Row, Body>) {
  const fields: AnyFields = tab.fields;
  const referencedName = useReferenceNames();
  const form = useRecordForm<SheetValues, Row, Body>({
    edit: {
      row,
      record: changeableRecord(tab, clientId),
      toValues: (now) => startValues(fields, now),
      // The fields of a tab are those of its body, but the compiler cannot follow a name through them.
      toBody: (values) => toPatch(fields, values) as Partial<Body>,
    },
    send: async (values, headers) => {
      if (!tab.api.create) throw new Error(`${tab.name} has no form to be made in`);
      const body = toNew(fields, values) as Body;
      return (await tab.api.create({ path: { clientId }, headers, body, throwOnError: true })).data;
    },
    validate: (values) => ({ ...tab.fieldErrors?.(values), ...findFieldErrors(fields, values, row) }),
    placeOf: (path) => placeOf(fields, path),
    affects: ['records'],
    onSaved,
  });
  const { values, base } = form;
  const name = base === null ? tab.words.new : nameOf(tab, base);
  return (
    <FormPanel
      form={form}
      heading={<h2 className={classes['name']}>{tab.nameWhileTyping?.(values) ?? name}</h2>}
      unsavedText="Quello che hai scritto non è salvato."
      leaves={(before, after) => placeIn(before) !== placeIn(after)}
      submitLabel="Salva"
      onCancel={onCancel}
    >
      <EditedRecord value={{ clientId, row: base }}>
        <div className="form-grid">
          {namesIn(fields).map(
            (field, index) =>
              (fields[field]?.shown?.(values) ?? true) && (
                <div key={field} data-span={fields[field]?.span ?? 6}>
                  <SheetFieldControl form={form} tab={tab} name={field} row={base} first={index === 0} />
                </div>
              ),
          )}
        </div>
      </EditedRecord>
      <VersionDialog
        work={form}
        label={(field) => fields[field]?.label ?? field}
        read={(field, value, theirs) =>
          theirs === null ? readGiven(fields, field, value, referencedName) : readField(fields, theirs, field)
        }
        onReload={form.reload}
      />
    </FormPanel>
  );
}

/** Address parameters that identify the form; a navigation that changes them leaves it. */
function placeIn(search: object): string {
  const { apri, modifica, nuovo } = search as { apri?: string; modifica?: boolean; nuovo?: boolean };
  return `${apri ?? ''} ${modifica ?? ''} ${nuovo ?? ''}`;
}
