/** The tabs of the sheet by the nouns of their addresses, in the order in which an agency finds them at first. */
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

/** Those whose records the sheet keeps itself: activities are the CRM's. */
export type RecordTabName = Exclude<SheetTabName, 'activities'>;
export const RECORD_TABS = SHEET_TABS.filter((name): name is RecordTabName => name !== 'activities');
