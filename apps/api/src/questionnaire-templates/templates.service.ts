import { Injectable } from '@nestjs/common';
import { prepareTemplate, type PreparedTemplate } from '@sestante/questionnaire/evaluation';
import { questionsOf } from '@sestante/questionnaire/template';
import { LRUCache } from 'lru-cache';
import sql from 'sql-template-tag';
import { v7 as uuidv7 } from 'uuid';
import type { Actor } from '../core/auth/actor.js';
import { Db } from '../core/database/db.js';
import { visibleTo } from '../core/database/row-visibility.js';
import type { UnitOfWork } from '../core/database/unit-of-work.js';
import { conflict, invalid, notFound, Problem, unknownReference } from '../core/errors.js';
import type { ExpectedVersion } from '../core/http/etag.js';
import { newRecord } from '../core/records/record-type.js';
import { createRecords, lockRecord, updateRecord } from '../core/records/records.js';
import { lockForTrash, lockInTrash, restoreRecords, trashRecords } from '../core/records/trash.js';
import type {
  CopyQuestionnaireTemplateDto,
  QuestionnaireTemplateDto,
  UpdateQuestionnaireTemplateDto,
} from './questionnaire-template.dto.js';
import { QuestionnaireTemplate } from './questionnaire-template.entity.js';
import { QUESTIONNAIRE_TEMPLATES } from './questionnaire-template.record.js';
import {
  asFieldErrors,
  asStored,
  contentOf,
  faultsOf,
  findFieldErrors,
  templateOf,
  type TemplateColumns,
} from './questionnaire-template.rules.js';
import { TemplatesQueries } from './templates.queries.js';

const MAX_PREPARED = 500;

/** Writes of templates: only drafts change, a published version never does. */
@Injectable()
export class TemplatesService {
  /** Published templates by agency and id; they never change. */
  private readonly published = new LRUCache<string, PreparedTemplate>({ max: MAX_PREPARED });

  constructor(
    private readonly db: Db,
    private readonly queries: TemplatesQueries,
  ) {}

  /** Returns a published or archived template with its conditions parsed. @throws 404, also for drafts */
  async prepared(actor: Actor, id: string): Promise<PreparedTemplate> {
    const key = `${actor.agencyId} ${id}`;
    const known = this.published.get(key);
    if (known) return known;
    const [row] = await this.db.read<TemplateColumns>(
      actor,
      sql`SELECT t.client_type AS "clientType", t.name, t.template_version AS "templateVersion", t.minutes_from AS "minutesFrom", t.minutes_to AS "minutesTo", t.content
        FROM questionnaire_templates t WHERE ${visibleTo(actor, 'agency', 't')} AND t.id = ${id} AND t.state <> 'draft'`,
    );
    if (!row) throw notFound();
    const prepared = prepareTemplate(templateOf(row));
    this.published.set(key, prepared);
    return prepared;
  }

  /** Creates a template of its own as a draft with the content of another. @throws 422 when that one is not visible */
  copy(actor: Actor, { copyOf, name }: CopyQuestionnaireTemplateDto): Promise<QuestionnaireTemplateDto> {
    return this.db.write(actor, async (tx) => {
      const [source] = await tx.findVisible(QuestionnaireTemplate, [copyOf], { deletedAt: null });
      if (!source) throw invalid([unknownReference('/copyOf')]);
      return this.insertDraft(tx, source, { familyId: uuidv7(), name: name.trim(), templateVersion: 1 });
    });
  }

  /** Creates the next version as a draft. @throws 409 for a standard template, or while the template has a draft */
  newVersion(actor: Actor, id: string): Promise<QuestionnaireTemplateDto> {
    return this.db.write(actor, async (tx) => {
      const source = await lockOwn(tx, id);
      const versions = await lockFamily(tx, source);
      return this.insertDraft(tx, source, { templateVersion: nextVersion(versions) });
    });
  }

  /** @throws 409 for a version that is not a draft, 412 when the version is outdated, 422 */
  update(actor: Actor, id: string, expected: ExpectedVersion, body: UpdateQuestionnaireTemplateDto): Promise<QuestionnaireTemplateDto> {
    return this.db.write(actor, async (tx) => {
      const draft = await lockDraft(tx, id, expected);
      const { name, minutes, sections } = body;
      if (minutes && minutes.to < minutes.from)
        throw invalid([{ pointer: '/minutes/to', code: 'out-of-range', message: 'The longest time is not shorter than the shortest.' }]);
      const content = sections && { areas: contentOf(draft).areas, sections: asStored(sections) };
      const fieldErrors = content ? findFieldErrors(draft.clientType, content.sections) : [];
      if (fieldErrors.length > 0) throw invalid(fieldErrors);
      await updateRecord(tx, QUESTIONNAIRE_TEMPLATES, draft, {
        ...(name === undefined ? {} : { name: name.trim() }),
        ...(minutes ? { minutesFrom: minutes.from, minutesTo: minutes.to } : {}),
        ...(content ? { content, questionCount: questionsOf(content).length } : {}),
      });
      return this.queries.toResponse(tx, id);
    });
  }

