import { Injectable } from '@nestjs/common';
import sql, { empty, type Sql } from 'sql-template-tag';
import type { Actor } from '../core/auth/actor.js';
import { Db } from '../core/database/db.js';
import { integer } from '../core/database/integer.js';
import { visibleTo } from '../core/database/row-visibility.js';
import type { UnitOfWork } from '../core/database/unit-of-work.js';
import { conflict, invalid, unknownReference } from '../core/errors.js';
import { SettingsService } from '../core/records/settings.service.js';
import { CrmActionType } from '../crm-action-types/crm-action-type.entity.js';
import type { CrmIcon } from '../crm-action-types/crm-icons.js';
import type { CreateOutcomeDto, OutcomeDto, OutcomeFields } from './outcome.dto.js';
import { OutcomeType, type ActionState, type Outcome } from './outcome.entity.js';
import { OUTCOMES } from './outcome.record.js';

const MAX_COUNTED = 10_000;
/** Default icon and color of a new outcome, by state. */
const LOOKS: Record<ActionState, { icon: CrmIcon; color: string }> = {
  planned: { icon: 'clock', color: '#2f5aa8' },
  done: { icon: 'circle-check', color: '#2b7240' },
  cancelled: { icon: 'circle-x', color: '#6e6e68' },
};

@Injectable()
export class OutcomesService extends SettingsService<Outcome, OutcomeDto, CreateOutcomeDto> {
  constructor(db: Db) {
    super(db, OUTCOMES);
  }

  protected override defaults({ state }: CreateOutcomeDto): Partial<Outcome> {
    return LOOKS[state];
  }

  /** @throws 409 for a default outcome, since new actions would otherwise start with an unusable one */
  protected override async beforeChange(tx: UnitOfWork, { id }: Outcome, changes?: Partial<Outcome>): Promise<void> {
    if (changes && changes.active !== false && !changes.state) return;
    const named = await tx.query(
      sql`SELECT 1 FROM crm_settings WHERE agency_id = ${tx.actor.agencyId} AND (default_action_outcome_id = ${id} OR default_history_outcome_id = ${id}) FOR UPDATE`,
    );
    if (named.length > 0) throw conflict('outcome-is-default', 'This outcome is the default of new actions: choose another default first.');
  }

  protected override async replaceLinks(tx: UnitOfWork, outcomeId: string, { typeIds }: OutcomeFields): Promise<boolean> {
    if (!typeIds) return false;
    const { agencyId } = tx.actor;
    const known = new Set((await tx.findVisible(CrmActionType, typeIds)).map(({ id }) => id));
    const fieldErrors = typeIds.flatMap((id, index) => (known.has(id) ? [] : [unknownReference(`/typeIds/${index}`)]));
    if (fieldErrors.length > 0) throw invalid(fieldErrors);
    await tx.manager.delete(OutcomeType, { agencyId, outcomeId });
    await tx.insertMany(
      OutcomeType,
      typeIds.map((typeId) => ({ agencyId, outcomeId, typeId })),
    );
    return true;
  }

  protected select(actor: Actor, counted: boolean): Sql {
    const used = sql`(SELECT count(*)::integer FROM (SELECT 1 FROM crm_actions a JOIN clients c ON c.agency_id = a.agency_id AND c.id = a.client_id
      WHERE a.agency_id = t.agency_id AND a.outcome_id = t.id AND a.deleted_at IS NULL AND c.deleted_at IS NULL AND ${visibleTo(actor, 'owned', 'c')} LIMIT ${integer(MAX_COUNTED)}) used)`;
    return sql`SELECT t.id, t.name, t.state, t.icon, t.color, t.active, t.position${counted ? sql`, ${used} AS "usageCount"` : empty}, t.version,
      ARRAY(SELECT l.type_id::text FROM outcome_types l WHERE l.agency_id = t.agency_id AND l.outcome_id = t.id ORDER BY l.type_id) AS "typeIds" FROM outcomes t`;
  }
}
