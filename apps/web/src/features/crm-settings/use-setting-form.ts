import { type QueryKey, useQueryClient } from '@tanstack/react-query';
import type { Changeable, Versioned } from '../../lib/save-changes';
import { type OnceHeaders, useRecordForm } from '../../ui/forms/use-record-form';
import { refreshSettings, SETTINGS_SCOPE } from './use-setting-changes';

export interface SettingFormOptions<Values, Row, Body extends object> {
  record: Changeable<Row & Versioned, Body>;
  /** Record to edit; null for a new one. */
  row: Row | null;
  toValues: (row: Row | null) => Values;
  toBody: (values: Values) => Body;
  create: (body: Body, headers: OnceHeaders) => Promise<{ data: Row }>;
  validate: (values: Values) => Record<string, string>;
  /** Query key of the list that contains the record. */
  list: QueryKey;
  onDone: () => void;
}

/** Form of a settings row, which refreshes everything that shows the row. */
export function useSettingForm<Values extends object, Row, Body extends object>(options: SettingFormOptions<Values, Row, Body>) {
  const { row, record, toValues, toBody, create, validate, list, onDone } = options;
  const queryClient = useQueryClient();
  return useRecordForm<Values, Row, Body>({
    scope: SETTINGS_SCOPE,
    edit: { row, record, toValues, toBody },
    send: async (values, headers) => (await create(toBody(values), headers)).data,
    validate,
    onSaved: onDone,
    onSettled: () => void refreshSettings(queryClient, [list]),
  });
}
