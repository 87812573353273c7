import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { withoutNulls } from '../core/http/fields.js';
import type { Actor } from '../core/auth/actor.js';
import { Db } from '../core/database/db.js';
import type { UnitOfWork } from '../core/database/unit-of-work.js';
import { conflict, forbidden, invalid, notFound } from '../core/errors.js';
import { checkVersion, type ExpectedVersion } from '../core/http/etag.js';
import { createRecords, purgeRecords, updateRecord } from '../core/records/records.js';
import type { CreateViewDto, UpdateViewDto, ViewDto } from './view.dto.js';
import { View, ViewPin } from './view.entity.js';
import { VIEWS } from './view.record.js';
import { findViewErrors } from './view.rules.js';
import { mayEdit, ViewsQueries } from './views.queries.js';

const MAX_PERSONAL = 100;
const MAX_SHARED = 200;
/** Limit on pins per user, since the sidebar shows and counts each pinned view. */
const MAX_PINNED = 20;

@Injectable()
export class ViewsService {
  constructor(
    private readonly db: Db,
    private readonly queries: ViewsQueries,
  ) {}

  /** @throws 422 for criteria, columns or sorts that the list lacks, 409 for too many views or pins */
  create(actor: Actor, { pinned, ...body }: CreateViewDto): Promise<ViewDto> {
    return this.db.write(actor, async (tx) => {
      refuse(body.target, body);
      const scope = body.scope ?? 'personal';
      const view: View = {
        agencyId: actor.agencyId,
        id: uuidv7(),
        userId: actor.userId,
        scope,
        target: body.target,
        name: body.name.trim(),
        criteria: withoutNulls({ ...body.criteria }),
        columns: body.columns ?? null,
        sort: body.sort ?? null,
        createdAt: new Date(),
        version: 1,
      };
      await makeRoom(tx, scope);
      await createRecords(tx, VIEWS, [view]);
      if (pinned) await pin(tx, view.id);
      return this.queries.toResponse(tx, view.id);
    });
  }

  /** @throws 403 for another user's view unless only `pinned` is sent, 412 when the version is outdated, 409, 422 */
  update(actor: Actor, id: string, expected: ExpectedVersion, { pinned, ...body }: UpdateViewDto): Promise<ViewDto> {
    return this.db.write(actor, async (tx) => {
      const view = await this.getVisible(tx, id);
      checkVersion(expected, view.version);
      const sent = Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined));
      if (Object.keys(sent).length > 0) {
        if (!mayEdit(actor, view)) throw notYours();
        refuse(view.target, body);
        // Only the creator may make a shared view personal, since that hides it from everyone else.
        if (body.scope === 'personal' && view.userId !== actor.userId) throw notYours();
        if (body.scope && body.scope !== view.scope) await makeRoom(tx, body.scope);
        const set: Partial<View> = {
          ...(sent as Partial<View>),
          ...(body.name === undefined ? {} : { name: body.name.trim() }),
          ...(body.criteria ? { criteria: withoutNulls({ ...body.criteria }) } : {}),
        };
        await updateRecord(tx, VIEWS, view, set);
      }
      if (pinned === true) await pin(tx, id);
      if (pinned === false) await tx.manager.delete(ViewPin, { agencyId: actor.agencyId, userId: actor.userId, viewId: id });
      return this.queries.toResponse(tx, id);
    });
  }

  /** Deletes the view and every user's pin of it. */
  async remove(actor: Actor, id: string, expected: ExpectedVersion): Promise<void> {
    await this.db.write(actor, async (tx) => {
      const view = await this.getVisible(tx, id);
      if (!mayEdit(actor, view)) throw notYours();
      checkVersion(expected, view.version);
      await purgeRecords(tx, VIEWS, [view]);
    });
  }

  private async getVisible(tx: UnitOfWork, id: string): Promise<View> {
    const view = await tx.getForUpdate(View, id);
    if (view.scope === 'personal' && view.userId !== tx.actor.userId) throw notFound();
    return view;
  }
}

function refuse(target: View['target'], body: UpdateViewDto): void {
  const fieldErrors = findViewErrors(target, body);
  if (fieldErrors.length > 0) throw invalid(fieldErrors);
}

const notYours = () => forbidden('You may not change this view: save a copy instead.', 'not-your-view');

async function makeRoom(tx: UnitOfWork, scope: 'personal' | 'shared'): Promise<void> {
  const { agencyId, userId } = tx.actor;
  await tx.lock('views of a scope', scope === 'personal' ? userId : agencyId);
  const max = scope === 'personal' ? MAX_PERSONAL : MAX_SHARED;
  const others = await tx.manager.countBy(View, { agencyId, scope, ...(scope === 'personal' ? { userId } : {}) });
  if (others >= max) throw conflict('too-many-views', `There are at most ${max} ${scope} views.`);
}

async function pin(tx: UnitOfWork, viewId: string): Promise<void> {
  const { agencyId, userId } = tx.actor;
  await tx.lock('pinned views of a user', userId);
  const pinned = await tx.manager.findBy(ViewPin, { agencyId, userId });
  if (pinned.some((one) => one.viewId === viewId)) return;
  if (pinned.length >= MAX_PINNED) throw conflict('too-many-pins', `At most ${MAX_PINNED} views can be pinned.`);
  await tx.insert(ViewPin, { agencyId, userId, viewId });
}
