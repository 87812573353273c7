import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import type { Actor } from '../core/auth/actor.js';
import { Db } from '../core/database/db.js';
import { parentIsActive, visibleTo } from '../core/database/row-visibility.js';
import type { UnitOfWork } from '../core/database/unit-of-work.js';
import { violates } from '../core/database/violations.js';
import { conflict, invalid, notFound, unknownReference } from '../core/errors.js';
import { checkVersion, type ExpectedVersion } from '../core/http/etag.js';
import { Tag } from './tag.entity.js';
import type { CreateTagDto, TagDto, TagList, UpdateTagDto } from './tag.dto.js';

const MAX_ITEMS = 500;
const MAX_COUNTED = 10_000;
const PLAIN = '#5a5a55';

@Injectable()
export class TagsService {
  constructor(private readonly db: Db) {}

  /** Returns the agency's tags by name; counts include only records visible to the actor. */
  async list(actor: Actor): Promise<TagList> {
    const values: unknown[] = [];
    const bind = (value: unknown) => `$${values.push(value)}`;
    const data = await this.db.read<TagDto>(
      actor,
      `${select(actor, bind)} WHERE ${visibleTo(actor, 'agency', 't', bind)} ORDER BY lower(t.name) COLLATE "it-x-icu", t.id LIMIT ${MAX_ITEMS}`,
      values,
    );
    return { data };
  }

  async get(actor: Actor, id: string): Promise<TagDto> {
    const values: unknown[] = [];
    const bind = (value: unknown) => `$${values.push(value)}`;
    const [tag] = await this.db.read<TagDto>(
      actor,
      `${select(actor, bind)} WHERE ${visibleTo(actor, 'agency', 't', bind)} AND t.id = ${bind(id)}`,
      values,
    );
    if (!tag) throw notFound();
    return tag;
  }

  /** @throws 409 when the agency has a tag of this name, whatever its case */
  create(actor: Actor, { name, color }: CreateTagDto): Promise<TagDto> {
    return this.runUnique(actor, async (tx) => {
      const tag = { id: uuidv7(), name: name.trim(), color: color?.toLowerCase() ?? PLAIN, version: 1 };
      await tx.lock('tags of an agency');
      if ((await tx.manager.countBy(Tag, { agencyId: actor.agencyId })) >= MAX_ITEMS)
        throw conflict('too-many-tags', `An agency has at most ${MAX_ITEMS} tags.`);
      await tx.insert(Tag, { ...tag, agencyId: actor.agencyId });
      return { ...tag, usageCount: 0 };
    });
  }

  /** @throws 412 when the version is outdated, 409 when another tag has this name */
  update(actor: Actor, id: string, expected: ExpectedVersion, { name, color }: UpdateTagDto): Promise<TagDto> {
    return this.runUnique(actor, async (tx) => {
      const tag = await tx.getForUpdate(Tag, id);
      checkVersion(expected, tag.version);
      const after = { name: name?.trim() ?? tag.name, color: color?.toLowerCase() ?? tag.color };
      if (after.name !== tag.name || after.color !== tag.color)
        await tx.update(Tag, { agencyId: actor.agencyId, id }, { ...after, version: tag.version + 1 });
      return this.toResponse(tx, id);
    });
  }

  /** @throws 409 while a record has the tag, also one in the trash */
  async remove(actor: Actor, id: string, expected: ExpectedVersion): Promise<void> {
    await this.runUnique(actor, async (tx) => {
      checkVersion(expected, (await tx.getForUpdate(Tag, id)).version);
      await tx.manager.delete(Tag, { agencyId: actor.agencyId, id });
    });
  }

  /** @throws 422 when the other tag is missing or the same */
  merge(actor: Actor, id: string, intoId: string): Promise<TagDto> {
    return this.runUnique(actor, async (tx) => {
      if (intoId === id) throw invalid([{ pointer: '/intoId', code: 'same-tag', message: 'A tag cannot be merged into itself.' }]);
      const tags = await tx.findVisible(Tag, [id, intoId], undefined, 'locked');
      if (!tags.some((tag) => tag.id === id)) throw notFound();
      if (tags.length < 2) throw invalid([unknownReference('/intoId')]);
      await tx.query('SELECT merge_tag($1, $2)', [id, intoId]);
      return this.toResponse(tx, intoId);
    });
  }

  private async runUnique<T>(actor: Actor, work: (tx: UnitOfWork) => Promise<T>): Promise<T> {
    try {
      return await this.db.write(actor, work);
    } catch (error) {
      if (violates(error, 'tags_name'))
        throw conflict('tag-exists', 'The agency already has a tag with this name.', [
          { pointer: '/name', code: 'tag-exists', message: 'The agency already has one with this name.' },
        ]);
      if (CARRIED.some((constraint) => violates(error, constraint, 'foreign key')))
        throw conflict('tag-in-use', 'The tag is in use: merge it into another.');
      throw error;
    }
  }

  private async toResponse(tx: UnitOfWork, id: string): Promise<TagDto> {
    const values: unknown[] = [];
    const bind = (value: unknown) => `$${values.push(value)}`;
    const [tag] = await tx.query<TagDto>(
      `${select(tx.actor, bind)} WHERE ${visibleTo(tx.actor, 'agency', 't', bind)} AND t.id = ${bind(id)}`,
      values,
    );
    if (!tag) throw notFound();
    return tag;
  }
}

const CARRIED = ['client_tags_agency_id_tag_id_fkey', 'crm_action_tags_tag'];

/**
 * Counts up to 10,000 clients and as many actions for each tag. An actor with limited visibility has few records, which are
 * counted for all tags at once.
 */
function select(actor: Actor, bind: (value: unknown) => string): string {
  const shown = (usage: string) => `t.id, t.name, t.color, ${usage} AS "usageCount", t.version FROM tags t`;
  if (actor.visibility === 'agency') {
    const count = (from: string) => `(SELECT count(*)::integer FROM (SELECT 1 FROM ${from} LIMIT ${MAX_COUNTED}) used)`;
    const clients = count(
      `client_tags g WHERE g.agency_id = t.agency_id AND g.tag_id = t.id AND ${parentIsActive(actor, 'clients', 'g', 'client_id', bind)}`,
    );
    const actions = count(
      `crm_action_tags g JOIN crm_actions a ON a.agency_id = g.agency_id AND a.id = g.action_id AND a.deleted_at IS NULL
       WHERE g.agency_id = t.agency_id AND g.tag_id = t.id AND ${parentIsActive(actor, 'clients', 'a', 'client_id', bind)}`,
    );
    return `SELECT ${shown(`${clients} + ${actions}`)}`;
  }
  const count = (joins: string) =>
    `SELECT g.tag_id, least(count(*), ${MAX_COUNTED})::integer AS used FROM clients c ${joins}
     WHERE c.deleted_at IS NULL AND ${visibleTo(actor, 'owned', 'c', bind)} GROUP BY 1`;
  return `WITH used AS MATERIALIZED (
      ${count('JOIN client_tags g ON g.agency_id = c.agency_id AND g.client_id = c.id')}
      UNION ALL ${count(
        'JOIN crm_actions a ON a.agency_id = c.agency_id AND a.client_id = c.id AND a.deleted_at IS NULL JOIN crm_action_tags g ON g.agency_id = a.agency_id AND g.action_id = a.id',
      )})
    SELECT ${shown('(SELECT coalesce(sum(used.used), 0)::integer FROM used WHERE used.tag_id = t.id)')}`;
}