  /** Publishes a draft; the version published before is archived. @throws 409 for a version that is not a draft, 422 with its faults */
  publish(actor: Actor, id: string): Promise<QuestionnaireTemplateDto> {
    return this.db.write(actor, async (tx) => {
      const draft = await lockDraft(tx, id, '*');
      const faults = faultsOf(draft);
      if (faults.length > 0)
        throw new Problem(422, 'template-invalid', 'The draft has faults and cannot be published.', { errors: asFieldErrors(faults) });
      const earlier = (await lockFamily(tx, draft)).find(({ state }) => state === 'published');
      if (earlier) await updateRecord(tx, QUESTIONNAIRE_TEMPLATES, earlier, { state: 'archived' });
      await updateRecord(tx, QUESTIONNAIRE_TEMPLATES, draft, { state: 'published', publishedAt: new Date() });
      await tx.audit('questionnaire-template-published', id, { familyId: draft.familyId, version: draft.templateVersion });
      return this.queries.toResponse(tx, id);
    });
  }

  /** Withdraws a published version, so that it is no longer offered. @throws 409 for a draft or a standard template */
  archive(actor: Actor, id: string): Promise<QuestionnaireTemplateDto> {
    return this.db.write(actor, async (tx) => {
      const template = await lockOwn(tx, id);
      if (template.state !== 'published') throw conflict('template-not-published', 'Only a published version can be archived.');
      await updateRecord(tx, QUESTIONNAIRE_TEMPLATES, template, { state: 'archived' });
      return this.queries.toResponse(tx, id);
    });
  }

  /** Offers an archived version again. @throws 409 while another version is published */
  unarchive(actor: Actor, id: string): Promise<QuestionnaireTemplateDto> {
    return this.db.write(actor, async (tx) => {
      const template = await lockOwn(tx, id);
      if (template.state !== 'archived') throw conflict('template-not-archived', 'Only an archived version can be published again.');
      const versions = await lockFamily(tx, template);
      if (versions.some(({ state }) => state === 'published'))
        throw conflict('other-version-published', 'Another version of this template is published: archive it first.');
      await updateRecord(tx, QUESTIONNAIRE_TEMPLATES, template, { state: 'published' });
      return this.queries.toResponse(tx, id);
    });
  }

  /** Moves a draft to the trash. @throws 409 for a published version, which questionnaires may name */
  async remove(actor: Actor, id: string, expected: ExpectedVersion): Promise<void> {
    await this.db.write(actor, async (tx) => {
      const draft = await lockForTrash(tx, QUESTIONNAIRE_TEMPLATES, id, expected);
      assertOwn(draft);
      assertDraft(draft);
      await trashRecords(tx, QUESTIONNAIRE_TEMPLATES, [draft]);
    });
  }

  /** Restores a draft as the next version of its template. @throws 404, 409 while the template has another draft */
  restore(actor: Actor, id: string): Promise<QuestionnaireTemplateDto> {
    return this.db.write(actor, async (tx) => {
      const draft = await lockInTrash(tx, QUESTIONNAIRE_TEMPLATES, id);
      const versions = await lockFamily(tx, draft);
      await restoreRecords(tx, QUESTIONNAIRE_TEMPLATES, [{ before: draft, set: { templateVersion: nextVersion(versions) } }]);
      return this.queries.toResponse(tx, id);
    });
  }

  private async insertDraft(
    tx: UnitOfWork,
    source: QuestionnaireTemplate,
    changes: Partial<QuestionnaireTemplate>,
  ): Promise<QuestionnaireTemplateDto> {
    const draft: QuestionnaireTemplate = {
      ...source,
      content: contentOf(source),
      ...changes,
      ...newRecord(tx.actor, uuidv7(), new Date()),
      standard: false,
      state: 'draft',
      publishedAt: null,
    };
    await createRecords(tx, QUESTIONNAIRE_TEMPLATES, [draft]);
    return this.queries.toResponse(tx, draft.id);
  }
}

/** Loads and locks a template that the agency may change, after its family. @throws 404, 409 for a standard one */
async function lockOwn(tx: UnitOfWork, id: string, expected: ExpectedVersion = '*'): Promise<QuestionnaireTemplate> {
  const [found] = await tx.findVisible(QuestionnaireTemplate, [id]);
  if (found) await lockFamily(tx, found);
  const template = await lockRecord(tx, QUESTIONNAIRE_TEMPLATES, id, expected);
  assertOwn(template);
  return template;
}

async function lockDraft(tx: UnitOfWork, id: string, expected: ExpectedVersion): Promise<QuestionnaireTemplate> {
  const draft = await lockOwn(tx, id, expected);
  assertDraft(draft);
  return draft;
}

function assertOwn({ standard }: QuestionnaireTemplate): void {
  if (standard) throw conflict('standard-template', 'Standard templates cannot be changed: copy it.');
}

function assertDraft({ state }: QuestionnaireTemplate): void {
  if (state !== 'draft') throw conflict('template-published', 'A published version never changes: create a new version.');
}

/** Returns the versions of a template that are not in the trash; concurrent changes of the same template wait. */
async function lockFamily(tx: UnitOfWork, { agencyId, familyId }: QuestionnaireTemplate): Promise<QuestionnaireTemplate[]> {
  await tx.lock('versions of a questionnaire template', familyId);
  const versions = await tx.query<{ id: string }>(
    sql`SELECT t.id FROM questionnaire_templates t WHERE t.agency_id = ${agencyId} AND t.family_id = ${familyId} AND t.deleted_at IS NULL`,
  );
  return tx.findVisible(
    QuestionnaireTemplate,
    versions.map(({ id }) => id),
  );
}

/** @throws 409 while one of the versions is a draft */
function nextVersion(versions: readonly QuestionnaireTemplate[]): number {
  if (versions.some(({ state }) => state === 'draft')) throw conflict('draft-exists', 'This template already has a draft.');
  return 1 + Math.max(0, ...versions.map(({ templateVersion }) => templateVersion));
}
