import { fiscalCodeMismatches } from '@sestante/italian-ids/fiscal-code-mismatch';
import { FIELDS_OF } from '../clients/client.rules.js';
import type { ClientStatus, ClientType, CreateClientDto } from '../clients/client.dto.js';
import { oneLine } from './case.rules.js';
import { companyName, legalFormOf } from './company-name.rules.js';
import { countryOf, readAddress } from './import-address.rules.js';
import { readEmails, readPhones, spreadEmails, spreadPhones } from './import-contact.rules.js';
import type { ImportField, Rejection, Warning } from './import-fields.js';
import { isForeignVatNumber, readFiscalCode, readVatNumber, type ReadId } from './import-ids.rules.js';
import type { MappedColumn, RowWarning } from './import.dto.js';
import * as read from './import-value.rules.js';
import { personName, splitName } from './person-name.rules.js';

/** Settings to parse a file with: its headers, and the field of each column. */
export interface Reading {
  headers: readonly string[];
  mapping: readonly MappedColumn[];
  /** `YYYY-MM-DD` */
  today: string;
}

/** Result of parsing one row. */
export interface UnderstoodRow {
  /** Null for a row without a name. */
  client: CreateClientDto | null;
  status: ClientStatus;
  /** Reasons to reject the row; the first one is counted. */
  faults: Rejection[];
  warnings: (RowWarning & { code: Warning })[];
}

const LONGEST = { name: 100, companyName: 200, notes: 10_000 };

/** Parses one row. Pure function: the same file, mapping and day give the same result in preview, dry run and run. */
export function understandRow(cells: readonly string[], reading: Reading): UnderstoodRow {
  if (cells.slice(reading.headers.length).some((cell) => cell.trim() !== '')) return unreadable('too-many-cells');
  if (reading.headers.every((header, at) => (cells[at] ?? '').trim() === header.trim())) return unreadable('header-again');
  return new RowReader(cells, reading).understood();
}

const unreadable = (fault: Rejection): UnderstoodRow => ({ client: null, status: 'client', faults: [fault], warnings: [] });

class RowReader {
  private readonly faults: Rejection[] = [];
  private readonly warnings: UnderstoodRow['warnings'] = [];
  private readonly notes: string[] = [];
  private readonly columns = new Map<ImportField, number>();
  private readonly texts = new Map<ImportField, string>();

  constructor(
    private readonly cells: readonly string[],
    private readonly reading: Reading,
  ) {
    for (const { column, field } of reading.mapping) {
      const text = read.cellText(cells[column]);
      if (text === '') continue;
      this.columns.set(field, column);
      this.texts.set(field, text);
    }
  }

  understood(): UnderstoodRow {
    const status = read.readStatus(this.text('status'));
    if (status === null) this.warn('unknown-status', 'status');
    const { fiscalCode, vatNumber } = this.ids();
    const type = this.type(fiscalCode, vatNumber);
    const names = type === 'corporate' ? this.company() : this.person(type, fiscalCode);
    const fields = { ...names, ...this.ofAll(fiscalCode), ...this.ofBusiness(type, vatNumber) };
    this.forNotes(status);
    const notes = this.allNotes();
    const client = { type, ...withoutEmpty({ ...fields, notes }) } as unknown as CreateClientDto;
    this.compare(client);
    const known = names.companyName !== undefined || names.lastName !== undefined;
    return { client: known ? client : null, status: status ?? 'client', faults: this.faults, warnings: this.warnings };
  }

  private text(field: ImportField): string {
    return this.texts.get(field) ?? '';
  }

  private warn(code: Warning, field: ImportField, value = this.text(field)): void {
    this.warnings.push({ code, field, value: oneLine(value).slice(0, 200) });
  }

  /** Parses a cell; an unreadable value is left out, with a warning. */
  private or<Value>(field: ImportField, from: (text: string) => Value | null, code: Warning): Value | null {
    const text = this.text(field);
    const value = text === '' ? null : from(text);
    if (text !== '' && value === null) this.warn(code, field);
    return value;
  }

  /** Returns one line of limited length; a longer text goes into the notes. */
  private line(field: ImportField, longest: number): string | null {
    const text = oneLine(this.text(field));
    if (text.length <= longest) return text || null;
    this.warn('too-long', field);
    this.note(field);
    return null;
  }

  /** Moves the value of a field that the client type lacks into the notes, under its column's header. */
  private note(field: ImportField): void {
    const text = this.text(field);
    if (text !== '') this.notes.push(`${this.header(this.columns.get(field))}: ${oneLine(text)}`);
  }

