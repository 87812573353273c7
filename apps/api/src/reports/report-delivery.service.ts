import { Injectable } from '@nestjs/common';
import type { Actor } from '../core/auth/actor.js';
import { Db } from '../core/database/db.js';
import { conflict, invalid, type FieldError, type Problem } from '../core/errors.js';
import { stale } from '../core/http/etag.js';
import { updateRecord } from '../core/records/records.js';
import { DocumentsService } from '../sheet/documents/documents.service.js';
import { SignaturesService } from '../sheet/interventions/signatures.service.js';
import type { AcknowledgeReportDto, DeliveredReportDto, DeliverReportDto } from './report-delivery.dto.js';
import type { ReportDetailDto } from './report-detail.dto.js';
import { assertConsulting, notConsulting } from './report-editing.service.js';
import { ReportLinks } from './report-links.js';
import { ReportMails } from './report-mails.js';
import { ReportReading } from './report-reading.js';
import type { Report } from './report.entity.js';
import { REPORTS } from './report.record.js';
import { named } from './report.writer.js';
import { lockReport } from './reports.service.js';

/** Delivers approved reports, and records that the client has received them. */
@Injectable()
export class ReportDeliveryService {
  constructor(
    private readonly db: Db,
    private readonly reading: ReportReading,
    private readonly links: ReportLinks,
    private readonly mails: ReportMails,
    private readonly documents: DocumentsService,
    private readonly signatures: SignaturesService,
  ) {}

  /** May be repeated until the client has acknowledged the report. @throws 409 for a draft and afterwards, 422 with a wrong address */
  deliver(actor: Actor, id: string, { channel, email }: DeliverReportDto): Promise<DeliveredReportDto> {
    return this.db.write(actor, async (tx) => {
      const report = await lockReport(tx, id);
      assertConsulting(report);
      if (report.status === 'draft') throw conflict('report-not-approved', 'The report must be approved before it is delivered.');
      if (report.status === 'acknowledged') throw acknowledged();
      const wrong = wrongAddress(channel, email);
      if (wrong) throw invalid([wrong]);
      const tokenHash = channel === 'hand' ? report.tokenHash : this.links.hashOf(report);
      const set = {
        status: 'delivered',
        deliveredAt: new Date(),
        deliveredById: actor.userId,
        deliveryChannel: channel,
        tokenHash,
      } as const;
      const { changes } = named(report);
      await updateRecord(tx, REPORTS, report, set, {
        kind: 'report-delivered',
        title: 'Report delivered',
        changes: [...changes, { field: 'deliveryChannel', from: null, to: channel }],
      });
      if (email) await this.mails.queue(tx, report, email);
      return { ...(await this.reading.toResponse(tx, id)), link: channel === 'link' ? this.links.linkOf(report) : null };
    });
  }

  /** Records the client's receipt, with the signature on a page added to the stored PDF. @throws 409 unless it is delivered, 422 */
  async acknowledge(actor: Actor, id: string, { method, signerName, image }: AcknowledgeReportDto): Promise<ReportDetailDto> {
    if (method === 'hand' && image)
      throw invalid([{ pointer: '/image', code: 'not-of-this-kind', message: 'A signature on paper cannot have an image.' }]);
    const details = (report: Report) => ({
      kind: 'report-acknowledged' as const,
      title: 'Report acknowledged',
      changes: [...named(report).changes, { field: 'signerName', from: null, to: signerName }, { field: 'method', from: null, to: method }],
    });
    if (method === 'hand')
      return this.db.write(actor, async (tx) => {
        const report = await lockReport(tx, id);
        assertDelivered(report);
        await updateRecord(tx, REPORTS, report, { status: 'acknowledged', acknowledgedAt: new Date(), signerName }, details(report));
        return this.reading.toResponse(tx, id);
      });
    const given = await this.signatures.check(actor, { method, signerName, image });
    const { report: seen, row } = await this.reading.open(actor, id);
    // Goes through the unit of work, so that a repeated idempotency key gets its first answer.
    if (seen.status !== 'delivered' || !row.documentId) return this.db.write(actor, () => Promise.reject(notDelivered(seen)));
    const file = await this.documents.file(actor, seen.client.id, row.documentId, undefined);
    const { upload, signature } = await this.signatures.sign(file, 'di aver ricevuto il report contenuto', given);
    return this.documents.storeWith(actor, upload, async (tx, versionId) => {
      const report = await lockReport(tx, id);
      if (report.version !== seen.version) throw stale(report.version);
      const { clientId, documentId } = report;
      await this.documents.putReport(tx, { clientId, interventionId: null, documentId }, versionId, upload);
      await this.signatures.insert(tx, signature, { clientId, interventionId: null, reportId: id }, versionId, upload);
      const set = { status: 'acknowledged', acknowledgedAt: signature.signedAt, signerName, sha256: upload.sha256 } as const;
      await updateRecord(tx, REPORTS, report, set, details(report));
      return this.reading.toResponse(tx, id);
    });
  }
}

function wrongAddress(channel: DeliverReportDto['channel'], email: string | null | undefined): FieldError | null {
  if (channel === 'mail' && !email) return { pointer: '/email', code: 'required', message: 'is required for this channel' };
  return channel !== 'mail' && email ? { pointer: '/email', code: 'not-of-this-kind', message: 'is only for the channel mail' } : null;
}

function assertDelivered(report: Report): void {
  if (report.status !== 'delivered') throw notDelivered(report);
}

function notDelivered({ kind, status }: Pick<Report, 'kind' | 'status'>): Problem {
  if (kind !== 'consulting') return notConsulting();
  if (status === 'acknowledged') return acknowledged();
  return conflict('report-not-delivered', 'The report must be delivered before it is acknowledged.');
}

const acknowledged = () => conflict('report-acknowledged', 'The client has acknowledged the report.');
