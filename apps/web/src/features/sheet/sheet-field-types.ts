import { type Control, type FieldType, type FieldErrors, textFieldType, type TextFieldType } from '../../ui/forms/field-types.ts';
import { formatDay } from '../../lib/formats.ts';

/** Controls that only the sheet has; sheet-field-control.tsx renders them. */
export type SheetControl = { is: 'day' } | { is: 'flag' } | { is: 'person' } | { is: 'record'; of: Referred };

/** Tabs whose records other records refer to. */
export type Referred = 'sites' | 'installations';

// Value types shared with clients (line, email, phone, money, notes, choice, suggested) are in client-values.ts.

const DAY = /^\d{4}-\d\d-\d\d$/;

/** A date in the API's format; invalid text is kept so that its error can be shown. */
export const day: FieldType<string, string, Control | SheetControl> = {
  control: { is: 'day' },
  empty: '',
  toForm: (value) => value,
  fromForm: (text) => (DAY.test(text) ? text : null),
  fieldErrors: (text): FieldErrors => (text.trim() === '' || DAY.test(text) ? {} : { '': 'Non è un giorno del calendario' }),
  read: formatDay,
};

/** Yes or no. */
export const flag: FieldType<boolean, boolean, Control | SheetControl> = {
  control: { is: 'flag' },
  empty: false,
  toForm: (value) => value,
  fromForm: (value) => value,
  fieldErrors: () => ({}),
  read: (value) => (value ? 'sì' : 'no'),
};

/** Another record of the same client, by id. */
export const record = (of: Referred): FieldType<string, string, Control | SheetControl> => ({ ...byId, control: { is: 'record', of } });

const byId = {
  empty: '',
  toForm: (id: string) => id,
  fromForm: (id: string) => (id === '' ? null : id),
  fieldErrors: () => ({}),
  read: (id: string) => id,
};

/** A colleague of the agency, by id. */
export const person: FieldType<string, string, Control | SheetControl> = { ...byId, control: { is: 'person' } };

const percents = new Intl.NumberFormat('it-IT', { maximumFractionDigits: 2 });

/** Percentage such as "12,5 %": 0 to 100, two decimals. */
export const percentage: TextFieldType<number> = textFieldType<number>({
  control: { is: 'text', max: 10, inputMode: 'decimal', placeholder: '0–100' },
  parse: (text) => {
    const figure = /^(\d{1,3})(?:[.,](\d{1,2}))?\s*%?$/.exec(text);
    const value = figure ? Number(`${figure[1]}.${figure[2] ?? '0'}`) : Number.NaN;
    return value <= 100 ? value : null;
  },
  format: (value) => `${percents.format(value)} %`,
  fieldError: () => 'Una percentuale da 0 a 100, al massimo con due decimali',
});
