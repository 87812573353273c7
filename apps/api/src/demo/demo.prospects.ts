import { ELENA, GIULIA, MARCO } from './demo.cast.js';
import type { DemoClient, DemoProspect } from './demo.client.js';
import { personalEmail, slug } from './demo.contact.js';
import { Dice } from './demo.dice.js';
import { people } from './demo.people.js';

const SEED = 1848;
const ORIGINS = ['Sito web', 'Segnalazione', 'Evento', 'Campagna casa', 'Fiera', 'Questionario'];
const REASONS = ['Prezzo', 'Resta con la compagnia attuale', 'Non risponde più', 'Ha scelto un concorrente', 'Non è il momento'];
const LOST = 9;

type Name = [type: 'retail' | 'professional', first: string, last: string] | [type: 'corporate', company: string, legalForm: string];
/** Named prospect of the board's mockups: source, value in euros, days in the stage, assignee. */
type Cast = [Name, source: string, value: number, days: number, assignee: string];

/** Stages of the board, with the number of prospects and their total value. */
const STAGES: { stage: string; count: number; worth: number; cast: Cast[] }[] = [
  {
    stage: 'Nuovo',
    count: 38,
    worth: 41_200,
    cast: [
      [['retail', 'Luca', 'Marchetti'], 'Sito web', 620, 2, ELENA],
      [['corporate', 'B&Z Trasporti', 'S.r.l.'], 'Segnalazione', 14_500, 1, MARCO],
      [['retail', 'Giorgia', 'Testa'], 'Campagna casa', 380, 4, ELENA],
      [['professional', 'Paola', 'Rinaldi'], 'Evento', 1_150, 6, GIULIA],
    ],
  },
  {
    stage: 'Contattato',
    count: 27,
    worth: 52_900,
    cast: [
      [['retail', 'Valentina', 'Bruno'], 'Segnalazione', 940, 3, ELENA],
      [['corporate', 'Carpenteria Sole', 'S.r.l.'], 'Sito web', 8_300, 12, MARCO],
      [['professional', 'Marco', 'Ghezzi'], 'Evento', 2_100, 5, GIULIA],
    ],
  },
  {
    stage: 'In valutazione',
    count: 19,
    worth: 48_700,
    cast: [
      [['retail', 'Chiara', 'Fontana'], 'Questionario', 1_260, 3, GIULIA],
      [['corporate', 'Cantina Valdorcia', 'Soc. Agr.'], 'Fiera', 9_800, 15, MARCO],
      [['corporate', 'Nord Sistemi', 'S.p.A.'], 'Segnalazione', 16_400, 21, GIULIA],
      [['corporate', 'Farmacia Porta Nuova', 'S.n.c.'], 'Campagna casa', 4_200, 8, ELENA],
      [['corporate', 'Serramenti Viola', 'S.r.l.'], 'Campagna casa', 7_400, 14, GIULIA],
    ],
  },
  {
    stage: 'Trattativa',
    count: 12,
    worth: 41_500,
    cast: [
      [['corporate', 'Hotel Monviso', 'S.r.l.'], 'Segnalazione', 18_900, 9, GIULIA],
      [['retail', 'Roberto', 'Caputo'], 'Sito web', 720, 2, ELENA],
      [['corporate', 'Logistica Stura', 'S.r.l.'], 'Evento', 12_700, 32, MARCO],
    ],
  },
];

/** Returns the pipeline of Agenzia Bellini: 96 open and nine lost prospects, the same at every load. */
export function bellinisProspects(today: string): DemoProspect[] {
  const dice = new Dice();
  const generated = [
    ...people(
      STAGES.reduce((sum, { count }) => sum + count, LOST),
      SEED,
      today,
    ),
  ];
  let used = 0;
  const next = (): DemoClient => {
    const person = generated[used++];
    if (!person) throw new RangeError('no generated person is left');
    dice.reseed(SEED + 1, used);
    return person;
  };
  const open = STAGES.flatMap(({ stage, count, worth, cast }, index) => {
    const before = STAGES[index - 1]?.stage ?? null;
    const named = cast.map(([name, source, value, days, assignee]) =>
      standing(dice, { ...called(next(), name), source, expectedValue: euros(value) }, stage, before, days, assignee),
    );
    const left = worth - cast.reduce((sum, [, , value]) => sum + value, 0);
    const values = shares(left, count - cast.length);
    const others = values.map((value) =>
      standing(
        dice,
        { ...next(), source: dice.pick(ORIGINS), expectedValue: euros(value) },
        stage,
        before,
        dice.between(0, 45),
        dice.pick([GIULIA, MARCO, ELENA]),
      ),
    );
    return [...named, ...others];
  });
  const lost = Array.from({ length: LOST }, (_, index): DemoProspect => {
    const person = { ...next(), source: dice.pick(ORIGINS), expectedValue: euros(dice.between(4, 60) * 100) };
    const { stage } = STAGES[1 + (index % 3)] ?? { stage: 'Contattato' };
    const prospect = standing(dice, person, stage, 'Nuovo', dice.between(30, 90), dice.pick([GIULIA, MARCO, ELENA]));
    return { ...prospect, updatedDaysAgo: index * 3 + 1, lost: { daysAgo: index * 3 + 1, reason: dice.pick(REASONS) } };
  });
  return [...open, ...lost];
}

function standing(dice: Dice, person: DemoClient, stage: string, before: string | null, days: number, assigneeEmail: string): DemoProspect {
  return {
    ...person,
    // Clients get an Omnia code with their first policy, which prospects do not have.
    omniaCode: null,
    createdDaysAgo: days + (before ? dice.between(1, 40) : 0),
    updatedDaysAgo: days,
    createdByEmail: assigneeEmail,
    assigneeEmail,
    tagNames: dice.chance(0.2) ? ['Da ricontattare'] : [],
    changes: before ? [{ daysAgo: days, byEmail: assigneeEmail, field: 'pipelineStage', from: before, to: stage }] : [],
    stage,
    daysInStage: days,
  };
}

/** Renames a generated client; if the type differs, only the fields common to all types are kept. */
function called(person: DemoClient, name: Name): DemoClient {
  const { emails, phone, phones, address, notes, createdDaysAgo, updatedDaysAgo } = person;
  const common = { emails, phone, phones, address, notes, createdDaysAgo, updatedDaysAgo };
  if (name[0] === 'corporate') {
    const [type, company, legalForm] = name;
    return { ...common, type, companyName: `${company} ${legalForm}`, legalForm, email: `info@${slug(company)}.example` };
  }
  const [type, firstName, lastName] = name;
  return { ...common, type, firstName, lastName, email: personalEmail(new Dice(), firstName, lastName, '1985-06-01') };
}

/** Splits a total into uneven amounts, multiples of ten. */
function shares(whole: number, count: number): number[] {
  const weights = Array.from({ length: count }, (_, index) => 1 + ((index * 7) % 5));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const values = weights.map((weight) => Math.floor((whole * weight) / total / 10) * 10);
  return values.map((value, index) => (index === 0 ? value + whole - values.reduce((sum, one) => sum + one, 0) : value));
}

const euros = (amount: number): { amount: string; currency: 'EUR' } => ({ amount: `${amount}.00`, currency: 'EUR' });
