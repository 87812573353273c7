import { isNoAnswer, type Answer, type HouseholdItem } from '@sestante/questionnaire/answers';
import { ageOn } from '@sestante/questionnaire/evaluation';
import type { Question } from '@sestante/questionnaire/template';
import type { ClientType } from '../clients/client.dto.js';
import type { Client } from '../clients/client.entity.js';
import type { Dice } from '../demo/demo.dice.js';

/** Answers given so far, with what the draws of later answers depend on. */
export interface DemoSituation {
  dice: Dice;
  answers: Record<string, Answer>;
  client: Client;
  question: Question;
  today: string;
}

type Draw = (situation: DemoSituation) => Answer;

/** Draws one choice by weight. */
const among =
  (weights: Readonly<Record<string, number>>): Draw =>
  ({ dice }) => {
    let left = dice.next() * Object.values(weights).reduce((sum, weight) => sum + weight, 0);
    return Object.keys(weights).find((code) => (left -= weights[code] ?? 0) < 0) ?? Object.keys(weights)[0]!;
  };
/** Draws each choice by its probability, `none` without any. */
const several =
  (...chances: readonly [code: string, probability: number][]): Draw =>
  ({ dice }) => {
    const chosen = chances.filter(([, probability]) => dice.chance(probability)).map(([code]) => code);
    return chosen.length > 0 ? chosen : ['none'];
  };
const yes =
  (probability: number): Draw =>
  ({ dice }) =>
    dice.chance(probability);
const whole =
  (low: number, high: number, step = 1): Draw =>
  ({ dice }) =>
    dice.between(low / step, high / step) * step;
const euro =
  (low: number, high: number, step = 1_000): Draw =>
  ({ dice }) =>
    dice.between(low / step, high / step) * step * 100;
const text =
  (...texts: string[]): Draw =>
  ({ dice }) =>
    dice.pick(texts);
/** Returns an amount that is a share of another answer's, else one of the range. */
const shareOf =
  (code: string, low: number, high: number, otherwise: Draw): Draw =>
  (situation) => {
    const total = situation.answers[code];
    if (typeof total !== 'number') return otherwise(situation);
    return Math.round((total * (low + situation.dice.next() * (high - low))) / 100_000) * 100_000;
  };

/** Returns the client's age, or that of the answer where the registry does not know it. */
function ageIn({ answers, client, today }: DemoSituation): number {
  const born = answers['person.birth_date'] ?? client.birthDate;
  return typeof born === 'string' ? ageOn(born, today) : 45;
}

/** Returns the dependent members that the answers name. */
function dependentsIn({ answers }: DemoSituation): HouseholdItem[] {
  const members = answers['family.members'];
  return members !== undefined && !isNoAnswer(members) ? (members as HouseholdItem[]).filter(({ dependent }) => dependent) : [];
}

const priorities: Draw = ({ dice, question: { choices = [] } }) => {
  const wanted = dice.between(1, 3);
  const first = dice.between(0, choices.length - 1);
  return Array.from({ length: wanted }, (_, index) => choices[(first + index * 2) % choices.length]!.code).filter(
    (code, index, all) => all.indexOf(code) === index,
  );
};

