import { addDays } from '../core/clock.js';
import { afterWorkingDays, isWorkingDay } from '../crm-settings/working-days.rules.js';
import { ELENA, GIULIA, MARCO } from '../demo/demo.cast.js';
import type { Dice } from '../demo/demo.dice.js';

/** Fields of a client that determine its demo actions. */
export interface DemoSubject {
  displayName: string;
  type: 'retail' | 'professional' | 'corporate';
  prospect: boolean;
  createdDaysAgo: number;
}

/** Planned or past action, with names instead of ids and days relative to the day of loading. */
export interface DemoAction {
  kind: 'action' | 'history';
  description: string;
  notes: string | null;
  type: string;
  /** `YYYY-MM-DD` */
  on: string;
  time: string | null;
  outcome: string;
  /** E-mail of the operator; null for the client's assignee. */
  operatorEmail: string | null;
  tagName: string | null;
  createdDaysAgo: number;
  /** Null while the action is open. */
  closedDaysAgo: number | null;
}

const TURIN_SAINT = '06-24';
/** Share of clients and of prospects without a planned action. */
const FORGOTTEN = { client: 0.033, prospect: 0.15 };
const FARTHEST_DAYS = 170;

type Line = [type: string, description: string];
const NEXT: Record<DemoSubject['type'], Line[]> = {
  retail: [
    ['Telefonata', 'Richiamare per il rinnovo della RC auto'],
    ['Appuntamento', 'Rivedere le coperture della famiglia'],
    ['Telefonata', 'Proporre la polizza casa'],
    ['Email', 'Inviare il preventivo infortuni'],
    ['Telefonata', 'Auguri e controllo delle scadenze'],
    ['Videochiamata', 'Piano pensionistico: simulazione'],
    ['Appuntamento', 'Firma della polizza vita'],
  ],
  professional: [
    ['Telefonata', 'Verificare il massimale della RC professionale'],
    ['Email', 'Inviare il confronto sulla RC professionale'],
    ['Appuntamento', 'Analisi dei bisogni dello studio'],
    ['Videochiamata', 'Presentare la tutela legale'],
    ['Telefonata', 'Sentire per il rinnovo dello studio'],
  ],
  corporate: [
    ['Sopralluogo', 'Sopralluogo in sede per l’all risks'],
    ['Appuntamento', 'Rinnovo della flotta'],
    ['Email', 'Inviare il confronto della polizza cyber'],
    ['Telefonata', 'Fissare l’incontro sulle catastrofali'],
    ['Videochiamata', 'Presentare il report consulenziale'],
    ['Appuntamento', 'Firma della proposta multirischi'],
  ],
};
const PAST: [...Line, outcome: string, notes: string | null][] = [
  ['Telefonata', 'Prima telefonata', 'Interessato', 'Preferisce essere richiamato nel pomeriggio.'],
  ['Telefonata', 'Sollecito documenti', 'Non risponde', null],
  ['Email', 'Invio dei documenti precontrattuali', 'Inviata', null],
  ['Appuntamento', 'Incontro in agenzia', 'Svolta', 'Chiede di rivedere le franchigie prima di decidere.'],
  ['Telefonata', 'Chiarimenti sulla franchigia cristalli', 'Svolta', null],
  ['Videochiamata', 'Presentazione del preventivo', 'Interessato', 'Vuole confrontarlo con la polizza che ha già.'],
  ['Appuntamento', 'Primo incontro', 'Annullata dal cliente', 'Ha disdetto la mattina stessa.'],
];
const HISTORIES: Line[] = [
  ['Nota', 'Ha chiamato per una denuncia di sinistro, passata alla compagnia'],
  ['Nota', 'Passato in agenzia a ritirare il certificato'],
  ['Telefonata', 'Ha chiesto copia della polizza'],
  ['Email', 'Mandato l’estratto dei premi per la dichiarazione dei redditi'],
];

/** Actions shown in the design mockups of Agenzia Bellini: working days from today, time, client, operator. */
const TODAY: [days: number, time: string | null, client: string, ...Line, operator: string, tag: string | null][] = [
  [-2, '17:00', 'Laura Bianchi', 'Telefonata', 'Richiamare per rinnovo RC professionale', GIULIA, 'Rinnovo'],
  [-1, '10:00', 'TechnoItalia S.r.l.', 'Email', 'Inviare confronto polizza cyber', MARCO, 'Cyber'],
  [0, '09:30', 'Mario Rossi', 'Appuntamento', 'Revisione coperture famiglia', GIULIA, null],
  [0, '11:00', 'Chiara Fontana', 'Telefonata', 'Prima telefonata dopo questionario', GIULIA, null],
  [0, '14:30', 'Officine Meridiana S.p.A.', 'Sopralluogo', 'Sopralluogo capannone via Cigna', GIULIA, 'Catastrofali'],
  [0, '16:00', 'Paolo Gatti', 'Videochiamata', 'Presentazione report consulenziale', ELENA, null],
  [0, '17:00', 'Hotel Monviso S.r.l.', 'Telefonata', 'Conferma trattativa', GIULIA, null],
  [1, '10:00', 'Valentina Bruno', 'Appuntamento', 'Analisi bisogni', ELENA, null],
  [2, '11:30', 'Cantina Valdorcia Soc. Agr.', 'Sopralluogo', 'Visita in cantina', MARCO, null],
];

