import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import type { Actor } from '../core/auth/actor.js';
import { today } from '../core/clock.js';
import { Db } from '../core/database/db.js';
import type { Tx } from '../core/database/tx.js';
import { violates } from '../core/database/violations.js';
import { conflict, forbidden, invalid, notFound, unknownReference, type FieldError } from '../core/errors.js';
import { checkVersion, type ExpectedVersion } from '../core/http/etag.js';
import type { FieldChange, HistoryLine } from '../core/history/timeline-entry.entity.js';
import { NotificationsService } from '../notifications/notifications.service.js';
import { Tag } from '../tags/tag.entity.js';
import { User } from '../users/user.entity.js';
import { Assignments } from './assignments.js';
import { Client, ClientTag } from './client.entity.js';
import type { ClientDto, ClientFields, ClientStatus, ClientType, CreateClientDto, UpdateClientDto } from './client.dto.js';
import { binder } from './client-filter.sql.js';
import { keptHousehold, mistakesInLinks, toldWithoutLinks } from './client-household.js';
import { ClientRows, type ClientRow } from './client.rows.js';
import { changesBetween, derivedNames, mistakesIn, newClient } from './client.rules.js';
import { TRASH_DAYS } from './clients.events.js';

/** What a feature above adds to a change: in which state the record must be, and what else changes of it, as it is told. */
interface More {
  status: ClientStatus;
  change: (tx: Tx, client: Client) => Promise<FieldChange[]>;
}

/** Writes of clients and their rules; each is one transaction that also writes the timeline. */
@Injectable()
export class ClientsService {
  constructor(
    private readonly db: Db,
    private readonly rows: ClientRows,
    private readonly notifications: NotificationsService,
    private readonly assignments: Assignments,
  ) {}

  /**
   * @param stageOf the stage of a prospect; without it the record is a client
   * @throws 422 with pointers, 409 when the Omnia code is taken
   */
  create(actor: Actor, body: CreateClientDto, stageOf?: (tx: Tx) => Promise<string>): Promise<ClientDto> {
    return this.write(actor, async (tx) => {
      await this.check(tx, body.type, body, {});
      const now = new Date();
      const client = newClient(uuidv7(), actor, body, now, (await stageOf?.(tx)) ?? null);
      const tags = (body.tagIds ?? []).map((tagId) => ({ agencyId: actor.agencyId, clientId: client.id, tagId }));
      // Carried out in this order.
      return tx.last(async () => {
        const [, , , , created] = await Promise.all([
          tx.insert(Client, client),
          tx.insert(ClientTag, tags),
          tx.tell(client.id, { kind: 'created', title: stageOf ? 'Prospect created' : 'Client created', at: now }),
          this.tellAssignees(tx, null, client),
          this.answer(tx, client.id),
        ]);
        return created;
      });
    });
  }

  /** @throws 412 when the client has moved on, 422 with pointers, 409 when the Omnia code is taken */
  update(actor: Actor, id: string, expected: ExpectedVersion, body: UpdateClientDto, more?: More): Promise<ClientDto> {
    return this.write(actor, async (tx) => {
      const client = await tx.get(Client, id, { deletedAt: null, ...(more ? { status: more.status } : {}) });
      checkVersion(expected, client.version);
      await this.check(tx, client.type, body, client);
      const { assigneeId, tagIds, ...fields } = body;
      const before = { ...client };
      const sent = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
      Object.assign(client, sent, assigneeId === undefined ? {} : { assigneeId });
      if (fields.household) client.household = await keptHousehold(tx, before.household, fields.household);
      Object.assign(client, derivedNames(client));
      const moreChanges = (await more?.change(tx, client)) ?? [];
      const tagChange = tagIds && (await this.setTags(tx, id, tagIds));
      const changes = [
        ...changesBetween(pick(before, Object.keys(sent)), pick(client, Object.keys(sent))).map(toldWithoutLinks),
        ...moreChanges,
        ...(await this.assigneeChange(tx, before.assigneeId, client.assigneeId)),
        ...(tagChange ? [tagChange] : []),
      ];
      // Nothing differs: no new version, no line in the history.
      if (changes.length === 0) return this.answer(tx, id);
      const now = new Date();
      const updated = { ...differences(before, client), updatedAt: now, version: client.version + 1 };
      if (before.assigneeId !== client.assigneeId) await this.tellAssignees(tx, before.assigneeId, client);
      const save = async () => {
        const [, , answer] = await Promise.all([
          tx.tell(id, { kind: 'updated', title: 'Client changed', changes, at: now }),
          tx.update(Client, { agencyId: actor.agencyId, id }, updated),
          this.answer(tx, id),
        ]);
        return answer;
      };
      if (before.assigneeId === client.assigneeId) return tx.last(save);
      return tx.beyondOwnSight(async () => {
        await this.assignments.follow(tx, [id], client.assigneeId);
        return save();
      });
    });
  }

