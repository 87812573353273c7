/** What a column of a file can hold. Most are fields of the client; `name` is a person's whole name or a company's. */
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
  /** Goes into the notes under the header of its column; the one field that several columns may have. */
  'toNotes',
] as const;
export type ImportField = (typeof IMPORT_FIELDS)[number];

/** Without one of them no row has a name. */
export const NAME_FIELDS: readonly ImportField[] = ['name', 'lastName', 'companyName'];

/** Why a row does not come in. */
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

/** What should be looked at in a row that comes in: a value that is left out, was mended, or does not agree with another. */
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