  private header(column = -1): string {
    return oneLine(this.reading.headers[column] ?? '') || `Colonna ${column + 1}`;
  }

  private ids(): { fiscalCode: string | null; vatNumber: string | null } {
    let [fiscalText, vatText] = [this.text('fiscalCode'), this.text('vatNumber')];
    // Accepts a person's fiscal code in the VAT number column when the fiscal code column is empty.
    if (fiscalText === '' && vatText.replace(/\s/g, '').length === 16) [fiscalText, vatText] = [vatText, ''];
    const abroad = isForeignVatNumber(vatText);
    if (abroad) this.warn('foreign-vat-number', 'vatNumber');
    const fiscalCode = this.id(fiscalText, readFiscalCode, 'fiscalCode', 'bad-fiscal-code', 'fiscal-code-mended');
    const vatNumber = this.id(abroad ? '' : vatText, readVatNumber, 'vatNumber', 'bad-vat-number', 'vat-number-mended');
    return { fiscalCode, vatNumber };
  }

  private id(text: string, from: (text: string) => ReadId | null, field: ImportField, fault: Rejection, corrected: Warning): string | null {
    if (text === '') return null;
    const id = from(text);
    if (!id) this.faults.push(fault);
    if (id?.corrected) this.warn(corrected, field, text);
    return id?.value ?? null;
  }

  /**
   * Determines the client type: the stated type first, then a legal form or a company's code, then a profession or a
   * VAT number.
   */
  private type(fiscalCode: string | null, vatNumber: string | null): ClientType {
    const stated = read.readType(this.text('type'));
    if (stated === null) this.faults.push('unknown-type');
    if (stated) return stated;
    const person = this.text('lastName') !== '' && this.text('firstName') !== '';
    const [company, form] = [this.text('companyName'), this.text('legalForm')];
    const named = [company, this.text('name'), `${this.text('lastName')} ${this.text('firstName')}`].some((name) => legalFormOf(name));
    const single = /individuale|libero|privat/i.test(form);
    if (named || fiscalCode?.length === 11 || (form !== '' && !single) || (company !== '' && !person && this.text('name') === ''))
      return 'corporate';
    return vatNumber || single || this.text('profession') !== '' ? 'professional' : 'retail';
  }

  private company() {
    const [own, whole] = [this.text('companyName'), this.text('name')];
    const person = oneLine(`${this.text('firstName')} ${this.text('lastName')}`);
    const name = companyName(own || whole || oneLine(`${this.text('lastName')} ${this.text('firstName')}`));
    const longest = name.length > LONGEST.companyName;
    if (longest) this.faults.push('name-too-long');
    if (!/\p{L}/u.test(name)) this.faults.push('no-name');
    for (const field of ['title', 'birthDate', 'birthPlace', 'gender', 'maritalStatus', 'profession', 'professionalOrder'] as const)
      this.note(field);
    const referent = this.line('referent', 200) ?? (own !== '' || whole !== '' ? person.slice(0, 200) || null : null);
    return {
      companyName: /\p{L}/u.test(name) && !longest ? name : undefined,
      lastName: undefined,
      legalForm: this.line('legalForm', 100) ?? legalFormOf(name),
      sector: this.line('sector', 100),
      referent,
    };
  }

  private person(type: ClientType, fiscalCode: string | null) {
    const [title, lastName, firstName] = [this.text('title'), this.text('lastName'), this.text('firstName')];
    const whole = this.text('name') || (lastName !== '' && firstName !== '' ? '' : lastName || firstName || this.text('companyName'));
    const split = whole === '' ? personName(title, lastName, firstName) : splitName(`${title && `${title} `}${whole}`, fiscalCode);
    const lettered = split && [split.lastName, split.firstName].every((name) => /\p{L}/u.test(name));
    if (!lettered) this.faults.push(/\p{L}/u.test(`${whole}${lastName}${firstName}`) ? 'no-first-name' : 'no-name');
    const long = lettered && [split.lastName, split.firstName].some((name) => name.length > LONGEST.name);
    if (long) this.faults.push('name-too-long');
    const birthDate = this.text('birthDate');
    const born = birthDate === '' ? null : read.readBirthDate(birthDate, this.reading.today);
    if (birthDate !== '' && !born) this.faults.push('bad-birth-date');
    for (const field of ['legalForm', 'sector', 'referent'] as const) this.note(field);
    const professional = type === 'professional';
    const studio = this.text('name') !== '' || (lastName !== '' && firstName !== '') ? this.text('companyName') : '';
    if (!professional)
      for (const field of ['companyName', 'profession', 'professionalOrder'] as const)
        if (studio || field !== 'companyName') this.note(field);
    return {
      ...(lettered && !long ? split : { lastName: undefined }),
      companyName: professional && studio ? (this.line('companyName', LONGEST.companyName) ?? undefined) : undefined,
      birthDate: born,
      birthPlace: this.birthPlace(),
      gender: this.or('gender', read.readGender, 'unknown-gender'),
      maritalStatus: this.or('maritalStatus', read.readMaritalStatus, 'unknown-marital-status'),
      ...(professional ? { profession: this.line('profession', 100), professionalOrder: this.line('professionalOrder', 200) } : {}),
    };
  }

