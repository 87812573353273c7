import type { FieldType } from '../../ui/forms/field-types.ts';

/** Tabs whose records other records refer to. */
export type Referred = 'sites' | 'installations';

// Value types that other features have too are in ui/forms/field-types.ts.

const byId = {
  empty: '',
  toForm: (id: string) => id,
  fromForm: (id: string) => (id === '' ? null : id),
  fieldErrors: () => ({}),
  read: (id: string) => id,
};

/** Another record of the same client, by id. */
export const record = (of: Referred): FieldType<string> => ({ ...byId, control: { is: 'record', of } });

/** A colleague of the agency, by id. */
export const person: FieldType<string> = { ...byId, control: { is: 'person' } };
