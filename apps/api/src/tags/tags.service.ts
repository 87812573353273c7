import { Injectable } from '@nestjs/common';
import sql, { type Sql } from 'sql-template-tag';
import type { Actor } from '../core/auth/actor.js';
import { Db } from '../core/database/db.js';
import { integer } from '../core/database/integer.js';
import { parentIsActive, visibleTo } from '../core/database/row-visibility.js';
import { invalid, notFound, unknownReference } from '../core/errors.js';
import { SettingsService } from '../core/records/settings.service.js';
import type { TagDto } from './tag.dto.js';
import { Tag } from './tag.entity.js';
import { TAGS } from './tag.record.js';

const MAX_COUNTED = 10_000;
const PLAIN = '#5a5a55';

@Injectable()
export class TagsService extends SettingsService<Tag, TagDto> {
  constructor(db: Db) {
    super(db, TAGS);
  }

  /** @throws 422 when the other tag is missing or the same */
  merge(actor: Actor, id: string, intoId: string): Promise<TagDto> {
    return this.write(actor, async (tx) => {
      if (intoId === id) throw invalid([{ pointer: '/intoId', code: 'same-tag', message: 'A tag cannot be merged into itself.' }]);
      const tags = await tx.findVisible(Tag, [id, intoId], undefined, 'locked');
      if (!tags.some((tag) => tag.id === id)) throw notFound();
      if (tags.length < 2) throw invalid([unknownReference('/intoId')]);
      await tx.query(sql`SELECT merge_tag(${id}, ${intoId})`);
      return this.toResponse(tx, intoId);
    });
  }

  protected override defaults(): Partial<Tag> {
    return { color: PLAIN };
  }

  /**
   * Counts up to 10,000 clients and as many actions for each tag. An actor with limited visibility has few records, which are
   * counted for all tags at once.
   */
  protected select(actor: Actor): Sql {
    const shown = (usage: Sql) => sql`t.id, t.name, t.color, ${usage} AS "usageCount", t.version FROM tags t`;
    if (actor.visibility === 'agency') {
      const count = (from: Sql) => sql`(SELECT count(*)::integer FROM (SELECT 1 FROM ${from} LIMIT ${integer(MAX_COUNTED)}) used)`;
      const clients = count(
        sql`client_tags g WHERE g.agency_id = t.agency_id AND g.tag_id = t.id AND ${parentIsActive(actor, 'clients', 'g', 'client_id')}`,
      );
      const actions = count(
        sql`crm_action_tags g JOIN crm_actions a ON a.agency_id = g.agency_id AND a.id = g.action_id AND a.deleted_at IS NULL
         WHERE g.agency_id = t.agency_id AND g.tag_id = t.id AND ${parentIsActive(actor, 'clients', 'a', 'client_id')}`,
      );
      return sql`SELECT ${shown(sql`${clients} + ${actions}`)}`;
    }
    const count = (joins: Sql) =>
      sql`SELECT g.tag_id, least(count(*), ${MAX_COUNTED})::integer AS used FROM clients c ${joins}
       WHERE c.deleted_at IS NULL AND ${visibleTo(actor, 'owned', 'c')} GROUP BY 1`;
    return sql`WITH used AS MATERIALIZED (
        ${count(sql`JOIN client_tags g ON g.agency_id = c.agency_id AND g.client_id = c.id`)}
        UNION ALL ${count(
          sql`JOIN crm_actions a ON a.agency_id = c.agency_id AND a.client_id = c.id AND a.deleted_at IS NULL JOIN crm_action_tags g ON g.agency_id = a.agency_id AND g.action_id = a.id`,
        )})
      SELECT ${shown(sql`(SELECT coalesce(sum(used.used), 0)::integer FROM used WHERE used.tag_id = t.id)`)}`;
  }
}
