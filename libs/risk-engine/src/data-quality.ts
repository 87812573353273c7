import { TOPICS, type Topic } from '@sestante/questionnaire/template';
import type { Facts } from './facts.js';
import { percentOf } from './interval.js';

export type TopicStatus = 'not_applicable' | 'missing' | 'refused' | 'partial' | 'complete';
export type CoherenceStatus = 'blocked' | 'refusal_statement' | 'reservations' | 'clear';

interface Counts {
  applicable: number;
  answered: number;
  unknown: number;
  refused: number;
  missing: number;
}

export interface DataQuality extends Counts {
  undetermined: number;
  answeredPercent: number;
  topics: ({ topic: Topic } & Counts & { status: TopicStatus })[];
}

export interface Coherence {
  status: CoherenceStatus;
  topics: Topic[];
}

/** Counts the answers, in all and for each topic of IVASS Regulation 40/2018, article 58. */
export function dataQuality(facts: Facts): DataQuality {
  const counts = count(facts);
  return {
    ...counts,
    undetermined: facts.questions.filter(({ code }) => facts.state(code) === 'undetermined').length,
    answeredPercent: percentOf(counts.answered, counts.applicable),
    topics: TOPICS.map((topic) => ({ topic, ...count(facts, topic), status: statusOf(facts, topic) })),
  };
}

/** Whether coherence with the client's needs can be stated: the worst status of a topic decides. */
export function coherence({ topics }: DataQuality): Coherence {
  const order = [
    ['missing', 'blocked'],
    ['refused', 'refusal_statement'],
    ['partial', 'reservations'],
  ] as const;
  for (const [topicStatus, status] of order) {
    const found = topics.filter((topic) => topic.status === topicStatus).map(({ topic }) => topic);
    if (found.length > 0) return { status, topics: found };
  }
  return { status: 'clear', topics: [] };
}

function count(facts: Facts, topic?: Topic): Counts {
  const counts = { answered: 0, unknown: 0, refused: 0, missing: 0 };
  for (const question of facts.questions) {
    const state = facts.state(question.code);
    if (topic !== undefined && question.topic !== topic) continue;
    // An optional question that is left blank is not counted.
    if (state === 'notApplicable' || state === 'undetermined' || (state === 'missing' && question.optional)) continue;
    counts[state] += 1;
  }
  return { applicable: counts.answered + counts.unknown + counts.refused + counts.missing, ...counts };
}

function statusOf(facts: Facts, topic: Topic): TopicStatus {
  const states = facts.questions
    .filter((question) => question.topic === topic && question.keyQuestion)
    .map(({ code }) => facts.state(code));
  if (states.every((state) => state === 'notApplicable')) return 'not_applicable';
  if (states.includes('missing')) return 'missing';
  if (states.includes('refused')) return 'refused';
  return states.includes('unknown') || states.includes('undetermined') ? 'partial' : 'complete';
}
