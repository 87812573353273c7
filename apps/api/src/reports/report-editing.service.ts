import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import { v7 as uuidv7 } from 'uuid';
import type { Actor } from '../core/auth/actor.js';
import { Db } from '../core/database/db.js';
import type { UnitOfWork } from '../core/database/unit-of-work.js';
import { conflict, invalid, unknownReference, type FieldError } from '../core/errors.js';
import { checkVersion, type ExpectedVersion } from '../core/http/etag.js';
import { newRecord } from '../core/records/record-type.js';
import { createRecords, updateRecord } from '../core/records/records.js';
import { User } from '../users/user.entity.js';
import type { ReportDetailDto } from './report-detail.dto.js';
import type { EditSectionDto, UpdateReportDto } from './report-editing.dto.js';
import { ReportPrinting } from './report-printing.js';
import { ReportReading } from './report-reading.js';
import { Report, type EditedSection } from './report.entity.js';
import { REPORTS } from './report.record.js';
import { named } from './report.writer.js';
import { assertDraft, assertNoDraft, lockReport } from './reports.service.js';

/** Edits of consulting reports while they are drafts, and their new versions afterwards. */
@Injectable()
export class ReportEditingService {
  constructor(
    private readonly db: Db,
    private readonly printing: ReportPrinting,
    private readonly reading: ReportReading,
  ) {}

  /** @throws 409 unless it is a draft, 412, 422 with pointers, also to characters that cannot be printed */
  async update(actor: Actor, id: string, expected: ExpectedVersion, body: UpdateReportDto): Promise<ReportDetailDto> {
    const unprintable = await this.findUnprintable(body);
    return this.db.write(actor, async (tx) => {
      const report = await lockReport(tx, id);
      assertConsulting(report);
      checkVersion(expected, report.version);
      assertDraft(report);
      const errors = [...unprintable, ...(await unknownPeople(tx, report, body))];
      if (errors.length > 0) throw invalid(errors);
      const { sections, refusals, nextSteps, disclosure } = body;
      await updateRecord(
        tx,
        REPORTS,
        report,
        {
          ...(sections && { sections: edited(report.sections, sections) }),
          ...(refusals && { refusals: refusals.map(({ cover, reason = null, refusedOn }) => ({ cover, reason, refusedOn })) }),
          ...(nextSteps && {
            nextSteps: nextSteps.map(({ text, dueOn = null, responsibleId = null }) => ({ text, dueOn, responsibleId })),
          }),
          ...(disclosure && {
            disclosure: {
              personalRecommendation: disclosure.personalRecommendation,
              remuneration: disclosure.remuneration ?? null,
              precontract: disclosure.precontract ?? null,
            },
          }),
        },
        named(report),
      );
      return this.reading.toResponse(tx, id);
    });
  }

  /**
   * Makes the next version of an approved report, a draft with the same texts on the same assessment.
   * @throws 409 for a draft, and while the questionnaire has one
   */
  newVersion(actor: Actor, id: string): Promise<ReportDetailDto> {
    return this.db.write(actor, async (tx) => {
      const report = await lockReport(tx, id);
      assertConsulting(report);
      if (report.status === 'draft') throw conflict('report-not-approved', 'The report is a draft, which can be changed as it is.');
      await assertNoDraft(tx, report.questionnaireId);
      const [last] = await tx.query<{ number: number }>(
        sql`SELECT max(r.number) AS number FROM reports r
          WHERE r.agency_id = ${actor.agencyId} AND r.questionnaire_id = ${report.questionnaireId} AND r.kind = ${report.kind}`,
      );
      const next: Report = {
        ...report,
        ...newRecord(actor, uuidv7(), new Date()),
        number: (last?.number ?? report.number) + 1,
        authorId: actor.userId,
        status: 'draft',
        documentId: null,
        tokenHash: null,
        sha256: null,
        approvedAt: null,
        approvedById: null,
        deliveredAt: null,
        deliveredById: null,
        deliveryChannel: null,
        acknowledgedAt: null,
        signerName: null,
      };
      await createRecords(tx, REPORTS, [next], named);
      return this.reading.toResponse(tx, next.id);
    });
  }

  private async findUnprintable(body: UpdateReportDto): Promise<FieldError[]> {
    const texts = [...textsOf(body)];
    const characters = await this.printing.unprintableIn(texts.map(([, text]) => text));
    return texts.flatMap(([pointer, text]) => {
      const found = characters.filter((one) => text.includes(one));
      return found.length === 0
        ? []
        : [{ pointer, code: 'unprintable-characters', message: `cannot be printed, because the font lacks ${found.join(' ')}` }];
    });
  }
}

/** @throws 409 for an analytic report, which is not edited and not delivered */
export function assertConsulting({ kind }: Pick<Report, 'kind'>): void {
  if (kind !== 'consulting') throw notConsulting();
}

export const notConsulting = () => conflict('report-not-consulting', 'Only a consulting report is edited, approved and delivered.');

function* textsOf({
  sections = [],
  refusals = [],
  nextSteps = [],
  disclosure,
}: UpdateReportDto): Generator<[pointer: string, text: string]> {
  for (const [at, { text }] of sections.entries()) if (text) yield [`/sections/${at}/text`, text];
  for (const [at, { reason }] of refusals.entries()) if (reason) yield [`/refusals/${at}/reason`, reason];
  for (const [at, { text }] of nextSteps.entries()) yield [`/nextSteps/${at}/text`, text];
  if (disclosure?.remuneration) yield ['/disclosure/remuneration', disclosure.remuneration];
  if (disclosure?.precontract) yield ['/disclosure/precontract/version', disclosure.precontract.version];
}

/** A text that a person changes is read; one that a model drafted stays that of a model, because its other figures may be invented. */
function edited(before: Report['sections'], changes: readonly EditSectionDto[]): Record<string, EditedSection> {
  const sections = { ...before };
  for (const { code, text, reviewed } of changes) {
    const now = sections[code];
    if (text === null) delete sections[code];
    else if (text !== undefined && text !== now?.text)
      sections[code] = { text, origin: now?.origin === 'ai' ? 'ai' : 'edited', reviewed: true };
    else if (now && reviewed !== undefined) sections[code] = { ...now, reviewed };
  }
  return sections;
}

async function unknownPeople(tx: UnitOfWork, report: Report, { nextSteps = [] }: UpdateReportDto): Promise<FieldError[]> {
  const ids = [...new Set(nextSteps.flatMap(({ responsibleId }) => responsibleId ?? []))];
  if (ids.length === 0) return [];
  const users = await tx.findVisible(User, ids);
  const known = new Set([
    ...users.filter(({ active, kind }) => active && kind === 'person').map(({ id }) => id),
    // Colleagues who have left stay where they are.
    ...report.nextSteps.map(({ responsibleId }) => responsibleId),
  ]);
  return nextSteps.flatMap(({ responsibleId }, at) =>
    responsibleId && !known.has(responsibleId) ? [unknownReference(`/nextSteps/${at}/responsibleId`)] : [],
  );
}
