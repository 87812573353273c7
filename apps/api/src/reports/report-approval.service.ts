import { Injectable } from '@nestjs/common';
import type { Actor } from '../core/auth/actor.js';
import { Db } from '../core/database/db.js';
import { Problem } from '../core/errors.js';
import { Uploads } from '../core/files/uploads.js';
import { checkVersion, stale, type ExpectedVersion } from '../core/http/etag.js';
import { updateRecord } from '../core/records/records.js';
import { DocumentsService, type DocumentFile } from '../sheet/documents/documents.service.js';
import { Readable } from 'node:stream';
import { toDetail } from './report-detail.js';
import type { ReportDetailDto } from './report-detail.dto.js';
import { assertConsulting } from './report-editing.service.js';
import { fileNameOf, ReportPrinting } from './report-printing.js';
import { ReportReading, type OpenedReport } from './report-reading.js';
import { REPORTS } from './report.record.js';
import { named } from './report.writer.js';
import { assertDraft, lockReport } from './reports.service.js';

/** Approves consulting reports, whose PDF is then stored and never composed again, and returns the PDFs of all reports. */
@Injectable()
export class ReportApprovalService {
  constructor(
    private readonly db: Db,
    private readonly reading: ReportReading,
    private readonly printing: ReportPrinting,
    private readonly uploads: Uploads,
    private readonly documents: DocumentsService,
  ) {}

  /** @throws 409 unless it is a draft, and with all `problems` while there are any; 412 */
  async approve(actor: Actor, id: string, expected: ExpectedVersion): Promise<ReportDetailDto> {
    // The file is kept with the documents of the client, which more people can read than answers about health.
    const opened = await this.reading.open(withoutHealth(actor), id);
    const { report } = opened;
    const refusal = refusalOf(opened, expected);
    // Goes through the unit of work, so that a repeated idempotency key gets its first answer.
    if (refusal) return this.db.write(actor, () => Promise.reject(refusal));
    const approvedAt = new Date();
    const approved = { ...opened, report: { ...report, status: 'approved' as const } };
    const upload = await this.uploads.stage(await this.printing.compose(actor, approved), fileNameOf(opened), 'application/pdf');
    return this.documents.storeWith(actor, upload, async (tx, versionId) => {
      const row = await lockReport(tx, id);
      // The file shows that version and would be outdated.
      if (row.version !== report.version) throw stale(row.version);
      const documentId = await this.documents.putReport(
        tx,
        { clientId: row.clientId, interventionId: null, documentId: null },
        versionId,
        upload,
      );
      const set = { status: 'approved' as const, approvedAt, approvedById: actor.userId, documentId, sha256: upload.sha256 };
      await updateRecord(tx, REPORTS, row, set, { kind: 'report-approved', title: 'Report approved', ...named(row) });
      return this.reading.toResponse(tx, id);
    });
  }

  /** Returns the stored file of an approved report, otherwise the report as it is now; a draft is marked as one. */
  async pdf(actor: Actor, id: string): Promise<DocumentFile> {
    const opened = await this.reading.open(actor, id);
    const { report, row } = opened;
    if (row.documentId) return this.documents.file(actor, report.client.id, row.documentId, undefined);
    const bytes = await this.printing.compose(actor, opened);
    return { name: fileNameOf(opened), mediaType: 'application/pdf', size: bytes.length, bytes: Readable.from([bytes]) };
  }
}

function refusalOf(opened: OpenedReport, expected: ExpectedVersion): Problem | null {
  const { report } = opened;
  try {
    assertConsulting(report);
    checkVersion(expected, report.version);
    assertDraft(report);
  } catch (refusal) {
    return refusal as Problem;
  }
  const problems = toDetail(opened).approvalProblems;
  if (problems.length === 0) return null;
  return new Problem(409, 'report-not-approvable', 'The report cannot be approved yet.', { extra: { problems } });
}

const withoutHealth = (actor: Actor): Actor => ({
  ...actor,
  permissions: new Set([...actor.permissions].filter((permission) => permission !== 'health-answers:read')),
});
