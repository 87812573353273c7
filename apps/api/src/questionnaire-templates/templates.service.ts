import { Injectable } from '@nestjs/common';
import { prepareTemplate, type PreparedTemplate } from '@sestante/questionnaire/evaluation';
import { LRUCache } from 'lru-cache';
import sql from 'sql-template-tag';
import type { Actor } from '../core/auth/actor.js';
import { Db } from '../core/database/db.js';
import { visibleTo } from '../core/database/row-visibility.js';
import { notFound } from '../core/errors.js';
import { templateOf, type TemplateColumns } from './questionnaire-template.rules.js';

const MAX_PREPARED = 500;

@Injectable()
export class TemplatesService {
  /** Published templates by agency and id; they never change. */
  private readonly published = new LRUCache<string, PreparedTemplate>({ max: MAX_PREPARED });

  constructor(private readonly db: Db) {}

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
}
