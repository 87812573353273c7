/** Tabs of the sheet by the nouns of their routes, in the default order of a new agency. */
export const SHEET_TABS = [
  'contacts',
  'sites',
  'payment-methods',
  'bank-accounts',
  'bonuses',
  'discounts',
  'activities',
  'installations',
  'interventions',
  'contracts',
  'documents',
] as const;
export type SheetTabName = (typeof SHEET_TABS)[number];

/** Tabs whose records the sheet stores itself; activities are CRM actions and are stored there. */
export type RecordTabName = Exclude<SheetTabName, 'activities'>;
