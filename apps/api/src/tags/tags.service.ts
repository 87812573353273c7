import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import type { Actor } from '../core/auth/actor.js';
import { Db } from '../core/database/db.js';
import { visibleTo } from '../core/database/scope.js';
import { violates } from '../core/database/violations.js';
import { conflict } from '../core/errors.js';
import { Tag } from './tag.entity.js';
import type { CreateTagDto, TagDto, TagList } from './tag.dto.js';

const MOST = 500;
const PLAIN = '#5a5a55';

@Injectable()
export class TagsService {
  constructor(private readonly db: Db) {}

  /** All of the agency's tags, by name; the counts tell only of what the caller sees. */
  async list(actor: Actor): Promise<TagList> {
    const values: unknown[] = [];
    const bind = (value: unknown) => `$${values.push(value)}`;
    const data = await this.db.read<TagDto>(
      actor,
      `SELECT t.id, t.name, t.color, (SELECT count(*)::integer FROM (
         SELECT 1 FROM client_tags ct JOIN clients c ON c.agency_id = ct.agency_id AND c.id = ct.client_id
         WHERE ct.agency_id = t.agency_id AND ct.tag_id = t.id AND c.deleted_at IS NULL AND ${visibleTo(actor, 'owned', 'c', bind)} LIMIT 10000
       ) used) AS "usageCount"
       FROM tags t WHERE ${visibleTo(actor, 'agency', 't', bind)} ORDER BY lower(t.name) COLLATE "it-x-icu", t.id LIMIT ${MOST}`,
      values,
    );
    return { data };
  }

  /** @throws 409 when the agency has the tag, in whatever case */
  async create(actor: Actor, { name, color }: CreateTagDto): Promise<TagDto> {
    try {
      return await this.db.write(actor, async (tx) => {
        const tag = { id: uuidv7(), name: name.trim(), color: color?.toLowerCase() ?? PLAIN };
        await tx.manager.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 1))', [actor.agencyId]);
        if ((await tx.manager.countBy(Tag, { agencyId: actor.agencyId })) >= MOST)
          throw conflict('too-many-tags', `An agency has at most ${MOST} tags.`);
        await tx.insert(Tag, { ...tag, agencyId: actor.agencyId });
        return { ...tag, usageCount: 0 };
      });
    } catch (error) {
      if (violates(error, 'tags_name'))
        throw conflict('tag-exists', 'The agency has a tag of this name.', [
          { pointer: '/name', code: 'tag-exists', message: 'The agency has it.' },
        ]);
      throw error;
    }
  }
}
