import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import type { Actor } from '../core/auth/actor.js';
import { today } from '../core/clock.js';
import { Db } from '../core/database/db.js';
import { visibleTo } from '../core/database/row-visibility.js';
import { notFound } from '../core/errors.js';
import type { SuggestedOperator } from '../crm-settings/suggestion-rule.entity.js';
import { afterWorkingDays } from '../crm-settings/working-days.rules.js';
import type { SuggestionDto } from './crm-action.dto.js';

/** Upper limit, in calendar days, of the interval taken over from an earlier action. */
const MAX_DAYS = 60;

/** Action with the matching rule (`rule…`), or else the follow-up of the last similar action (`model…`). */
interface Row {
  description: string;
  patronSaintDay: string | null;
  tagIds: string[];
  operatorId: string;
  assigneeId: string | null;
  ruleId: string | null;
  ruleTypeId: string | null;
  ruleDays: number | null;
  ruleDescription: string | null;
  ruleOperator: SuggestedOperator | null;
  ruleOperatorId: string | null;
  modelTypeId: string | null;
  modelDescription: string | null;
  modelDays: number | null;
}

/** Suggests the next action from the most specific rule, or else from the follow-up of the client's last action of the same type. */
@Injectable()
export class CrmSuggestionsQueries {
  constructor(private readonly db: Db) {}

  /** @throws 404 for an action that is not visible */
  async get(actor: Actor, id: string, outcomeId: string | undefined): Promise<SuggestionDto> {
    const [row] = await this.db.read<Row>(
      actor,
      sql`SELECT a.description, s.patron_saint_day AS "patronSaintDay", a.operator_id AS "operatorId", u.id AS "assigneeId",
         ARRAY(SELECT g.tag_id::text FROM crm_action_tags g WHERE g.agency_id = a.agency_id AND g.action_id = a.id ORDER BY g.tag_id) AS "tagIds",
         r.id AS "ruleId", r.next_type_id AS "ruleTypeId", r.delay_days AS "ruleDays", r.description AS "ruleDescription", r.operator AS "ruleOperator",
         r.operator_id AS "ruleOperatorId", m.type_id AS "modelTypeId", m.description AS "modelDescription", m.days AS "modelDays"
       FROM crm_actions a JOIN clients c ON c.agency_id = a.agency_id AND c.id = a.client_id AND c.deleted_at IS NULL
       JOIN crm_settings s ON s.agency_id = a.agency_id
       LEFT JOIN users u ON u.agency_id = c.agency_id AND u.id = c.assignee_id AND u.active
       LEFT JOIN LATERAL (
         SELECT r.*, CASE WHEN p.active THEN r.operator_id END AS person_id FROM crm_suggestion_rules r
         JOIN crm_action_types t ON t.agency_id = r.agency_id AND t.id = r.next_type_id AND t.active
         LEFT JOIN users p ON p.agency_id = r.agency_id AND p.id = r.operator_id
         WHERE r.agency_id = a.agency_id AND (r.type_id = a.type_id OR r.type_id IS NULL) AND (r.outcome_id = ${outcomeId ?? null}::uuid OR r.outcome_id IS NULL)
         ORDER BY r.type_id IS NULL, r.outcome_id IS NULL LIMIT 1) r ON true
       LEFT JOIN LATERAL (
         SELECT n.type_id, n.description, n.planned_on - f.closed_at::date AS days FROM crm_actions f
         JOIN crm_actions n ON n.agency_id = f.agency_id AND n.previous_id = f.id AND n.kind = 'action' AND n.deleted_at IS NULL
         WHERE r.id IS NULL AND f.agency_id = a.agency_id AND f.client_id = a.client_id AND f.type_id = a.type_id AND f.state <> 'planned' AND f.deleted_at IS NULL
         ORDER BY f.planned_key DESC, f.id DESC LIMIT 1) m ON true
       WHERE a.agency_id = ${actor.agencyId} AND a.id = ${id} AND a.deleted_at IS NULL AND ${visibleTo(actor, 'owned', 'c')}`,
      'custom',
    );
    if (!row) throw notFound();
    const { ruleId, modelTypeId, modelDays, patronSaintDay, tagIds } = row;
    const after = (days: number) => afterWorkingDays(today(), days, patronSaintDay);
    if (ruleId)
      return {
        ruleId,
        action: {
          description: row.ruleDescription ?? row.description,
          typeId: row.ruleTypeId,
          plannedOn: after(row.ruleDays ?? 0),
          operatorId: suggested(actor, row),
          tagIds,
        },
      };
    if (modelDays === null) return { ruleId: null, action: null };
    const days = Math.min(Math.max(modelDays, 0), MAX_DAYS);
    return {
      ruleId: null,
      action: {
        description: row.modelDescription ?? row.description,
        typeId: modelTypeId,
        plannedOn: after(Math.round((days * 5) / 7)),
        operatorId: row.operatorId,
        tagIds,
      },
    };
  }
}

/** Returns the operator that the rule suggests; the caller when that user is missing or inactive. */
function suggested(actor: Actor, { ruleOperator, ruleOperatorId, operatorId, assigneeId }: Row): string {
  switch (ruleOperator) {
    case 'assignee':
      return assigneeId ?? actor.userId;
    case 'person':
      return ruleOperatorId ?? actor.userId;
    case 'caller':
      return actor.userId;
    default:
      return operatorId;
  }
}
