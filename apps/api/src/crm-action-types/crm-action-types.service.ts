import { Injectable } from '@nestjs/common';
import sql, { empty, type Sql } from 'sql-template-tag';
import type { Actor } from '../core/auth/actor.js';
import { Db } from '../core/database/db.js';
import { integer } from '../core/database/integer.js';
import { visibleTo } from '../core/database/row-visibility.js';
import { SettingsService } from '../core/records/settings.service.js';
import type { CreateCrmActionTypeDto, CrmActionTypeDto } from './crm-action-type.dto.js';
import type { CrmActionType } from './crm-action-type.entity.js';
import { CRM_ACTION_TYPES } from './crm-action-type.record.js';

const MAX_COUNTED = 10_000;

@Injectable()
export class CrmActionTypesService extends SettingsService<CrmActionType, CrmActionTypeDto, CreateCrmActionTypeDto> {
  constructor(db: Db) {
    super(db, CRM_ACTION_TYPES);
  }

  protected override defaults(): Partial<CrmActionType> {
    return { icon: 'calendar' };
  }

  protected select(actor: Actor, counted: boolean): Sql {
    const used = sql`(SELECT count(*)::integer FROM (SELECT 1 FROM crm_actions a JOIN clients c ON c.agency_id = a.agency_id AND c.id = a.client_id
      WHERE a.agency_id = t.agency_id AND a.type_id = t.id AND a.deleted_at IS NULL AND c.deleted_at IS NULL AND ${visibleTo(actor, 'owned', 'c')} LIMIT ${integer(MAX_COUNTED)}) used)`;
    return sql`SELECT t.id, t.name, t.icon, t.duration_minutes AS "durationMinutes", t.on_calendar AS "onCalendar", t.active, t.position${counted ? sql`, ${used} AS "usageCount"` : empty}, t.version
      FROM crm_action_types t`;
  }
}
