import { type FormValue, type FieldType, type FieldErrors, isTextFieldType } from '../../ui/forms/field-types.ts';

/** Form values of a record, by field. */
export type SheetValues = Record<string, unknown>;

/** Definition of a field, used by form, panel, timeline and conflict dialog. */
export interface SheetField<V, F = FormValue<V>> {
  label: string;
  kind: FieldType<V, F>;
  /** Width in the six-column grid of the form; all six by default. */
  span?: 2 | 3 | 4 | 6;
  /** Message when it is empty. Absent for optional fields. */
  required?: string;
  hint?: string;
  /** Returns the initial value in a new record. */
  start?: () => V;
  /** Whether the field is shown for the other form values. A hidden field is sent empty. */
  shown?: (values: SheetValues) => boolean;
  /** The form never shows the stored value; left empty, it is not changed. */
  secret?: true;
}

/** Every field that callers may write. A field added to the API breaks the build until it is defined. */
export type SheetFields<Body extends object> = { readonly [Name in keyof Body & string]-?: SheetField<NonNullable<Body[Name]>> };

/** Fields of any tab. */
export type AnyFields = Readonly<Record<string, SheetField<unknown, unknown>>>;

/** Names of the fields, in reading order. */
export const namesIn = (fields: AnyFields): string[] => Object.keys(fields);

/** Returns the initial form values: those of the record, or the defaults of a new one. */
export function startValues(fields: AnyFields, row: object | null): SheetValues {
  return Object.fromEntries(
    Object.entries(fields).map(([name, { kind, secret, start }]) => {
      const value = row === null ? (start?.() ?? null) : secret ? null : valueIn(row, name);
      return [name, value === null ? kind.empty : kind.toForm(value)];
    }),
  );
}

/** Returns the request body of the form, with null for empty fields. */
export function toBody(fields: AnyFields, values: SheetValues): SheetValues {
  return Object.fromEntries(
    Object.entries(fields).map(([name, { kind, shown }]) => [name, (shown?.(values) ?? true) ? kind.fromForm(values[name]) : null]),
  );
}

/** Returns the body of an update. Secret fields are left out while they are empty, because they then keep their value. */
export function toPatch(fields: AnyFields, values: SheetValues): SheetValues {
  return Object.fromEntries(Object.entries(toBody(fields, values)).filter(([name, value]) => value !== null || !fields[name]?.secret));
}

/**
 * Returns all values of a record as `toPatch` does, for comparison with the form and with other versions, including those
 * that a form never shows.
 */
export function keptValues(fields: AnyFields, row: object): SheetValues {
  const secrets = Object.keys(fields).filter((name) => fields[name]?.secret);
  return { ...toBody(fields, startValues(fields, row)), ...Object.fromEntries(secrets.map((name) => [name, valueIn(row, name)])) };
}

/** Returns the body of a new record. Empty and unticked fields are omitted, so that the server applies its defaults. */
export function toNew(fields: AnyFields, values: SheetValues): SheetValues {
  return Object.fromEntries(Object.entries(toBody(fields, values)).filter(([, value]) => value !== null && value !== false));
}

/** Returns the field errors of the form by path. These are client-side checks, which the server repeats and completes. */
export function findFieldErrors(fields: AnyFields, values: SheetValues, row: object | null): FieldErrors {
  const fieldErrors: FieldErrors = {};
  for (const [name, { kind, required, secret, shown }] of Object.entries(fields)) {
    if (shown?.(values) === false) continue;
    for (const [below, text] of Object.entries(kind.fieldErrors(values[name])))
      fieldErrors[below === '' ? name : `${name}.${below}`] = text;
    const asked = required !== undefined && !(secret && row !== null);
    if (asked && fieldErrors[name] === undefined && kind.fromForm(values[name]) === null) fieldErrors[name] = required;
  }
  return fieldErrors;
}

/** Returns the form path that shows the server's error of a path: an amount, for example, is a single input. */
export function placeOf(fields: AnyFields, path: string): string {
  const [name = ''] = path.split('.');
  const kind = fields[name]?.kind;
  return kind && (isTextFieldType(kind) || kind.control.is !== 'address') ? name : path;
}

/** Returns a record's field as text, or null when it is empty. References are shown by name. */
export function readField(fields: AnyFields, row: object, name: string): string | null {
  const kind = fields[name]?.kind;
  const value = valueIn(row, name);
  if (!kind || value === null) return null;
  if (isReference(kind.control)) return nameIn(valueIn(row, name.replace(/Id$/, '')));
  return kind.read(value, String) || null;
}

/**
 * Returns a form value as text, or null when it is empty.
 * @param referencedName returns the name of an id
 */
export function readGiven(fields: AnyFields, name: string, value: unknown, referencedName: (id: string) => string | null): string | null {
  const kind = fields[name]?.kind;
  if (!kind || value === null || value === undefined) return null;
  return (isReference(kind.control) ? referencedName(String(value)) : kind.read(value, String)) || null;
}

/**
 * Returns a timeline value as text. References are recorded under their name, without the id.
 * @param value value as recorded
 */
export function readHistoryValue(fields: AnyFields, historyField: string, value: unknown): { label: string; text: string | null } | null {
  const name = historyField in fields ? historyField : `${historyField}Id`;
  const field = fields[name];
  if (!field) return null;
  if (value === null || value === undefined) return { label: field.label, text: null };
  const byName = name !== historyField || isReference(field.kind.control);
  return { label: field.label, text: byName ? asText(value) : field.kind.read(value, String) };
}

export function isReference(control: { is: string }): boolean {
  return control.is === 'record' || control.is === 'person';
}

function valueIn(row: object, name: string): unknown {
  return (row as Record<string, unknown>)[name] ?? null;
}

function nameIn(reference: unknown): string | null {
  return typeof reference === 'object' && reference !== null && 'displayName' in reference ? String(reference.displayName) : null;
}

function asText(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