/** Returns the actions of one client, earliest first; each closed action is followed up by the next one. */
export function actionsFor(
  dice: Dice,
  { displayName, type, prospect, createdDaysAgo }: DemoSubject,
  today: string,
  named: Set<string>,
): DemoAction[] {
  const drafted = named.has(displayName) ? undefined : TODAY.find(([, , client]) => client === displayName);
  if (drafted) named.add(displayName);
  const past = createdDaysAgo > 12 && dice.chance(prospect ? 0.5 : 0.35) ? [closed(dice, today, createdDaysAgo)] : [];
  const closedDaysAgo = past[0]?.closedDaysAgo ?? null;
  const history = createdDaysAgo > 30 && dice.chance(0.18) ? [pastHistory(dice, today, createdDaysAgo)] : [];
  const forgotten = !drafted && dice.chance(FORGOTTEN[prospect ? 'prospect' : 'client']);
  const next = drafted ? fromDraft(drafted, today) : open(dice, type, today, prospect);
  const createdBefore = closedDaysAgo ?? Math.min(createdDaysAgo, dice.between(1, 20));
  return [...history, ...past, ...(forgotten ? [] : [{ ...next, createdDaysAgo: createdBefore }])];
}

const PLANNED = { kind: 'action' as const, notes: null, outcome: 'Pianificata', closedDaysAgo: null, createdDaysAgo: 0 };

function fromDraft([days, time, , type, description, operatorEmail, tagName]: (typeof TODAY)[number], today: string): DemoAction {
  const on = days >= 0 ? (days === 0 ? today : afterWorkingDays(today, days, TURIN_SAINT)) : workingDayBefore(today, -days);
  return { ...PLANNED, description, type, on, time, operatorEmail, tagName };
}

function open(dice: Dice, client: DemoSubject['type'], today: string, prospect: boolean): DemoAction {
  const [type, description] = dice.pick(NEXT[client]);
  // Weighted towards the next few weeks, with some up to half a year ahead.
  const days = 1 + Math.floor(dice.next() ** 1.4 * (prospect ? 25 : FARTHEST_DAYS));
  const on = afterWorkingDays(today, days, TURIN_SAINT);
  return {
    ...PLANNED,
    description,
    type,
    on,
    time: dice.chance(0.65) ? timeOf(dice) : null,
    operatorEmail: null,
    tagName: description.includes('rinnovo') ? 'Rinnovo' : null,
  };
}

function closed(dice: Dice, today: string, createdDaysAgo: number): DemoAction {
  const [type, description, outcome, notes] = dice.pick(PAST);
  const closedDaysAgo = dice.between(1, Math.min(createdDaysAgo - 5, 90));
  const on = lastWorkingDay(addDays(today, -closedDaysAgo));
  const ago = daysBetween(on, today);
  return {
    kind: 'action',
    description,
    notes,
    type,
    on,
    time: timeOf(dice),
    outcome,
    operatorEmail: null,
    tagName: null,
    createdDaysAgo: Math.min(createdDaysAgo, ago + dice.between(1, 4)),
    closedDaysAgo: ago,
  };
}

function pastHistory(dice: Dice, today: string, createdDaysAgo: number): DemoAction {
  const [type, description] = dice.pick(HISTORIES);
  const on = lastWorkingDay(addDays(today, -dice.between(2, Math.min(createdDaysAgo - 3, 300))));
  const ago = daysBetween(on, today);
  return {
    kind: 'history',
    description,
    notes: null,
    type,
    on,
    time: null,
    outcome: 'Svolta',
    operatorEmail: null,
    tagName: null,
    createdDaysAgo: ago,
    closedDaysAgo: ago,
  };
}

const timeOf = (dice: Dice): string =>
  `${String(dice.pick([9, 10, 11, 12, 15, 16, 17])).padStart(2, '0')}:${dice.pick(['00', '15', '30', '45'])}`;

function lastWorkingDay(day: string): string {
  return isWorkingDay(day, TURIN_SAINT) ? day : lastWorkingDay(addDays(day, -1));
}

function workingDayBefore(day: string, days: number): string {
  return days === 0 ? day : workingDayBefore(lastWorkingDay(addDays(day, -1)), days - 1);
}

const daysBetween = (from: string, to: string): number => Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
