import type { Client } from '../clients/client.entity.js';
import type { ClientType } from '../clients/client.dto.js';
import type { Dice } from '../demo/demo.dice.js';
import type { Channel, QuestionnaireStatus } from '../questionnaires/questionnaire.entity.js';

/** A questionnaire of the demo, with days before the day of loading. */
export interface DemoSending {
  client: Client;
  status: QuestionnaireStatus;
  reviewed: boolean;
  sentDaysAgo: number;
  channel: Channel;
  /** Place of an earlier sending to the same client, whose answers are reused. */
  reuses: number | null;
}

const PLAN: readonly { status: QuestionnaireStatus; reviewed?: true; count: number; from: number; to: number }[] = [
  { status: 'completed', reviewed: true, count: 28, from: 40, to: 730 },
  { status: 'completed', count: 8, from: 5, to: 20 },
  { status: 'in_progress', count: 6, from: 3, to: 18 },
  { status: 'sent', count: 8, from: 1, to: 14 },
  { status: 'expired', count: 6, from: 35, to: 600 },
  { status: 'cancelled', count: 4, from: 12, to: 500 },
];
const TYPES: readonly ClientType[] = ['corporate', 'retail', 'retail', 'professional'];
const CHANNELS: readonly Channel[] = ['email', 'email', 'email', 'link', 'qr', 'together'];
/** Least days between two questionnaires of a client. */
const CYCLE = 200;
const DAY = 86_400_000;

/**
 * Returns the questionnaires of an agency in all states over two years, each client with one open one at most.
 * @param share of the plan, below 1 for a small agency
 */
export function demoSendings(dice: Dice, clients: readonly Client[], share: number): DemoSending[] {
  const used = new Set<Client>();
  const sendings: DemoSending[] = [];
  const now = Date.now();
  const take = (type: ClientType, sentDaysAgo: number): Client | undefined => {
    const found = clients.find(
      (client) =>
        client.type === type && !used.has(client) && isWellKnown(client) && now - client.createdAt.getTime() > (sentDaysAgo + 2) * DAY,
    );
    if (found) used.add(found);
    return found;
  };
  for (const { status, reviewed = false, count, from, to } of PLAN)
    for (let index = 0; index < Math.ceil(count * share); index += 1) {
      // Spread evenly over the time, the latest first.
      const sentDaysAgo = from + Math.floor(((to - from) * index) / Math.ceil(count * share)) + (to - from > 100 ? dice.between(0, 9) : 0);
      const type = TYPES[sendings.length % TYPES.length] ?? 'retail';
      const again = index % 2 === 0 && !reviewed && status !== 'expired' ? earlierOf(sendings, type, sentDaysAgo) : undefined;
      const client = again?.client ?? take(type, sentDaysAgo);
      if (!client) continue;
      const channel = dice.pick(CHANNELS);
      const sent = {
        client,
        status,
        reviewed,
        sentDaysAgo,
        channel: channel === 'email' && !client.email ? ('together' as const) : channel,
      };
      sendings.push({ ...sent, reuses: again ? sendings.indexOf(again) : null });
    }
  return sendings;
}

/** Returns a reviewed questionnaire of an earlier year whose client has received no other since. */
const earlierOf = (sendings: readonly DemoSending[], type: ClientType, sentDaysAgo: number): DemoSending | undefined =>
  sendings.find(
    (one) =>
      one.reviewed &&
      one.client.type === type &&
      one.sentDaysAgo > sentDaysAgo + CYCLE &&
      sendings.filter(({ client }) => client === one.client).length === 1,
  );

/** Whether the registry answers most of what the questionnaire asks it: an agency knows the clients to whom it sends one. */
const isWellKnown = ({ type, birthDate, maritalStatus, household, annualRevenue, employeeCount }: Client): boolean =>
  type === 'retail'
    ? Boolean(birthDate && maritalStatus && household?.size)
    : type === 'professional'
      ? Boolean(birthDate)
      : Boolean(annualRevenue && employeeCount !== null);
