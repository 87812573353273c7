/** Fields a file's column can hold. Most are fields of the client; `name` is a person's full name or a company's name. */
export const IMPORT_FIELDS = [
  'name',
  'title',
  'firstName',
  'lastName',
  'companyName',
  'type',
  'status',
  'fiscalCode',
  'vatNumber',
  'birthDate',
  'birthPlace',
  'gender',
  'maritalStatus',
  'profession',
  'professionalOrder',
  'email',
  'otherEmail',
  'pec',
  'phone',
  'mobile',
  'otherPhone',
  'street',
  'streetNumber',
  'postalCode',
  'city',
  'province',
  'country',
  'annualRevenue',
  'employeeCount',
  'legalForm',
  'sector',
  'referent',
  'sdiCode',
  'omniaCode',
  'source',
  'expectedValue',
  'notes',
  /** Appends the cell to the notes under its column's header; the only field that several columns may share. */
  'toNotes',
] as const;
export type ImportField = (typeof IMPORT_FIELDS)[number];

/** Fields that provide a name; a mapping needs at least one of them. */
export const NAME_FIELDS: readonly ImportField[] = ['name', 'lastName', 'companyName'];

/** Reasons why a row is rejected. */
export const REJECTIONS = [
  'no-name',
  'no-first-name',
  'name-too-long',
  'unknown-type',
  'bad-birth-date',
  'bad-fiscal-code',
  'bad-vat-number',
  'omnia-code-taken',
  'header-again',
  'too-many-cells',
] as const;
export type Rejection = (typeof REJECTIONS)[number];

/** Warnings on a row that is imported: a value was left out, corrected, or contradicts another one. */
export const WARNINGS = [
  'bad-email',
  'bad-pec',
  'bad-phone',
  'bad-amount',
  'bad-count',
  'bad-sdi-code',
  'unknown-status',
  'unknown-gender',
  'unknown-marital-status',
  'unknown-country',
  'foreign-vat-number',
  'fiscal-code-mended',
  'fiscal-code-differs',
  'vat-number-mended',
  'too-long',
] as const;
export type Warning = (typeof WARNINGS)[number];
