/** The tabs of the sheet by the nouns of their addresses, in the order in which staff know them. The CRM adds the activities. */
export const SHEET_TABS = [
  'contacts',
  'sites',
  'payment-methods',
  'bank-accounts',
  'bonuses',
  'discounts',
  'installations',
  'interventions',
  'contracts',
  'documents',
] as const;
export type SheetTabName = (typeof SHEET_TABS)[number];
