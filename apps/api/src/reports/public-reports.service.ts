import { Injectable } from '@nestjs/common';
import { automation, type Actor } from '../core/auth/actor.js';
import { Db } from '../core/database/db.js';
import { Problem } from '../core/errors.js';
import { isLinkToken, LinkLimits, type LinkCaller } from '../core/http/link-limits.js';
import { hashOf } from '../core/keys.js';
import { updateRecord } from '../core/records/records.js';
import { DocumentsService, type DocumentFile } from '../sheet/documents/documents.service.js';
import type { PublicReportDto } from './report-delivery.dto.js';
import type { ReportKind } from './report.entity.js';
import { REPORTS } from './report.record.js';
import { named } from './report.writer.js';
import { lockReport } from './reports.service.js';

interface LinkedReport {
  agency_id: string;
  agency_name: string;
  system_user_id: string;
  report_id: string;
  client_id: string;
  document_id: string;
  kind: ReportKind;
  delivered_at: Date;
  acknowledged_at: Date | null;
}

declare module '../core/database/db.js' {
  interface AuthFunctions {
    report: LinkedReport;
  }
}

/** Delivered reports, for the clients who have their links. */
@Injectable()
export class PublicReportsService {
  constructor(
    private readonly db: Db,
    private readonly limits: LinkLimits,
    private readonly documents: DocumentsService,
  ) {}

  async get(caller: LinkCaller): Promise<PublicReportDto> {
    const { agency_name: name, kind, delivered_at: deliveredAt, acknowledged_at: acknowledgedAt } = await this.open(caller);
    return { agency: { name }, kind, deliveredAt: deliveredAt.toISOString(), acknowledgedAt: acknowledgedAt?.toISOString() ?? null };
  }

  async file(caller: LinkCaller): Promise<DocumentFile> {
    const linked = await this.open(caller);
    return this.documents.file(actorOf(linked), linked.client_id, linked.document_id, undefined);
  }

  /** Records that the client has received the report; repeating it changes nothing. */
  async acknowledge(caller: LinkCaller): Promise<PublicReportDto> {
    const linked = await this.open(caller);
    await this.db.write(actorOf(linked), async (tx) => {
      const report = await lockReport(tx, linked.report_id);
      if (report.status !== 'delivered') return;
      await updateRecord(
        tx,
        REPORTS,
        report,
        { status: 'acknowledged', acknowledgedAt: new Date() },
        {
          kind: 'report-acknowledged',
          title: 'Report acknowledged',
          changes: [...named(report).changes, { field: 'method', from: null, to: 'link' }],
        },
      );
    });
    return this.get(caller);
  }

  /** @throws 404 for a token that is unknown or too old; all of them alike; 429 after too many of them */
  private async open(caller: LinkCaller): Promise<LinkedReport> {
    await this.limits.refuseFlood(caller);
    const tokenHash = hashOf(caller.token);
    const [linked] = isLinkToken(caller.token) ? await this.db.callAuthFunction('report', [tokenHash]) : [];
    if (!linked) throw await this.limits.guessed(caller, notAvailable());
    await this.limits.countCall(tokenHash);
    return linked;
  }
}

const actorOf = ({ agency_id: agencyId, system_user_id: systemUserId }: LinkedReport): Actor => automation(agencyId, systemUserId);

/** One answer for every link that does not work, whatever the reason. */
const notAvailable = () =>
  new Problem(404, 'report-not-available', 'The link does not work, or no longer works. Ask the agency for a new one.');
