import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import sql from 'sql-template-tag';
import type { Actor } from '../core/auth/actor.js';
import { today } from '../core/clock.js';
import { Db } from '../core/database/db.js';
import type { UnitOfWork } from '../core/database/unit-of-work.js';
import { violates } from '../core/database/violations.js';
import { conflict, forbidden, invalid, notFound, unknownReference, type FieldError } from '../core/errors.js';
import type { ExpectedVersion } from '../core/http/etag.js';
import type { FieldChange } from '../core/history/timeline-entry.entity.js';
import { changedColumns, changesBetween } from '../core/records/record-changes.js';
import { createRecords, lockRecord, updateRecord } from '../core/records/records.js';
import { lockForTrash, lockInTrash, restoreRecords, trashRecords } from '../core/records/trash.js';
import { NotificationsService } from '../notifications/notifications.service.js';
import { Tag } from '../tags/tag.entity.js';
import { User } from '../users/user.entity.js';
import { Assignments } from './assignments.js';
import { ClientTag, type Client } from './client.entity.js';
import type { ClientDto, ClientFields, ClientStatus, ClientType, CreateClientDto, UpdateClientDto } from './client.dto.js';
import { keepHiddenLinks, findLinkErrors, redactLinks } from './client-household.js';
import { CLIENTS } from './client.record.js';
import { ClientProjection, type ClientRow } from './client.projection.js';
import { derivedNames, findFieldErrors, newClient } from './client.rules.js';

/** Extension for callers: the required status, and further field changes for the timeline. */
interface UpdateExtension {
  status: ClientStatus;
  change: (tx: UnitOfWork, client: Client) => Promise<FieldChange[]>;
}

/** Writes clients and enforces their rules. Each write is one transaction that also adds a timeline entry. */
@Injectable()
export class ClientsService {
  constructor(
    private readonly db: Db,
    private readonly rows: ClientProjection,
    private readonly notifications: NotificationsService,
    private readonly assignments: Assignments,
  ) {}

  /**
   * @param stageOf returns the id of a prospect's stage; without it the record is a client
   * @throws 422 with field errors, 409 when the Omnia code is taken
   */
  create(actor: Actor, body: CreateClientDto, stageOf?: (tx: UnitOfWork) => Promise<string>): Promise<ClientDto> {
    return this.runUnique(actor, async (tx) => {
      await this.validate(tx, body.type, body, {});
      const now = new Date();
      const client = newClient(uuidv7(), actor, body, now, (await stageOf?.(tx)) ?? null);
      const tags = (body.tagIds ?? []).map((tagId) => ({ agencyId: actor.agencyId, clientId: client.id, tagId }));
      // PostgreSQL executes the pipelined statements in this order.
      return tx.commitWith(async () => {
        const [, , , created] = await Promise.all([
          createRecords(tx, CLIENTS, [client], () => (stageOf ? { title: 'Prospect created' } : {}), now),
          tx.insert(ClientTag, tags),
          this.notifyAssignees(tx, null, client),
          this.toResponse(tx, client.id),
        ]);
        return created;
      });
    });
  }

  /** @throws 412 when the version is outdated, 422 with field errors, 409 when the Omnia code is taken */
  update(actor: Actor, id: string, expected: ExpectedVersion, body: UpdateClientDto, extension?: UpdateExtension): Promise<ClientDto> {
    return this.runUnique(actor, async (tx) => {
      const client = await lockRecord(tx, CLIENTS, id, expected, extension ? { status: extension.status } : {});
      await this.validate(tx, client.type, body, client);
      const { assigneeId, tagIds, ...fields } = body;
      const before = { ...client };
      const sent = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
      Object.assign(client, sent, assigneeId === undefined ? {} : { assigneeId });
      if (fields.household) client.household = await keepHiddenLinks(tx, before.household, fields.household);
      Object.assign(client, derivedNames(client));
      const extensionChanges = (await extension?.change(tx, client)) ?? [];
      const tagChange = tagIds && (await this.setTags(tx, id, tagIds));
      const changes = [
        ...changesBetween(pick(before, Object.keys(sent)), pick(client, Object.keys(sent))).map(redactLinks),
        ...extensionChanges,
        ...(await this.assigneeChange(tx, before.assigneeId, client.assigneeId)),
        ...(tagChange ? [tagChange] : []),
      ];
      // An update without changes creates neither a new version nor a timeline entry.
      if (changes.length === 0) return this.toResponse(tx, id);
      if (before.assigneeId !== client.assigneeId) await this.notifyAssignees(tx, before.assigneeId, client);
      const save = async () => {
        const [, answer] = await Promise.all([
          updateRecord(tx, CLIENTS, before, changedColumns(before, client), { changes }),
          this.toResponse(tx, id),
        ]);
        return answer;
      };
      if (before.assigneeId === client.assigneeId) return tx.commitWith(save);
      return tx.withAgencyVisibility(async () => {
        await this.assignments.reassign(tx, [id], client.assigneeId);
        return save();
      });
    });
  }

