import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { ClientType } from '../src/clients/client.dto.js';
import { Db } from '../src/core/database/db.js';
import type { ReportKind } from '../src/reports/report.entity.js';
import { lockCompleted, ReportWriter } from '../src/reports/report.writer.js';
import type { TestApp } from './app.js';
import { completedQuestionnaire } from './completed-questionnaire.js';
import type { Person } from './make.js';

const CASES = resolve(import.meta.dirname, '../../../libs/risk-engine/src/worked-cases.json');
/** Answers of the worked cases of the risk engine, by type of client: coherence can be stated. */
const ANSWERS = new Map(
  (JSON.parse(readFileSync(CASES, 'utf8')) as { input: { type: string; answers: Record<string, unknown> } }[]).map(
    ({ input: { type, answers } }) => [type, answers],
  ),
);

/** Makes the draft of a consulting report that can be approved. @returns its id */
export async function approvableReport(
  test: TestApp,
  by: Person,
  clientId: string,
  type: ClientType = 'retail',
  also: Record<string, unknown> = {},
): Promise<string> {
  return draftOf(test, by, await completedQuestionnaire(test, by, { id: clientId, type }, { ...ANSWERS.get(type), ...also }));
}

/** Makes a report on a completed questionnaire, as the worker does. @returns its id */
export async function draftOf(test: TestApp, by: Person, questionnaireId: string, kind: ReportKind = 'consulting'): Promise<string> {
  const id = await test.app.get(Db).write(by, async (tx) => {
    const questionnaire = await lockCompleted(tx, questionnaireId);
    return questionnaire && test.app.get(ReportWriter).make(tx, questionnaire, kind);
  });
  if (!id) throw new Error('The questionnaire is not completed, or not visible.');
  return id;
}