const members: Draw = (situation) => {
  const { dice, answers, today } = situation;
  const size = answers['family.household_size'];
  const age = ageIn(situation);
  return Array.from({ length: typeof size === 'number' ? Math.min(size, 15) - 1 : 1 }, (_, index): HouseholdItem => {
    const child = index > 0 || age < 30;
    const born = Number(today.slice(0, 4)) - Math.max(0, child ? age - dice.between(24, 38) : age + dice.between(-4, 4));
    const relation = child ? (age < 30 ? 'parent' : 'child') : 'spouse';
    return {
      relation,
      birthDate: relation === 'parent' ? null : `${born - 1}-0${dice.between(1, 9)}-1${dice.between(0, 9)}`,
      dependent: relation === 'child',
    };
  });
};
const dependents: Draw = (situation) => dependentsIn(situation).length;
const youngestDependent: Draw = (situation) => {
  const ages = dependentsIn(situation).flatMap(({ birthDate }) => (birthDate ? [ageOn(birthDate, situation.today)] : []));
  return ages.length > 0 ? Math.min(...ages) : situation.dice.between(3, 17);
};
const workStatus: Draw = (situation) => {
  const age = ageIn(situation);
  if (age >= 67) return 'retired';
  if (age < 24) return among({ student: 6, employee_private: 4 })(situation);
  return among({ employee_private: 45, employee_public: 18, self_employed: 15, entrepreneur: 9, homemaker: 8, unemployed: 5 })(situation);
};
const netIncome: Draw = (situation) => {
  const status = situation.answers['work.status'];
  if (status === 'homemaker' || status === 'student' || status === 'unemployed') return euro(0, 7_000)(situation);
  if (status === 'retired') return euro(12_000, 30_000, 500)(situation);
  return euro(17_000, status === 'entrepreneur' ? 90_000 : 48_000, 500)(situation);
};
const tenure: Draw = (situation) =>
  among(
    ageIn(situation) < 62
      ? { owned_mortgage: 42, owned_free: 26, rented: 24, other: 8 }
      : { owned_free: 78, rented: 14, other: 4, owned_mortgage: 4 },
  )(situation);
const HAZARDS = several(['earthquake', 0.14], ['flood', 0.2], ['landslide', 0.06]);
const RESERVE = among({ under_3: 22, from_3_to_6: 34, from_6_to_12: 26, over_12: 18 });
const DURATION = among({ one_year: 40, multi_year: 35, no_preference: 25 });
const CLAIMS = among({ none: 78, one: 17, several: 5 });
const PENSION = among({ active: 26, severance_only: 18, none: 56 });
const BACKUP = among({ daily_offline: 30, regular: 52, none: 18 });
const FACTOR = among({ all: 32, partial: 40, none: 28 });

