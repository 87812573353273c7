import { italianIban, letters, sample } from '../samples.js';
import { operationOf } from '../document.js';

type Body = (next: () => number) => Record<string, unknown>;

/** A body with every field of the operation except ids. */
const full =
  (operation: string): Body =>
  (next) =>
    sample(operationOf(operation).body ?? {}, next) as Record<string, unknown>;

/** Bodies for a record of each tab, with texts of unique letters only. */
export const sheetBodies = {
  contact: full('createContact'),
  'payment method': (next) => ({ ...full('createPaymentMethod')(next), kind: letters(next(), 10) }),
  site: (next) => ({ ...full('createSite')(next), registeredOffice: false }),
  'bank account': (next) => ({
    iban: italianIban(next()),
    bic: `${letters(next(), 6)}${letters(next(), 2)}`.toUpperCase(),
    bankName: letters(next(), 12),
    holder: letters(next(), 12),
    isDefault: false,
  }),
  bonus: (next) => ({
    description: letters(next(), 12),
    kind: 'percentage',
    percentage: 5,
    validFrom: '2026-01-01',
    validTo: '2026-12-31',
  }),
  discount: (next) => ({
    description: letters(next(), 12),
    kind: 'amount',
    amount: { amount: '50.00', currency: 'EUR' },
    minimumThreshold: { amount: '500.00', currency: 'EUR' },
  }),
  installation: (next) => full('createInstallation')(next),
  intervention: (next) => ({ ...full('createIntervention')(next), performedOn: '2026-01-15' }),
  contract: (next) => ({ ...full('createContract')(next), startsOn: '2026-01-01', endsOn: '2026-12-31' }),
} satisfies Record<string, Body>;
