import { readFileSync } from 'node:fs';
import { assess } from '@sestante/risk-engine/assessment';
import { explain } from '@sestante/risk-engine/explanation';
import { parseInput } from '@sestante/risk-engine/input';
import { STANDARD_TEMPLATES } from '@sestante/questionnaire/standard-templates';
import type { ConsultingInput } from './agreed-sections.js';

const OWN_WORDS = 'Vorrei che i ragazzi potessero finire gli studi, qualunque cosa accada.';

/** The worked cases of the risk engine as inputs of both reports. */
export const reportCases: [name: string, input: ConsultingInput][] = (
  JSON.parse(readFileSync(new URL('../../risk-engine/src/worked-cases.json', import.meta.url), 'utf8')) as { input: unknown }[]
).map(({ input: given }) => {
  const input = parseInput(given);
  const { name, version } = STANDARD_TEMPLATES[input.type];
  const { recommendations } = assess(input);
  return [
    input.type,
    {
      assessment: assess(input),
      explanation: explain(input),
      answers: { ...input.answers, 'priorities.own_words': OWN_WORDS },
      policies: input.policies.map((policy, index) => ({ ...policy, company: 'Assicurazioni Esempio', policyNumber: `00${index + 1}` })),
      client: 'Maria Rossi',
      agency: 'Agenzia Bellini',
      author: 'Giulia Ferraris',
      questionnaire: { name, version, completedAt: '2026-11-20T23:30:00Z' },
      health: true,
      refusals: recommendations
        .slice(-1)
        .map(({ cover }) => ({ cover, reason: 'Preferisce aspettare il nuovo anno.', refusedOn: '2026-11-21' })),
      nextSteps: [{ text: 'Preventivi per le coperture con priorità alta', dueOn: '2026-12-08', responsible: 'Giulia Ferraris' }],
      disclosure: {
        personalRecommendation: true,
        registerNumber: 'A000123456',
        registeredOn: '2015-03-01',
        remuneration: 'provvigione inclusa nel premio.',
        precontract: { version: '3', deliveredOn: '2026-11-11' },
      },
    },
  ];
});