/** How each answer is drawn, by client type and question; later draws read the earlier answers. */
export const DEMO_DRAWS: Readonly<Record<ClientType, Readonly<Record<string, Draw>>>> = {
  retail: {
    'person.marital_status': among({ married: 52, single: 28, divorced: 9, separated: 6, widowed: 4, civil_union: 1 }),
    'family.household_size': ({ dice, answers }) =>
      dice.pick(answers['person.marital_status'] === 'married' ? [2, 2, 3, 3, 4, 4, 5] : [1, 1, 1, 2, 2, 3]),
    'family.members': members,
    'family.dependents': dependents,
    'family.youngest_dependent_age': youngestDependent,
    'family.care_need': yes(0.08),
    'home.tenure': tenure,
    'home.kind': among({ apartment: 64, semi_detached: 18, detached: 16, other: 2 }),
    'home.square_meters': whole(55, 180, 5),
    'home.build_period': among({ before_1950: 14, from_1950_to_1980: 42, from_1981_to_2008: 30, after_2008: 14 }),
    'home.contents_value': euro(12_000, 60_000),
    'home.security': several(['armored_door', 0.55], ['alarm', 0.24], ['window_bars', 0.2], ['video', 0.1]),
    'home.hazards': HAZARDS,
    'home.mortgage_residual': euro(18_000, 190_000),
    'vehicles.count': ({ dice }) => dice.pick([0, 1, 1, 1, 2, 2, 3]),
    'vehicles.all_insured': yes(0.97),
    'vehicles.value': euro(3_000, 32_000, 500),
    'vehicles.young_driver': yes(0.16),
    'vehicles.claims': CLAIMS,
    'lifestyle.activities': several(
      ['dog', 0.3],
      ['other_pet', 0.18],
      ['cycling', 0.25],
      ['e_scooter', 0.06],
      ['skiing', 0.28],
      ['risky_sport', 0.07],
    ),
    'travel.frequency': among({ never: 30, once_or_twice: 52, several: 18 }),
    'travel.destinations': (situation) => {
      const chosen = several(['europe', 0.85], ['usa_canada', 0.15], ['world', 0.25])(situation) as string[];
      return chosen[0] === 'none' ? ['europe'] : chosen;
    },
    'health.state': among({ good: 72, some_issues: 24, serious: 4 }),
    'health.conditions': yes(0.17),
    'health.care_preference': among({ public: 30, mixed: 52, private: 18 }),
    'work.status': workStatus,
    'work.manual': among({ office: 55, mixed: 27, manual: 18 }),
    'income.net_year': netIncome,
    'income.household_share': whole(30, 100, 5),
    'income.reserve_months': RESERVE,
    'savings.liquid': euro(2_000, 70_000),
    'savings.goals': several(['children_studies', 0.3], ['home', 0.22], ['retirement', 0.4], ['legacy', 0.12]),
    'pension.fund': PENSION,
    'policies.complete': yes(0.82),
    'priorities.top': priorities,
    'priorities.budget': among({ up_to_50: 30, from_50_to_100: 42, from_100_to_200: 20, over_200: 8 }),
    'priorities.duration': DURATION,
    'priorities.own_words': text(
      'Vorrei stare tranquillo se dovessi fermarmi per una malattia.',
      'La casa dei miei genitori, dove viviamo ora, e gli studi dei ragazzi.',
      'Mi preoccupa la pensione: ho versato poco nei primi anni.',
      'Il cane ha già fatto un piccolo danno al vicino.',
      'Vorrei capire se la polizza della banca sul mutuo serve davvero.',
    ),
  },
  professional: {
    'activity.profession': among({ other_regulated: 1, unregulated: 2 }),
    'activity.order_member': ({ client }) => client.professionalOrder !== null,
    'activity.order_name': ({ client }) => client.professionalOrder ?? 'Ordine della provincia di Torino',
    'activity.practising': among({ own_clients: 86, collaborator: 9, employee: 4, not_practising: 1 }),
    'activity.form': ({ dice, client }) =>
      client.companyName?.endsWith('Associati') ? 'associated' : dice.chance(0.06) ? 'stp' : 'individual',
    'activity.partners': whole(2, 6),
    'activity.annual_revenue': euro(22_000, 190_000),
    'activity.staff': whole(0, 4),
    'activity.surgery': yes(0.25),
    'liability.max_engagement': euro(20_000, 900_000, 10_000),
    'liability.high_risk_work': several(
      ['certifications', 0.25],
      ['board_roles', 0.12],
      ['works_direction', 0.15],
      ['invasive_procedures', 0.08],
      ['custody', 0.1],
    ),
    'liability.claims': CLAIMS,
    'liability.known_circumstances': yes(0.06),
    'liability.clients_area': among({ italy: 78, europe: 17, world: 5 }),
    'practice.tenure': among({ rented: 42, owned: 28, home_office: 16, shared: 11, none: 3 }),
    'practice.square_meters': whole(35, 180, 5),
    'practice.contents_value': euro(8_000, 80_000),
    'practice.electronics_value': shareOf('practice.contents_value', 0.2, 0.7, euro(2_000, 12_000)),
    'practice.visitors': yes(0.8),
    'practice.hazards': HAZARDS,
    'vehicles.count': whole(0, 2),
    'vehicles.all_insured': yes(0.98),
    'cyber.data': among({ none: 6, basic: 48, sensitive: 46 }),
    'cyber.backup': BACKUP,
    'cyber.mfa': FACTOR,
    'cyber.downtime': among({ under_1_day: 34, up_to_3_days: 40, up_to_7_days: 18, over_7_days: 8 }),
    'health.state': among({ good: 76, some_issues: 21, serious: 3 }),
    'family.dependents': whole(0, 3),
    'income.net_year': shareOf('activity.annual_revenue', 0.4, 0.65, euro(18_000, 90_000)),
    'income.reserve_months': RESERVE,
    'income.stop_impact': among({ continues: 18, slows: 44, stops: 38 }),
    'finance.debts': euro(0, 180_000, 5_000),
    'legal.disputes': CLAIMS,
    'pension.fund': PENSION,
    'policies.complete': yes(0.8),
    'priorities.top': priorities,
    'priorities.duration': DURATION,
    'priorities.own_words': text(
      'Se mi fermo io si ferma lo studio, e ho due collaboratrici.',
      'Vorrei rivedere la retroattività della RC professionale.',
      'I dati dei clienti: un collega ha avuto un blocco di due settimane.',
      'Mi preoccupano gli incarichi da sindaco che ho lasciato l’anno scorso.',
    ),
  },
  corporate: {
    'company.sector': among({ manufacturing: 40, other_services: 30, professional_services: 30 }),
    'company.legal_form': among({ srl: 80, spa: 20 }),
    'company.registered': yes(0.99),
    'company.annual_revenue': euro(250_000, 6_000_000, 10_000),
    'company.balance_total': shareOf('company.annual_revenue', 0.5, 1.1, euro(200_000, 5_000_000, 10_000)),
    'company.employees': whole(3, 60),
    'company.export': among({ none: 52, europe: 32, world: 12, usa_canada: 4 }),
    'company.public_grants': yes(0.38),
    'sites.tenure': among({ owned: 40, rented: 42, mixed: 16, none: 2 }),
    'sites.building_value': shareOf('company.annual_revenue', 0.3, 0.8, euro(200_000, 2_500_000, 10_000)),
    'sites.equipment_value': shareOf('company.annual_revenue', 0.1, 0.4, euro(50_000, 900_000, 10_000)),
    'sites.stock_value': shareOf('company.annual_revenue', 0.02, 0.2, euro(10_000, 500_000, 10_000)),
    'sites.construction': among({ fire_resistant: 62, mixed: 31, combustible: 7 }),
    'sites.hazards': HAZARDS,
    'sites.protections': several(['sprinkler', 0.12], ['fire_detection', 0.42], ['alarm', 0.62]),
    'continuity.margin_percent': whole(20, 65, 5),
    'continuity.recovery_time': among({ up_to_1_month: 18, up_to_3_months: 40, up_to_6_months: 29, over_6_months: 13 }),
    'continuity.single_point': yes(0.55),
    'continuity.dependency': among({ none: 34, some: 48, critical: 18 }),
    'liability.third_parties': among({ none: 14, visitors: 48, third_party_sites: 38 }),
    'liability.products': among({ none: 38, resale: 28, own_brand: 28, safety_critical: 6 }),
    'liability.pollution': among({ none: 68, storage: 20, process: 12 }),
    'liability.claims': CLAIMS,
    'people.manual_share': whole(0, 90, 5),
    'people.executives': whole(0, 3),
    'people.welfare': among({ none: 12, ccnl_only: 66, extra: 22 }),
    'people.key_people': whole(1, 4),
    'cyber.dependency': among({ low: 14, medium: 46, high: 40 }),
    'cyber.backup': BACKUP,
    'cyber.mfa': FACTOR,
    'cyber.patching': among({ automatic: 58, occasional: 34, none: 8 }),
    'cyber.incidents': yes(0.13),
    'credit.receivables': shareOf('company.annual_revenue', 0.08, 0.3, euro(20_000, 900_000, 10_000)),
    'credit.top_debtor_share': whole(10, 60, 5),
    'credit.tenders': yes(0.24),
    'transport.goods_value': euro(0, 120_000, 5_000),
    'vehicles.count': whole(1, 14),
    'vehicles.all_insured': yes(0.97),
    'directors.exposure': several(['external_shareholders', 0.24], ['bank_debt', 0.38], ['public_contracts', 0.16]),
    'policies.complete': yes(0.76),
    'priorities.top': priorities,
    'priorities.duration': DURATION,
    'priorities.own_words': text(
      'Il magazzino è vicino al torrente: nel 2016 l’acqua è arrivata al cortile.',
      'Un fermo della linea principale ci costerebbe il primo cliente.',
      'Vorremmo capire che cosa chiede l’obbligo catastrofali per i beni in leasing.',
      'Il socio di minoranza chiede una copertura per gli amministratori.',
    ),
  },
};
