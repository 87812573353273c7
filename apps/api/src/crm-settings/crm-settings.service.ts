import { Injectable } from '@nestjs/common';
import sql, { type Sql } from 'sql-template-tag';
import type { Actor } from '../core/auth/actor.js';
import { Db } from '../core/database/db.js';
import { visibleTo } from '../core/database/row-visibility.js';
import type { UnitOfWork } from '../core/database/unit-of-work.js';
import { invalid, notFound, unknownReference, type FieldError } from '../core/errors.js';
import type { ExpectedVersion } from '../core/http/etag.js';
import { lockSettings, updateRecord } from '../core/records/records.js';
import { Outcome } from '../outcomes/outcome.entity.js';
import type { CrmSettingsDto, UpdateCrmSettingsDto } from './crm-settings.dto.js';
import { CRM_SETTINGS } from './crm-settings.record.js';

const DEFAULTS = { defaultActionOutcomeId: true, defaultHistoryOutcomeId: false } as const;

@Injectable()
export class CrmSettingsService {
  constructor(private readonly db: Db) {}

  async get(actor: Actor): Promise<CrmSettingsDto> {
    const [settings] = await this.db.read<CrmSettingsDto>(actor, select(actor));
    if (!settings) throw notFound();
    return settings;
  }

  /** @throws 412 for an outdated version, 422 for an outcome that is unknown, inactive or of the wrong state */
  update(actor: Actor, expected: ExpectedVersion, body: UpdateCrmSettingsDto): Promise<CrmSettingsDto> {
    return this.db.write(actor, async (tx) => {
      const settings = await lockSettings(tx, CRM_SETTINGS, expected);
      await check(tx, body);
      await updateRecord(tx, CRM_SETTINGS, settings, { ...body });
      const [answer] = await tx.query<CrmSettingsDto>(select(actor));
      if (!answer) throw notFound();
      return answer;
    });
  }
}

async function check(tx: UnitOfWork, body: UpdateCrmSettingsDto): Promise<void> {
  const { defaultActionOutcomeId, defaultHistoryOutcomeId } = body;
  const named = [defaultActionOutcomeId, defaultHistoryOutcomeId].filter((id) => id !== undefined);
  // Locked, so that no concurrent request deactivates one.
  const outcomes = await tx.findVisible(Outcome, named, undefined, 'locked');
  const fieldErrors = Object.entries(DEFAULTS).flatMap(([field, planned]): FieldError[] => {
    const id = body[field as keyof typeof DEFAULTS];
    if (id === undefined) return [];
    const outcome = outcomes.find((one) => one.id === id);
    if (!outcome) return [unknownReference(`/${field}`)];
    if (!outcome.active) return [{ pointer: `/${field}`, code: 'inactive', message: 'The value is not active.' }];
    if ((outcome.state === 'planned') === planned) return [];
    return [{ pointer: `/${field}`, code: planned ? 'closing-outcome' : 'planned-outcome', message: 'The outcome is of the other kind.' }];
  });
  if (fieldErrors.length > 0) throw invalid(fieldErrors);
}

const outcome = (o: Sql) =>
  sql`json_build_object('id', ${o}.id, 'name', ${o}.name, 'state', ${o}.state, 'icon', ${o}.icon, 'color', ${o}.color)`;

function select(actor: Actor): Sql {
  return sql`SELECT s.default_action_outcome_id AS "defaultActionOutcomeId", ${outcome(sql`p`)} AS "defaultActionOutcome",
      s.default_history_outcome_id AS "defaultHistoryOutcomeId", ${outcome(sql`d`)} AS "defaultHistoryOutcome", s.patron_saint_day AS "patronSaintDay", s.version
    FROM crm_settings s JOIN outcomes p ON p.agency_id = s.agency_id AND p.id = s.default_action_outcome_id
    JOIN outcomes d ON d.agency_id = s.agency_id AND d.id = s.default_history_outcome_id
    WHERE ${visibleTo(actor, 'agency', 's')}`;
}
