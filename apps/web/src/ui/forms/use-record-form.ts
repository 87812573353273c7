import { type GetInputPropsReturnType, useForm } from '@mantine/form';
import { type ReactNode, useEffect, useEffectEvent, useRef, useState } from 'react';
import { idempotencyKeys } from '../../lib/idempotency';
import { fieldErrorsOf } from '../../lib/problems';
import { changesOf, sameValue } from '../../lib/same-value';
import type { Changeable, Versioned } from '../../lib/save-changes';
import { type SaveChangesOptions, useSaveChanges } from '../../lib/use-save-changes';
import { useReadOnly } from './use-write-guard';

export type OnceHeaders = { 'Idempotency-Key': string };
type Send<Values, Row> = (values: Values, headers: OnceHeaders) => Promise<Row>;

/** Form that sends its values once: creates a record, or runs an operation. */
interface Sending<Values, Row> {
  start: Values;
  /** Sends the values. The key stays the same for the same values, so that a retry does not run the operation twice. */
  send: Send<Values, Row>;
  edit?: undefined;
}

/** Form of a record, which sends only the changed fields. */
interface Editing<Values, Row, Body extends object> {
  edit: {
    /** Record as it was when the form was opened, or null for a new one, which `send` creates. */
    row: Row | null;
    record: Changeable<Row & Versioned, Body>;
    toValues: (row: Row | null) => Values;
    /** Converts the values to the fields of a PATCH. Fields that are left out are not changed. */
    toBody: (values: Values) => Partial<Body>;
    /** Shows a newer version of `row` while the user has changed nothing, for a form that stays on its page. */
    adoptNewer?: boolean;
  };
  send?: Send<Values, Row>;
  start?: undefined;
}

export type RecordFormOptions<Values, Row, Body extends object> = (Sending<Values, Row> | Editing<Values, Row, Body>) &
  Pick<SaveChangesOptions<Row, Body>, 'affects' | 'onRefused' | 'inPlace' | 'scope'> & {
    /** Returns error texts by path, in Italian. These are client-side checks, which the server repeats and completes. */
    validate?: (values: Values) => Record<string, string>;
    /** Returns the path that shows the server's error of a path; the same path by default. */
    placeOf?: (path: string) => string;
    /**
     * Called after a save; returns false when the answer leaves the input unsaved. `by` is the value of the pressed button,
     * where a form has several.
     */
    onSaved: (row: Row, by: string | undefined) => void | false;
    /** Form of somebody who logs in, which read-only sessions may send too. */
    logsIn?: boolean;
    /** Called instead of `onSaved` when nothing was changed. */
    onUnchanged?: (row: Row) => void;
  };

/** Props of a controlled input: its value, error and handlers. */
export type InputProps = GetInputPropsReturnType & Required<Pick<GetInputPropsReturnType, 'value'>>;

/** Part of a form that its fields need. */
export interface FormFields<Values> {
  values: Values;
  errors: Readonly<Record<string, ReactNode>>;
  getValues(): Values;
  getInputProps(path: string, options?: { type: 'checkbox' }): InputProps;
  setFieldValue(path: string, value: unknown): void;
  validateField(path: string): unknown;
  clearFieldError(path: string): void;
}

/** Part of a form that its frame needs. */
export interface FormState {
  submit: (by?: string) => void;
  saving: boolean;
  /** Error of the last save to show in the form, or null. */
  problem: unknown;
  values: object;
  errors: Readonly<Record<string, ReactNode>>;
  /** Whether the session is read-only, so that the form cannot be saved. */
  readOnly: boolean;
  /** Number of submissions so far. */
  attempts: number;
  isDirty: () => boolean;
}

/**
 * State of a form: its values and errors, and the one way in which forms are saved. Render it in a frame of this folder,
 * which shows errors and read-only sessions and warns about unsaved input.
 */
export function useRecordForm<Values extends object, Row, Body extends object = never>(options: RecordFormOptions<Values, Row, Body>) {
  const { edit, send, validate, placeOf = (path) => path, onSaved, onUnchanged, onRefused, logsIn = false } = options;
  const readOnly = useReadOnly() && !logsIn;
  const [keys] = useState(idempotencyKeys);
  const [base, setBase] = useState<Row | null>(edit?.row ?? null);
  const start = useRef<Values>(null);
  start.current ??= options.edit ? options.edit.toValues(base) : options.start;
  const [attempts, setAttempts] = useState(0);
  const by = useRef<string>(undefined);
  const saved = useRef(false);
  const rules = useRef(validate);
  useEffect(() => {
    rules.current = validate;
  });
  const fields = useForm<Values>({ initialValues: start.current, validate: (values) => rules.current?.(values) ?? {} });

  const work = useSaveChanges<Row, Body>({
    ...options,
    record: edit?.record,
    onSaved: finish,
    onRefused: (error) => {
      fields.setErrors(Object.fromEntries(Object.entries(fieldErrorsOf(error)).map(([path, text]) => [placeOf(path), text])));
      onRefused?.(error);
    },
  });

  function finish(row: Row, then: RecordFormOptions<Values, Row, Body>['onSaved'] = onSaved): void {
    keys.done();
    saved.current = true;
    if (then(row, by.current) === false) saved.current = false;
  }

  function submit(pressed?: string): void {
    if (work.saving || readOnly) return;
    by.current = pressed;
    setAttempts((count) => count + 1);
    if (fields.validate().hasErrors) return;
    const values = fields.getValues();
    if (edit && base !== null) {
      const changes = changesOf<Partial<Body>>(work.valuesOf(base), edit.toBody(values));
      if (Object.keys(changes).length > 0) work.save(base, changes);
      else finish(base, onUnchanged);
    } else {
      if (!send) throw new Error('This form cannot create a record');
      work.send(() => send(values, { 'Idempotency-Key': keys.keyFor(values) }));
    }
  }

  /** Fills the form with other values, which count as unchanged. */
  function restart(values: Values): void {
    start.current = values;
    fields.setValues(values);
    fields.resetDirty(values);
    fields.clearErrors();
    work.forgetProblem();
    setAttempts(0);
    saved.current = false;
  }

  /** Loads another version of the record, without the user's changes. */
  function reload(row: Row): void {
    setBase(row);
    if (edit) restart(edit.toValues(row));
  }

  const latest = edit?.row ?? null;
  const adopt = useEffectEvent(() => {
    if (edit?.adoptNewer && latest !== null && latest !== base && !fields.isDirty() && !work.saving) reload(latest);
  });
  useEffect(() => adopt(), [latest]);

  return {
    ...fields,
    ...work,
    attempts,
    readOnly,
    submit,
    /** Record that later changes by others are compared with; null for a new one. */
    base,
    isDirty: (path?: Parameters<typeof fields.isDirty>[0]) => !saved.current && fields.isDirty(path),
    getInputProps: fields.getInputProps as (...of: Parameters<typeof fields.getInputProps>) => InputProps,
    restart,
    reload,
    /** Sets initial values that were not known at the start, such as defaults of the agency, unless the user has changed them. */
    suggest: (values: Partial<Values>): void => {
      for (const [name, value] of Object.entries(values)) {
        if (fields.isDirty(name) || sameValue(fields.getValues()[name as keyof Values], value)) continue;
        start.current = { ...start.current, [name]: value } as Values;
        fields.setFieldValue(name, value as never);
      }
      fields.resetDirty(start.current ?? undefined);
    },
  };
}
