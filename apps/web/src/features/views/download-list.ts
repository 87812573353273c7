import { exportList, getExportFile, getJob } from '@sestante/api-client';
import type { ExportTarget, ViewCriteria } from '@sestante/api-client/types';
import { randomKey } from '../../lib/idempotency';
import { ApiProblem } from '../../lib/problems';
import { saveFile } from '../../lib/save-file';

export interface ListToDownload {
  target: ExportTarget;
  criteria: ViewCriteria;
  sort: string | null;
  /** Column names of the API; null for the default columns. */
  columns: string[] | null;
}

const EVERY_MS = 700;

/** Requests the export, waits for it and passes the file to the browser. @throws ApiProblem */
export async function downloadList({ target, criteria, sort, columns }: ListToDownload, fileName: string): Promise<void> {
  const body = { target, format: 'csv' as const, filter: criteria, ...(sort !== null && { sort }), ...(columns && { columns }) };
  const headers = { 'Idempotency-Key': randomKey() };
  const { data: begun } = await exportList({ body, headers, throwOnError: true });
  let job = begun;
  while (job.state === 'queued' || job.state === 'running') {
    await new Promise((done) => setTimeout(done, EVERY_MS));
    job = (await getJob({ path: { id: begun.id }, throwOnError: true })).data;
  }
  if (job.state !== 'done') throw new ApiProblem(500, { code: job.error ?? 'export-failed' });
  const { data } = await getExportFile({ path: { id: begun.id }, parseAs: 'blob', throwOnError: true });
  saveFile(data, fileName);
}
