import type { Changeable, Versioned } from '../../lib/save-changes';
import { type OnceHeaders, useRecordForm } from '../../ui/forms/use-record-form';
import { SETTINGS_SCOPE, type SettingTag } from './use-setting-changes';

export interface SettingFormOptions<Values, Row, Body extends object> {
  record: Changeable<Row & Versioned, Body>;
  /** Record to edit; null for a new one. */
  row: Row | null;
  toValues: (row: Row | null) => Values;
  toBody: (values: Values) => Body;
  create: (body: Body, headers: OnceHeaders) => Promise<{ data: Row }>;
  validate: (values: Values) => Record<string, string>;
  tag: SettingTag;
  onDone: () => void;
}

/** Form of a settings row, which records show too. */
export function useSettingForm<Values extends object, Row, Body extends object>(options: SettingFormOptions<Values, Row, Body>) {
  const { row, record, toValues, toBody, create, validate, tag, onDone } = options;
  return useRecordForm<Values, Row, Body>({
    scope: SETTINGS_SCOPE,
    affects: [tag, 'records'],
    edit: { row, record, toValues, toBody },
    send: async (values, headers) => (await create(toBody(values), headers)).data,
    validate,
    onSaved: onDone,
  });
}