  /**
   * Writes what a feature above has decided of a record that it loaded in this transaction, and tells it.
   * @returns the record as the caller is answered
   */
  async save(tx: Tx, client: Client, set: Partial<Client>, line: HistoryLine): Promise<ClientDto> {
    const updatedAt = line.at ?? new Date();
    await tx.tell(client.id, { ...line, at: updatedAt });
    await tx.update(Client, { agencyId: client.agencyId, id: client.id }, { ...set, updatedAt, version: client.version + 1 });
    return this.answer(tx, client.id);
  }

  /** Moves the client to the trash. @throws 403 when the caller may delete only what they created */
  async remove(actor: Actor, id: string, expected: ExpectedVersion, status?: ClientStatus): Promise<void> {
    await this.write(actor, async (tx) => {
      const client = await tx.get(Client, id, { deletedAt: null, ...(status ? { status } : {}) });
      mayDelete(actor, client);
      checkVersion(expected, client.version);
      const deletedAt = new Date();
      await tx.update(
        Client,
        { agencyId: actor.agencyId, id },
        { deletedAt, deletedById: actor.userId, updatedAt: deletedAt, version: client.version + 1 },
      );
      await tx.tell(id, { kind: 'deleted', title: 'Client moved to the trash', at: deletedAt });
      await tx.publish(
        'clients-trashed',
        { agencyId: actor.agencyId, clientIds: [id], deletedAt: deletedAt.toISOString() },
        { startAfter: new Date(deletedAt.getTime() + TRASH_DAYS * 86_400_000) },
      );
    });
  }

  /**
   * Takes the client out of the trash.
   * @param clear fields to empty because their value was taken in the meantime
   * @throws 409 when a unique value was taken meanwhile and is not cleared
   */
  restore(actor: Actor, id: string, clear: readonly string[]): Promise<ClientDto> {
    return this.write(actor, async (tx) => {
      const client = await tx.get(Client, id);
      if (!client.deletedAt) throw notFound();
      mayDelete(actor, client);
      const changes = clear.includes('omniaCode') ? changesBetween({ omniaCode: client.omniaCode }, { omniaCode: null }) : [];
      if (changes.length > 0) client.omniaCode = null;
      const now = new Date();
      const restored = {
        ...client,
        ...derivedNames(client),
        deletedAt: null,
        deletedById: null,
        updatedAt: now,
        version: client.version + 1,
      };
      await tx.update(Client, { agencyId: actor.agencyId, id }, restored);
      await tx.tell(id, { kind: 'restored', title: 'Client taken out of the trash', changes, at: now });
      return this.answer(tx, id);
    });
  }

  /** A write, with the one value that the agency's records may not share told by name. */
  private async write<T>(actor: Actor, work: (tx: Tx) => Promise<T>): Promise<T> {
    try {
      return await this.db.write(actor, work);
    } catch (error) {
      if (!violates(error, 'clients_omnia_code')) throw error;
      // Not whose: the holder may be out of the caller's sight.
      throw conflict('omnia-code-taken', 'Another record of the agency has this Omnia code.', [
        { pointer: '/omniaCode', code: 'omnia-code-taken', message: 'Another record of the agency has it.' },
      ]);
    }
  }

