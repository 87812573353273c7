import type { ClientDto } from '../src/clients/client.dto.js';
import { JobsService } from '../src/jobs/jobs.service.js';
import { ReportGenerationWork } from '../src/reports/report-generation.work.js';
import type { ReportKind } from '../src/reports/report.entity.js';
import { ReportsService } from '../src/reports/reports.service.js';
import type { TestApp } from './app.js';
import { completedQuestionnaire } from './completed-questionnaire.js';
import type { Person } from './make.js';

/**
 * Makes a report as `by` on a questionnaire that is completed with the given answers, without a worker.
 * @returns its id, and that of the questionnaire
 */
export async function madeReport(
  test: TestApp,
  by: Person,
  client: Pick<ClientDto, 'id' | 'type'>,
  kind: ReportKind = 'analytic',
  answers: Record<string, unknown> = {},
): Promise<{ id: string; questionnaireId: string }> {
  const questionnaireId = await completedQuestionnaire(test, by, client, answers);
  return { id: await reportOn(test, by, questionnaireId, kind), questionnaireId };
}

/** Makes a report on a completed questionnaire. @returns its id */
export async function reportOn(test: TestApp, by: Person, questionnaireId: string, kind: ReportKind = 'analytic'): Promise<string> {
  const job = await test.app.get(ReportsService).request(by, { questionnaireId, kind });
  await test.app.get(ReportGenerationWork).makeRequested(by.agencyId, job.id);
  const { error, result } = await test.app.get(JobsService).get(by, job.id);
  if (!result?.reportId) throw new Error(`The report was not made: ${error}.`);
  return result.reportId;
}
