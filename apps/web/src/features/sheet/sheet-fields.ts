import { changesOf } from '../../lib/same-value.ts';
import { type Control, type FormValue, type FieldType, type FieldErrors, isTextFieldType } from '../clients/client-values.ts';
import type { SheetControl } from './sheet-field-types.ts';

/** What the form of a record holds, by field. */
export type SheetValues = Record<string, unknown>;

/** One field of a tab: the form, the panel, the timeline and the choice between two versions follow from it. */
export interface SheetField<V, F = FormValue<V>> {
  label: string;
  kind: FieldType<V, F, Control | SheetControl>;
  /** Of the six columns of the form; all of them when it does not say. */
  span?: 2 | 3 | 4 | 6;
  /** What is said when it is left out. Without, it may be. */
  required?: string;
  hint?: string;
  /** What a new record starts with. */
  start?: () => V;
  /** Whether it is asked for beside what the form holds otherwise. Where it is not, it is sent empty. */
  shown?: (values: SheetValues) => boolean;
  /** The form never starts with what is kept; left empty, that stays as it is. */
  secret?: true;
}

/** All that callers may write of a record; what the API gains breaks the build until it has its row. */
export type SheetFields<Body extends object> = { readonly [Name in keyof Body & string]-?: SheetField<NonNullable<Body[Name]>> };

/** The same where it is not said of which tab. */
export type AnyFields = Readonly<Record<string, SheetField<unknown, unknown>>>;

/** The names of the fields, in reading order. */
export const namesIn = (fields: AnyFields): string[] => Object.keys(fields);

/** What a form starts from: the record's own values, or what a new one starts with. */
export function startValues(fields: AnyFields, row: object | null): SheetValues {
  return Object.fromEntries(
    Object.entries(fields).map(([name, { kind, secret, start }]) => {
      const value = row === null ? (start?.() ?? null) : secret ? null : valueIn(row, name);
      return [name, value === null ? kind.empty : kind.toForm(value)];
    }),
  );
}

/** What the form says, as a request carries it: null where nothing was entered. */
export function toBody(fields: AnyFields, values: SheetValues): SheetValues {
  return Object.fromEntries(
    Object.entries(fields).map(([name, { kind, shown }]) => [name, (shown?.(values) ?? true) ? kind.fromForm(values[name]) : null]),
  );
}

/** The same for a change: only what differs from the record that the form was opened with. */
export function toChanges(fields: AnyFields, values: SheetValues, row: object): SheetValues {
  // Through the form on both sides, so that what it cannot show never counts as changed.
  return changesOf(toBody(fields, startValues(fields, row)), toBody(fields, values));
}

/** The same of a record as it is, to be compared with what others have made of it: also what a form never shows. */
export function keptValues(fields: AnyFields, row: object): SheetValues {
  const secrets = Object.keys(fields).filter((name) => fields[name]?.secret);
  return { ...toBody(fields, startValues(fields, row)), ...Object.fromEntries(secrets.map((name) => [name, valueIn(row, name)])) };
}

/** What a new record is sent with: what was left empty or unticked is left out, so that the server decides. */
export function toNew(fields: AnyFields, values: SheetValues): SheetValues {
  return Object.fromEntries(Object.entries(toBody(fields, values)).filter(([, value]) => value !== null && value !== false));
}

/** What is wrong in the form, by path: our own checks, which the server repeats and completes. */
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

/** Where the form shows what the server says of a path: an amount, for one, is typed in a single field. */
export function placeOf(fields: AnyFields, path: string): string {
  const [name = ''] = path.split('.');
  const kind = fields[name]?.kind;
  return kind && (isTextFieldType(kind) || kind.control.is !== 'address') ? name : path;
}

/** A field of a record in words; null when there is nothing to read. What it points at is read by name. */
export function readField(fields: AnyFields, row: object, name: string): string | null {
  const kind = fields[name]?.kind;
  const value = valueIn(row, name);
  if (!kind || value === null) return null;
  if (isReference(kind.control)) return nameIn(valueIn(row, name.replace(/Id$/, '')));
  return kind.read(value, String) || null;
}

/**
 * A value as a form gives it, in words; null when there is nothing to read.
 * @param nameBehind the name of what an id stands for
 */
export function readGiven(fields: AnyFields, name: string, value: unknown, nameBehind: (id: string) => string | null): string | null {
  const kind = fields[name]?.kind;
  if (!kind || value === null || value === undefined) return null;
  return (isReference(kind.control) ? nameBehind(String(value)) : kind.read(value, String)) || null;
}

/**
 * The field that the timeline calls so: what points at another record is told by that one's name, without its id.
 * @param value as it was told
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
