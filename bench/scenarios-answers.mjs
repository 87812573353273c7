// People who fill in their questionnaires at once, each saving one answer after the other.
import { PEOPLE } from './fill-questionnaires.mjs';
import { of } from './one-of.mjs';

const ANSWERS = [
  { 'home.tenure': 'owned_free' },
  { 'home.kind': 'apartment' },
  { 'home.square_meters': 95 },
  { 'home.contents_value': 3_000_000 },
  { 'home.security': ['alarm', 'armored_door'] },
  { 'vehicles.count': 2 },
  { 'vehicles.value': 1_450_000 },
  { 'travel.frequency': 'once_or_twice' },
  { 'income.net_year': 2_900_000 },
  { 'priorities.own_words': 'Vorrei stare tranquillo se dovessi fermarmi per una malattia.' },
];

/** Everyone has an address of their own: the API shares its places between addresses. */
const addressOf = (connection) => `198.18.${connection >> 8}.${connection & 255}`;

/**
 * As fast as the handlers answer, for the share, and at the pace of very fast people, for the time that they wait.
 * @param {{ id: string, token: string }[]} questionnaires those of the API, then those of the bare handler
 * @returns {import('./scenarios.mjs').Scenario[]}
 */
export function answerScenarios(questionnaires) {
  const answers = {
    as: 'nobody',
    connections: PEOPLE,
    next: (number, connection, side) => {
      const { id, token } = questionnaires[side === 'api' ? connection : PEOPLE + connection];
      const path = `/api/v1/public/questionnaires/${side === 'api' ? token : id}/answers`;
      return {
        request: { method: 'PUT', path, headers: { 'X-Forwarded-For': addressOf(connection) }, body: { answers: of(ANSWERS, number) } },
      };
    },
  };
  return [
    { name: 'answers', title: 'an answer, at full speed', ...answers },
    { name: 'answers-by-people', title: `an answer, ${PEOPLE} people`, pauseMs: 1000, ...answers },
  ];
}