  private birthPlace() {
    const { city: name, province } = readAddress({ ...NOWHERE, city: this.text('birthPlace') }) ?? {};
    return name ? { name, province: province ?? null } : null;
  }

  /** Parses the fields common to all client types. */
  private ofAll(fiscalCode: string | null) {
    const mails = (['email', 'otherEmail'] as const).map((field) => ({ field, ...readEmails(this.text(field)) }));
    const certified = readEmails(this.text('pec'));
    for (const { field, invalid } of mails) for (const value of invalid) this.warn('bad-email', field, value);
    for (const value of certified.invalid) this.warn('bad-pec', 'pec', value);
    const numbers = (['phone', 'mobile', 'otherPhone'] as const).flatMap((field) => {
      const { valid, invalid } = readPhones(this.text(field));
      for (const value of invalid) this.warn('bad-phone', field, value);
      return valid;
    });
    const address = readAddress({
      street: this.text('street'),
      streetNumber: this.text('streetNumber'),
      postalCode: this.text('postalCode'),
      city: this.text('city'),
      province: this.text('province'),
      country: this.or('country', countryOf, 'unknown-country') ?? '',
    });
    return {
      ...spreadEmails(
        mails.flatMap(({ valid }) => valid),
        certified.valid,
      ),
      ...spreadPhones(numbers),
      address,
      fiscalCode,
      sdiCode: this.or('sdiCode', read.readSdiCode, 'bad-sdi-code'),
      omniaCode: this.line('omniaCode', 64),
      source: this.line('source', 100),
      expectedValue: money(this.or('expectedValue', read.readAmount, 'bad-amount')),
    };
  }

  private ofBusiness(type: ClientType, vatNumber: string | null) {
    if (!vatNumber) this.note('vatNumber');
    if (!FIELDS_OF[type].has('vatNumber')) {
      if (vatNumber) this.note('vatNumber');
      for (const field of ['annualRevenue', 'employeeCount'] as const) this.note(field);
      return {};
    }
    return {
      vatNumber,
      annualRevenue: money(this.or('annualRevenue', read.readAmount, 'bad-amount')),
      employeeCount: this.or('employeeCount', read.readCount, 'bad-count'),
    };
  }

  private forNotes(status: ClientStatus | null): void {
    if (status === null) this.note('status');
    for (const { column, field } of this.reading.mapping) {
      const text = field === 'toNotes' ? read.cellText(this.cells[column]) : '';
      if (text !== '') this.notes.push(`${this.header(column)}: ${oneLine(text)}`);
    }
  }

  private allNotes(): string | null {
    const own = this.text('notes')
      .replace(/\r\n?/g, '\n')
      .replace(/[^\P{Cc}\n\t]/gu, '');
    const all = [own, ...this.notes].filter(Boolean).join('\n');
    if (all.length > LONGEST.notes) this.warn('too-long', 'notes');
    return all.slice(0, LONGEST.notes).trim() || null;
  }

  /** Warns when the fiscal code contradicts name, birth date or gender; the row is still imported. */
  private compare({ fiscalCode, firstName, lastName, birthDate, gender }: CreateClientDto): void {
    if (fiscalCode?.length !== 16 || !lastName) return;
    const person = { firstName: firstName ?? null, lastName, birthDate: birthDate ?? null, gender: gender ?? null };
    if (fiscalCodeMismatches(fiscalCode, person, { today: this.reading.today }).length > 0) this.warn('fiscal-code-differs', 'fiscalCode');
  }
}

const NOWHERE = { street: '', streetNumber: '', postalCode: '', city: '', province: '', country: '' };
const money = (amount: string | null) => amount && { amount, currency: 'EUR' };

/** Drops empty lists and missing values, since the record defaults to empty. */
const withoutEmpty = (fields: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== null && value !== undefined && !(Array.isArray(value) && value.length === 0)),
  );
