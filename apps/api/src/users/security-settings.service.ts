import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import type { Actor } from '../core/auth/actor.js';
import { ROLES } from '../core/auth/permissions.js';
import { Db } from '../core/database/db.js';
import { visibleTo } from '../core/database/row-visibility.js';
import { notFound } from '../core/errors.js';
import type { ExpectedVersion } from '../core/http/etag.js';
import { lockSettings, updateRecord } from '../core/records/records.js';
import type { SecuritySettingsDto, UpdateSecuritySettingsDto } from './second-factor.dto.js';
import { SECURITY_SETTINGS } from './security-settings.record.js';

/** Reads and changes an agency's security settings for log-in. */
@Injectable()
export class SecuritySettingsService {
  constructor(private readonly db: Db) {}

  async get(actor: Actor): Promise<SecuritySettingsDto> {
    const scope = visibleTo(actor, 'agency', 's');
    const [settings] = await this.db.read<SecuritySettingsDto>(
      actor,
      sql`SELECT s.second_factor_roles AS "secondFactorRoles", s.version FROM security_settings s WHERE ${scope}`,
    );
    if (!settings) throw notFound();
    return settings;
  }

  /** Changes the settings; applies within a second. @throws 412 when the version is outdated */
  update(actor: Actor, expected: ExpectedVersion, body: UpdateSecuritySettingsDto): Promise<SecuritySettingsDto> {
    return this.db.write(actor, async (tx) => {
      const before = await lockSettings(tx, SECURITY_SETTINGS, expected);
      const secondFactorRoles = ROLES.filter((role) => body.secondFactorRoles.includes(role));
      const { version } = await updateRecord(tx, SECURITY_SETTINGS, before, { secondFactorRoles });
      await tx.audit('security-settings-changed', null, { from: before.secondFactorRoles, to: secondFactorRoles });
      return { secondFactorRoles, version };
    });
  }
}
