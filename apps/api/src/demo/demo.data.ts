import { bellinisCast, ELENA, GIULIA, MARCO } from './demo.cast.js';
import type { DemoAgencyClient, DemoClient, DemoProspect } from './demo.client.js';
import { Dice } from './demo.dice.js';
import { history } from './demo.history.js';
import { people } from './demo.people.js';
import { bellinisProspects } from './demo.prospects.js';

/** Content of the demo database after the first start. */
export interface DemoContent {
  name: string;
  users: DemoUser[];
  tags: { name: string; color: string }[];
  clients: DemoAgencyClient[];
  prospects: DemoProspect[];
}

export interface DemoUser {
  email: string;
  firstName: string;
  lastName: string;
  role: 'agency_admin' | 'collaborator';
  visibility: 'agency' | 'own';
}

const BELLINI_CLIENTS = 1284;
const BELLINI_SEED = 1961;
/** Number of recently converted clients: one every other day. */
const BELLINI_CONVERTED = 14;
const COLOMBO_CLIENTS = 40;
const COLOMBO_SEED = 1492;

const BELLINI_USERS: DemoUser[] = [
  { email: GIULIA, firstName: 'Giulia', lastName: 'Ferraris', role: 'agency_admin', visibility: 'agency' },
  { email: MARCO, firstName: 'Marco', lastName: 'De Santis', role: 'collaborator', visibility: 'own' },
  { email: ELENA, firstName: 'Elena', lastName: 'Riva', role: 'collaborator', visibility: 'agency' },
];
const PAOLO = 'paolo.colombo@colombo.example';

const TAGS = [
  { name: 'Cyber', color: '#5b5bd6' },
  { name: 'Industria 5.0', color: '#0f6b66' },
  { name: 'VIP', color: '#b45309' },
  { name: 'Rinnovo', color: '#0369a1' },
  { name: 'Famiglia', color: '#be185d' },
  { name: 'Previdenza', color: '#15803d' },
  { name: 'Da ricontattare', color: '#b91c1c' },
  { name: 'Catastrofali', color: '#7c3aed' },
];
// Probability of each tag per client type.
const TAG_CHANCES: Record<DemoClient['type'], Record<string, number>> = {
  retail: { Famiglia: 0.3, Previdenza: 0.12, Rinnovo: 0.14, VIP: 0.03, 'Da ricontattare': 0.08 },
  professional: { Cyber: 0.16, Previdenza: 0.14, Rinnovo: 0.14, VIP: 0.06, 'Da ricontattare': 0.07 },
  corporate: { Cyber: 0.22, 'Industria 5.0': 0.12, Catastrofali: 0.34, VIP: 0.08, Rinnovo: 0.16 },
};

/** Returns the two demo agencies, the same at every load; `today` (`YYYY-MM-DD`) only affects dates within notes. */
export function demoAgencies(today: string): DemoContent[] {
  const bellini = belliniClients(today);
  return [
    {
      name: 'Agenzia Bellini',
      users: BELLINI_USERS,
      tags: TAGS,
      clients: bellini,
      prospects: bellinisProspects(today),
    },
    {
      name: 'Studio Colombo',
      users: [{ email: PAOLO, firstName: 'Paolo', lastName: 'Colombo', role: 'agency_admin', visibility: 'agency' }],
      tags: TAGS.slice(2, 6),
      clients: colomboClients(today, new Set(bellini.map(nameOf))),
      prospects: [],
    },
  ];
}

function belliniClients(today: string): DemoAgencyClient[] {
  const cast = bellinisCast();
  const dice = new Dice();
  const others = [...people(BELLINI_CLIENTS - cast.length, BELLINI_SEED, today)].map((client, index) => {
    dice.reseed(BELLINI_SEED + 1, index);
    const assigneeEmail = assignee(dice.next());
    // Most clients are created by their assignee; Giulia creates those without one.
    const createdByEmail = dice.chance(0.7) ? (assigneeEmail ?? GIULIA) : dice.pick([GIULIA, MARCO, ELENA]);
    return withStory(dice, client, TAGS, createdByEmail, assigneeEmail, assigneeEmail ?? GIULIA);
  });
  const lately = new Set(
    others.filter(({ createdDaysAgo, changes }) => createdDaysAgo > 40 && changes.length === 0).slice(0, BELLINI_CONVERTED),
  );
  const days = [...lately];
  return [
    ...cast,
    ...others.map((client) => (lately.has(client) ? { ...client, convertedDaysAgo: 1 + 2 * days.indexOf(client) } : client)),
  ];
}

function assignee(share: number): string | null {
  if (share < 0.35) return MARCO;
  if (share < 0.65) return ELENA;
  return share < 0.9 ? GIULIA : null;
}

/** No client shares a name with one of Bellini, so that a record shown in the wrong agency is obvious. */
function colomboClients(today: string, taken: ReadonlySet<string>): DemoAgencyClient[] {
  const dice = new Dice();
  return [...people(COLOMBO_CLIENTS * 2, COLOMBO_SEED, today)]
    .filter((client) => !taken.has(nameOf(client)))
    .slice(0, COLOMBO_CLIENTS)
    .map((client, index) => {
      dice.reseed(COLOMBO_SEED + 1, index);
      return withStory(dice, client, TAGS.slice(2, 6), PAOLO, dice.chance(0.8) ? PAOLO : null, PAOLO);
    });
}

function withStory(
  dice: Dice,
  client: DemoClient,
  tags: readonly { name: string }[],
  createdByEmail: string,
  assigneeEmail: string | null,
  editorEmail: string,
): DemoAgencyClient {
  const chances = TAG_CHANCES[client.type];
  const tagNames = tags.map(({ name }) => name).filter((name) => dice.chance(chances[name] ?? 0));
  return { ...client, createdByEmail, assigneeEmail, tagNames, ...history(dice, client, editorEmail) };
}

/** Display name in lists: the company, or first name and surname. */
function nameOf(client: DemoClient): string {
  return client.type === 'corporate' ? `${client.companyName}` : `${client.firstName} ${client.lastName}`;
}
