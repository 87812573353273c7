import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { createReport } from '@sestante/api-client';
import type { ReportKind } from '@sestante/api-client/types';
import { randomKey } from '../../lib/idempotency';
import { ApiProblem } from '../../lib/problems';
import { showToast } from '../../lib/toasts';
import { useWriteGuard } from '../../ui/forms/use-write-guard';
import { KIND_LABELS } from './report-labels';
import { reportLink } from './report-link';
import { waitForJob } from './wait-for-job';

/** Makes a report of a completed questionnaire from today's policies, and opens it. */
export function useCreateReport(questionnaireId: string) {
  const navigate = useNavigate();
  const guardWrite = useWriteGuard();
  const create = useMutation({
    mutationFn: (kind: ReportKind) => made(questionnaireId, kind),
    onSuccess: (id, kind) => {
      showToast(`${KIND_LABELS[kind]} pronto`);
      void navigate(reportLink({ id }));
    },
    meta: { affects: ['records'] },
  });
  return { create: (kind: ReportKind) => guardWrite(() => !create.isPending && create.mutate(kind)), isPending: create.isPending };
}

/** Returns the id of the report once it is made. @throws ApiProblem */
async function made(questionnaireId: string, kind: ReportKind): Promise<string> {
  const headers = { 'Idempotency-Key': randomKey() };
  const job = await waitForJob((await createReport({ body: { questionnaireId, kind }, headers, throwOnError: true })).data);
  const reportId = job.result?.reportId;
  if (!reportId) throw new ApiProblem(500, { code: 'report-failed' });
  return reportId;
}
