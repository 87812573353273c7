import type { DemoChange, DemoClient } from './demo.client.js';
import { address, mobile } from './demo.contact.js';
import type { Dice } from './demo.dice.js';
import { PLACES_AS_FREQUENT } from './demo.identity.js';

type Field = Exclude<DemoChange['field'], 'pipelineStage'>;

const WITHOUT_HISTORY = 0.45;
const CHANGEABLE: readonly Field[] = [
  'phone',
  'email',
  'address',
  'annualRevenue',
  'employeeCount',
  'maritalStatus',
  'notes',
  'pec',
  'referent',
  'source',
];

/**
 * Generates the changes to a record since its creation. Each field changes at most once, so that the last change
 * matches the current value; the latest change is the record's update date.
 */
export function history(dice: Dice, client: DemoClient, byEmail: string): { updatedDaysAgo: number; changes: DemoChange[] } {
  const { createdDaysAgo, updatedDaysAgo } = client;
  if (updatedDaysAgo >= createdDaysAgo || dice.chance(WITHOUT_HISTORY)) return { updatedDaysAgo: createdDaysAgo, changes: [] };
  const present = CHANGEABLE.filter((field) => client[field] !== null && client[field] !== undefined);
  const fields = new Set(Array.from({ length: dice.pick([1, 1, 2, 3]) }, () => dice.pick(present)));
  const days = [...fields].map((_, at) => (at === 0 ? updatedDaysAgo : dice.between(updatedDaysAgo, createdDaysAgo - 1)));
  const changes = [...fields].map((field, at) => {
    const to = client[field];
    return { daysAgo: days[at] ?? updatedDaysAgo, byEmail, field, from: before(dice, field, client), to };
  });
  return { updatedDaysAgo, changes: changes.toSorted((one, other) => other.daysAgo - one.daysAgo) };
}

function before(dice: Dice, field: Field, client: DemoClient): unknown {
  if (field === 'phone') return mobile(dice);
  if (field === 'address') return address(dice, dice.pick(PLACES_AS_FREQUENT));
  if (field === 'annualRevenue') return lower(client.annualRevenue?.amount ?? '0', dice);
  if (field === 'employeeCount')
    return (client.employeeCount ?? 0) + dice.pick([-1, 1, 2, 3].filter((step) => step > 0 || client.employeeCount));
  if (field === 'maritalStatus') return client.maritalStatus === 'single' || client.maritalStatus === 'married' ? null : 'married';
  return null;
}

function lower(amount: string, dice: Dice): { amount: string; currency: 'EUR' } {
  const thousands = Math.max(1, Math.round((Number(amount) / 1000) * (0.75 + dice.next() * 0.2)));
  return { amount: `${thousands * 1000}.00`, currency: 'EUR' };
}