  /** Moves the record to the trash. @throws 403 when the caller may delete only records they created, 412 when outdated */
  async remove(actor: Actor, id: string, expected: ExpectedVersion, status?: ClientStatus): Promise<void> {
    await this.db.write(actor, async (tx) => {
      const client = await lockForTrash(tx, CLIENTS, id, expected, status ? { status } : {});
      await trashRecords(tx, CLIENTS, [client]);
    });
  }

  /**
   * Takes the client out of the trash.
   * @param clear unique fields to empty because another record has their value
   * @throws 409 when another record has a unique value that is not cleared; 404 when the client is not in the trash
   */
  restore(actor: Actor, id: string, clear: readonly string[]): Promise<ClientDto> {
    return this.runUnique(actor, async (tx) => {
      const before = await lockInTrash(tx, CLIENTS, id);
      const cleared = clear.includes('omniaCode') ? { omniaCode: null } : {};
      const set = { ...cleared, ...derivedNames({ ...before, ...cleared }) };
      await restoreRecords(tx, CLIENTS, [{ before, set, details: { changes: changesBetween({ omniaCode: before.omniaCode }, cleared) } }]);
      return this.toResponse(tx, id);
    });
  }

  /** Runs a write. @throws 409 when another record of the agency has the Omnia code */
  private async runUnique<T>(actor: Actor, work: (tx: UnitOfWork) => Promise<T>): Promise<T> {
    try {
      return await this.db.write(actor, work);
    } catch (error) {
      if (!violates(error, 'clients_omnia_code')) throw error;
      // The error does not name the other record, which the caller may not be allowed to see.
      throw conflict('omnia-code-taken', 'Another record of the agency has this Omnia code.', [
        { pointer: '/omniaCode', code: 'omnia-code-taken', message: 'Another record of the agency has this value.' },
      ]);
    }
  }

  private async validate(tx: UnitOfWork, type: ClientType, fields: ClientFields, before: Partial<Client>): Promise<void> {
    const fieldErrors: FieldError[] = findFieldErrors(type, fields, before, today());
    const { assigneeId, tagIds } = fields;
    if (assigneeId && assigneeId !== before.assigneeId) {
      const [assignee] = await tx.findVisible(User, [assigneeId], { active: true, kind: 'person' });
      if (!assignee) fieldErrors.push(unknownReference('/assigneeId'));
    }
    if (tagIds) {
      const known = new Set((await tx.findVisible(Tag, tagIds)).map(({ id }) => id));
      tagIds.forEach((id, index) => known.has(id) || fieldErrors.push(unknownReference(`/tagIds/${index}`)));
    }
    fieldErrors.push(...(await findLinkErrors(tx, fields.household, before.id)));
    if (fieldErrors.length > 0) throw invalid(fieldErrors);
    const hands = assigneeId !== undefined && assigneeId !== (before.assigneeId ?? null) && assigneeId !== tx.actor.userId;
    if (hands && !tx.actor.permissions.has('clients:assign')) throw forbidden('Your role may not assign clients to others.');
  }

  /** Replaces the tags. Returns the change by tag name, or undefined when nothing changed. */
  private async setTags(tx: UnitOfWork, clientId: string, tagIds: string[]) {
    const { agencyId } = tx.actor;
    if (tagIds.length === 0 && !(await tx.manager.existsBy(ClientTag, { agencyId, clientId }))) return undefined;
    const names = async () =>
      (
        await tx.query<{ name: string }>(
          sql`SELECT g.name FROM client_tags t JOIN tags g ON g.agency_id = t.agency_id AND g.id = t.tag_id
            WHERE t.agency_id = ${agencyId} AND t.client_id = ${clientId} ORDER BY g.name`,
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

  private async assigneeChange(tx: UnitOfWork, from: string | null, to: string | null) {
    if (from === to) return [];
    const people = await tx.findVisible(
      User,
      [from, to].filter((id) => id !== null),
    );
    const name = (id: string | null) => people.find((person) => person.id === id)?.displayName ?? null;
    return [{ field: 'assignee', from: name(from), to: name(to) }];
  }

  /** Issues both notifications without awaiting in between, as `commitWith` requires of its statements. */
  private async notifyAssignees(tx: UnitOfWork, from: string | null, { id, assigneeId }: Client): Promise<void> {
    const about = { count: 1, clientId: id };
    await Promise.all([
      assigneeId && this.notifications.notify(tx, assigneeId, 'clients-assigned', about),
      from && this.notifications.notify(tx, from, 'clients-unassigned', about),
    ]);
  }

  /** Reads the record, as the API returns it, in the transaction that wrote it. */
  async toResponse(tx: UnitOfWork, id: string): Promise<ClientDto> {
    const [row] = await tx.query<ClientRow>(sql`${this.rows.select(tx.actor)} WHERE c.agency_id = ${tx.actor.agencyId} AND c.id = ${id}`);
    if (!row) throw notFound();
    return this.rows.toClient(row);
  }
}

const pick = (from: object, keys: string[]): Record<string, unknown> =>
  Object.fromEntries(keys.map((key) => [key, (from as Record<string, unknown>)[key]]));
