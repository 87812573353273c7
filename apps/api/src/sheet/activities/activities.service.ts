import { Injectable } from '@nestjs/common';
import type { Actor } from '../../core/auth/actor.js';
import { notFound } from '../../core/errors.js';
import type { ExpectedVersion } from '../../core/http/etag.js';
import type { JsonPage } from '../../core/http/json-page.js';
import type { CrmActionDto, UpdateCrmActionDto } from '../../crm-actions/crm-action.dto.js';
import { CrmActionsQueries } from '../../crm-actions/crm-actions.queries.js';
import { CrmActionsService } from '../../crm-actions/crm-actions.service.js';
import { SheetQueries } from '../sheet.queries.js';
import type { ActivityQuery, CreateActivityDto } from './activity.dto.js';

/** CRM actions of one client. Their rules are in `crm-actions/`; this service only checks that they belong to the client of the route. */
@Injectable()
export class ActivitiesService {
  constructor(
    private readonly sheet: SheetQueries,
    private readonly actions: CrmActionsService,
    private readonly queries: CrmActionsQueries,
  ) {}

  /** @throws 404 for a client that is not visible */
  async list(actor: Actor, clientId: string, query: ActivityQuery): Promise<JsonPage> {
    await this.sheet.assertVisible(actor, clientId);
    return this.queries.list(actor, { ...query, clientId });
  }

  /** @throws 404 for an action that is not visible, also for one of another client */
  async get(actor: Actor, clientId: string, id: string): Promise<CrmActionDto> {
    const action = await this.queries.get(actor, id);
    if (action.client.id !== clientId) throw notFound();
    return action;
  }

  /** @throws 404 for a client that is not visible, 422 with field errors */
  async create(actor: Actor, clientId: string, body: CreateActivityDto): Promise<CrmActionDto> {
    await this.sheet.assertVisible(actor, clientId);
    return this.actions.create(actor, { ...body, clientId });
  }

  // An action never changes its client, so a check before the write stays valid.
  async update(actor: Actor, clientId: string, id: string, expected: ExpectedVersion, body: UpdateCrmActionDto): Promise<CrmActionDto> {
    await this.get(actor, clientId, id);
    return this.actions.update(actor, id, expected, body);
  }

  async remove(actor: Actor, clientId: string, id: string, expected: ExpectedVersion): Promise<void> {
    await this.get(actor, clientId, id);
    await this.actions.remove(actor, id, expected);
  }
}
