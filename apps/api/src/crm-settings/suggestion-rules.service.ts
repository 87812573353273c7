import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import sql from 'sql-template-tag';
import type { Actor } from '../core/auth/actor.js';
import { Db } from '../core/database/db.js';
import { integer } from '../core/database/integer.js';
import { visibleTo } from '../core/database/row-visibility.js';
import type { UnitOfWork } from '../core/database/unit-of-work.js';
import { violates } from '../core/database/violations.js';
import { conflict, invalid, notFound, unknownReference, type FieldError } from '../core/errors.js';
import type { ExpectedVersion } from '../core/http/etag.js';
import { createRecords, lockRecord, purgeRecords, updateRecord } from '../core/records/records.js';
import { CrmActionType } from '../crm-action-types/crm-action-type.entity.js';
import { Outcome } from '../outcomes/outcome.entity.js';
import { User } from '../users/user.entity.js';
import type { CreateSuggestionRuleDto, SuggestionRuleDto, SuggestionRuleList, UpdateSuggestionRuleDto } from './suggestion-rule.dto.js';
import { SuggestionRule } from './suggestion-rule.entity.js';
import { SUGGESTION_RULES } from './suggestion-rule.record.js';

const MAX_ITEMS = 200;
const COLUMNS = sql`r.id, r.type_id AS "typeId", r.outcome_id AS "outcomeId", r.next_type_id AS "nextTypeId", r.delay_days AS "delayDays", r.description, r.operator, r.operator_id AS "operatorId", r.version`;

@Injectable()
export class SuggestionRulesService {
  constructor(private readonly db: Db) {}

  /** Returns the rules sorted by the position of their type, then of their outcome. */
  async list(actor: Actor): Promise<SuggestionRuleList> {
    const data = await this.db.read<SuggestionRuleDto>(
      actor,
      sql`SELECT ${COLUMNS} FROM crm_suggestion_rules r LEFT JOIN crm_action_types t ON t.agency_id = r.agency_id AND t.id = r.type_id
       LEFT JOIN outcomes o ON o.agency_id = r.agency_id AND o.id = r.outcome_id
       WHERE ${visibleTo(actor, 'agency', 'r')} ORDER BY t.position, o.position, r.id LIMIT ${integer(MAX_ITEMS)}`,
    );
    return { data };
  }

  async get(actor: Actor, id: string): Promise<SuggestionRuleDto> {
    const [rule] = await this.db.read<SuggestionRuleDto>(
      actor,
      sql`SELECT ${COLUMNS} FROM crm_suggestion_rules r WHERE r.id = ${id} AND ${visibleTo(actor, 'agency', 'r')}`,
    );
    if (!rule) throw notFound();
    return rule;
  }

  /** @throws 422 with pointers, 409 when there is already a rule for this type and outcome, or 200 rules */
  create(actor: Actor, body: CreateSuggestionRuleDto): Promise<SuggestionRuleDto> {
    return this.runChecked(actor, async (tx) => {
      const empty = { typeId: null, outcomeId: null, description: null, operator: 'same' as const, operatorId: null };
      const rule: SuggestionRule = { ...empty, ...without(body), agencyId: actor.agencyId, id: uuidv7(), version: 1 };
      await check(tx, rule);
      await tx.lock('suggestion rules of an agency');
      if ((await tx.manager.countBy(SuggestionRule, { agencyId: actor.agencyId })) >= MAX_ITEMS)
        throw conflict('too-many-rules', `An agency has at most ${MAX_ITEMS} rules.`);
      await createRecords(tx, SUGGESTION_RULES, [rule]);
      return toRule(rule);
    });
  }

  /** @throws 412 for an outdated version, 422 with pointers, 409 when another rule has this type and outcome */
  update(actor: Actor, id: string, expected: ExpectedVersion, body: UpdateSuggestionRuleDto): Promise<SuggestionRuleDto> {
    return this.runChecked(actor, async (tx) => {
      const before = await lockRecord(tx, SUGGESTION_RULES, id, expected);
      const operatorId = body.operator && body.operator !== 'person' && body.operatorId === undefined ? { operatorId: null } : {};
      const set = { ...without(body), ...operatorId };
      await check(tx, { ...before, ...set });
      return toRule(await updateRecord(tx, SUGGESTION_RULES, before, set));
    });
  }

  async remove(actor: Actor, id: string, expected: ExpectedVersion): Promise<void> {
    await this.db.write(actor, async (tx) => {
      await purgeRecords(tx, SUGGESTION_RULES, [await lockRecord(tx, SUGGESTION_RULES, id, expected)]);
    });
  }

  private async runChecked<T>(actor: Actor, work: (tx: UnitOfWork) => Promise<T>): Promise<T> {
    try {
      return await this.db.write(actor, work);
    } catch (error) {
      if (violates(error, 'crm_suggestion_rules_after'))
        throw conflict('rule-exists', 'There is already a rule for this type and outcome.', [
          { pointer: '/typeId', code: 'rule-exists', message: 'There is already a rule for this type and outcome.' },
        ]);
      throw error;
    }
  }
}

async function check(tx: UnitOfWork, { typeId, outcomeId, nextTypeId, operator, operatorId }: SuggestionRule): Promise<void> {
  const types = await tx.findVisible(
    CrmActionType,
    [typeId, nextTypeId].filter((id) => id !== null),
  );
  const [outcome] = await tx.findVisible(Outcome, outcomeId ? [outcomeId] : []);
  const people = await tx.findVisible(User, operatorId ? [operatorId] : [], { active: true, kind: 'person' });
  const knows = (id: string) => types.some((type) => type.id === id);
  const fieldErrors: FieldError[] = [
    ...(typeId && !knows(typeId) ? [unknownReference('/typeId')] : []),
    ...(knows(nextTypeId) ? [] : [unknownReference('/nextTypeId')]),
    ...(outcomeId && !outcome ? [unknownReference('/outcomeId')] : []),
    ...(outcome?.state === 'planned'
      ? [{ pointer: '/outcomeId', code: 'planned-outcome', message: 'The outcome has the state planned, so it cannot close an action.' }]
      : []),
    ...(typeId === null && outcomeId === null
      ? [{ pointer: '/typeId', code: 'required', message: 'A rule needs a type or an outcome.' }]
      : []),
    ...(operatorId && people.length === 0 ? [unknownReference('/operatorId')] : []),
    ...(operator === 'person' && !operatorId ? [{ pointer: '/operatorId', code: 'required', message: 'An operator is required.' }] : []),
    ...(operator !== 'person' && operatorId
      ? [{ pointer: '/operatorId', code: 'not-of-this-kind', message: 'This field is allowed only with person.' }]
      : []),
  ];
  if (fieldErrors.length > 0) throw invalid(fieldErrors);
}

const without = <Body extends object>(body: Body): Body =>
  Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined)) as Body;

const toRule = ({ agencyId: _, ...rule }: SuggestionRule): SuggestionRuleDto => rule;
