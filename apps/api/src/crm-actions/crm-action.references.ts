import sql from 'sql-template-tag';
import type { UnitOfWork } from '../core/database/unit-of-work.js';
import { unknownReference, type FieldError } from '../core/errors.js';
import { CrmActionType } from '../crm-action-types/crm-action-type.entity.js';
import { Outcome } from '../outcomes/outcome.entity.js';
import { Tag } from '../tags/tag.entity.js';
import { User } from '../users/user.entity.js';
import type { ActionFields } from './crm-action.dto.js';
import type { ActionKind } from './crm-action.entity.js';

/** Entities that the ids of a request refer to; undefined for ids that are absent or unknown. */
export interface ResolvedReferences {
  type: CrmActionType | undefined;
  outcome: Outcome | undefined;
  operator: User | undefined;
  fieldErrors: FieldError[];
}

/**
 * Loads the entities that the ids of a request refer to, in parallel, and collects the field errors.
 * @param closing whether the outcome must close the action; undefined to accept both kinds
 * @param at JSON pointer of the object that contains the fields
 * @param current type and outcome of the existing record, which it may keep even if they are inactive
 */
export async function resolveReferences(
  tx: UnitOfWork,
  { typeId, outcomeId, operatorId, tagIds = [] }: ActionFields,
  {
    closing,
    at = '',
    current = {},
  }: { closing?: boolean | undefined; at?: string; current?: { typeId?: string | null; outcomeId?: string } },
): Promise<ResolvedReferences> {
  const [[type], [outcome], [operator], tags] = await Promise.all([
    tx.findVisible(CrmActionType, typeId ? [typeId] : []),
    tx.findVisible(Outcome, outcomeId ? [outcomeId] : []),
    tx.findVisible(User, operatorId ? [operatorId] : [], { active: true, kind: 'person' }),
    tx.findVisible(Tag, tagIds),
  ]);
  const known = new Set(tags.map(({ id }) => id));
  return {
    type,
    outcome,
    operator,
    fieldErrors: [
      ...(typeId && !type ? [unknownReference(`${at}/typeId`)] : []),
      ...(type && !type.active && type.id !== current.typeId ? [inactive(`${at}/typeId`)] : []),
      ...(outcomeId && !outcome ? [unknownReference(`${at}/outcomeId`)] : []),
      ...(outcome && !outcome.active && outcome.id !== current.outcomeId ? [inactive(`${at}/outcomeId`)] : []),
      ...(outcome && closing !== undefined && closing === (outcome.state === 'planned') ? [ofOtherKind(`${at}/outcomeId`, closing)] : []),
      ...(operatorId && !operator ? [unknownReference(`${at}/operatorId`)] : []),
      ...tagIds.flatMap((id, index) => (known.has(id) ? [] : [unknownReference(`${at}/tagIds/${index}`)])),
    ],
  };
}

const inactive = (pointer: string): FieldError => ({ pointer, code: 'inactive', message: 'The value is no longer active.' });

const ofOtherKind = (pointer: string, closing: boolean): FieldError =>
  closing
    ? { pointer, code: 'planned-outcome', message: 'The outcome has the state planned, so it cannot close an action.' }
    : { pointer, code: 'closing-outcome', message: 'The outcome closes the action: use one of the calls that close it.' };

export const operatorCannotSee = (pointer: string): FieldError => ({
  pointer,
  code: 'operator-cannot-see',
  message: 'The client is not visible to the operator.',
});

/** Returns the agency's default outcome for a new record of this kind. */
export async function defaultOutcome(tx: UnitOfWork, kind: ActionKind): Promise<Outcome> {
  const column = kind === 'action' ? sql`default_action_outcome_id` : sql`default_history_outcome_id`;
  const [outcome] = await tx.query<Outcome>(
    sql`SELECT o.id, o.name, o.state FROM crm_settings s JOIN outcomes o ON o.agency_id = s.agency_id AND o.id = s.${column} WHERE s.agency_id = ${tx.actor.agencyId}`,
  );
  if (!outcome) throw new Error('The agency has no settings for its CRM.');
  return outcome;
}
