import { type Control, type FieldType, type FieldErrors, textFieldType, type TextFieldType } from '../clients/client-values.ts';
import { formatDay } from '../../lib/formats.ts';

/** Controls that only the sheet has; sheet-field-control.tsx draws them. */
export type SheetControl = { is: 'day' } | { is: 'flag' } | { is: 'person' } | { is: 'record'; of: Referred };

/** The tabs whose records others point at. */
export type Referred = 'sites' | 'installations';

// What a client's own fields have as well (line, email, phone, money, notes, choice, suggested) is in client-values.ts.

const DAY = /^\d{4}-\d\d-\d\d$/;

/** A day as the API writes it; what was typed and is none stays as it was, to be told so. */
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

/** Another record of the same client, by its id. */
export const record = (of: Referred): FieldType<string, string, Control | SheetControl> => ({ ...byId, control: { is: 'record', of } });

const byId = {
  empty: '',
  toForm: (id: string) => id,
  fromForm: (id: string) => (id === '' ? null : id),
  fieldErrors: () => ({}),
  read: (id: string) => id,
};

/** Somebody of the agency, by id. */
export const person: FieldType<string, string, Control | SheetControl> = { ...byId, control: { is: 'person' } };

const percents = new Intl.NumberFormat('it-IT', { maximumFractionDigits: 2 });

/** "12,5 %": 0 to 100, two decimals. */
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