  private async check(tx: Tx, type: ClientType, fields: ClientFields, before: Partial<Client>): Promise<void> {
    const mistakes: FieldError[] = mistakesIn(type, fields, before, today());
    const { assigneeId, tagIds } = fields;
    if (assigneeId && assigneeId !== before.assigneeId) {
      const [assignee] = await tx.visible(User, [assigneeId], { active: true, kind: 'person' });
      if (!assignee) mistakes.push(unknownReference('/assigneeId'));
    }
    if (tagIds) {
      const known = new Set((await tx.visible(Tag, tagIds)).map(({ id }) => id));
      tagIds.forEach((id, index) => known.has(id) || mistakes.push(unknownReference(`/tagIds/${index}`)));
    }
    mistakes.push(...(await mistakesInLinks(tx, fields.household, before.id)));
    if (mistakes.length > 0) throw invalid(mistakes);
    const hands = assigneeId !== undefined && assigneeId !== (before.assigneeId ?? null) && assigneeId !== tx.actor.userId;
    if (hands && !tx.actor.permissions.has('clients:assign')) throw forbidden('Your role may not assign clients to others.');
  }

  /** What changed of the tags, by name; undefined when nothing did. */
  private async setTags(tx: Tx, clientId: string, tagIds: string[]) {
    const { agencyId } = tx.actor;
    if (tagIds.length === 0 && !(await tx.manager.existsBy(ClientTag, { agencyId, clientId }))) return undefined;
    const names = async () =>
      (
        await tx.manager.query<{ name: string }[]>(
          'SELECT g.name FROM client_tags t JOIN tags g ON g.agency_id = t.agency_id AND g.id = t.tag_id WHERE t.agency_id = $1 AND t.client_id = $2 ORDER BY g.name',
          [agencyId, clientId],
        )
      ).map(({ name }) => name);
    const from = await names();
    await tx.manager.delete(ClientTag, { agencyId, clientId });
    if (tagIds.length > 0)
      await tx.insert(
        ClientTag,
        tagIds.map((tagId) => ({ agencyId, clientId, tagId })),
      );
    const [change] = changesBetween({ tags: from }, { tags: await names() });
    return change;
  }

  private async assigneeChange(tx: Tx, from: string | null, to: string | null) {
    if (from === to) return [];
    const people = await tx.visible(
      User,
      [from, to].filter((id) => id !== null),
    );
    const name = (id: string | null) => people.find((person) => person.id === id)?.displayName ?? null;
    return [{ field: 'assignee', from: name(from), to: name(to) }];
  }

  /** Asks for all of it at once, as what comes last in a transaction has to. */
  private async tellAssignees(tx: Tx, from: string | null, { id, assigneeId }: Client): Promise<void> {
    const about = { count: 1, clientId: id };
    await Promise.all([
      assigneeId && this.notifications.tell(tx, assigneeId, 'clients-assigned', about),
      from && this.notifications.tell(tx, from, 'clients-unassigned', about),
    ]);
  }

  /** The record as the caller is answered, in the transaction that has written it. */
  async answer(tx: Tx, id: string): Promise<ClientDto> {
    const values: unknown[] = [tx.actor.agencyId, id];
    const select = this.rows.select(tx.actor, binder(values));
    const [row] = await tx.query<ClientRow>(`${select} WHERE c.agency_id = $1 AND c.id = $2`, values);
    if (!row) throw notFound();
    return this.rows.toClient(row);
  }
}

function mayDelete(actor: Actor, client: Client): void {
  if (!actor.permissions.has('clients:delete') && client.createdById !== actor.userId)
    throw forbidden('Your role may delete only the clients that you created.', 'not-your-creation');
}

const pick = (from: object, keys: string[]): Record<string, unknown> =>
  Object.fromEntries(keys.map((key) => [key, (from as Record<string, unknown>)[key]]));

const differences = <Row extends object>(before: Row, after: Row): Partial<Row> =>
  Object.fromEntries(Object.entries(after).filter(([name, value]) => value !== before[name as keyof Row])) as Partial<Row>;
