import { Injectable } from '@nestjs/common';
import type { Actor } from '../core/auth/actor.js';
import { Db } from '../core/database/db.js';
import { visibleTo } from '../core/database/row-visibility.js';
import { notFound } from '../core/errors.js';
import { checkVersion, type ExpectedVersion } from '../core/http/etag.js';
import type { SheetSettingsDto, SheetTabSetting, UpdateSheetSettingsDto } from './sheet-settings.dto.js';
import { SheetSettings } from './sheet-settings.entity.js';
import { arranged } from './sheet-settings.rules.js';

/** Order and visibility of the sheet's tabs, for each agency. */
@Injectable()
export class SheetSettingsService {
  constructor(private readonly db: Db) {}

  async get(actor: Actor): Promise<SheetSettingsDto> {
    const values: unknown[] = [];
    const scope = visibleTo(actor, 'agency', 's', (value) => `$${values.push(value)}`);
    const [settings] = await this.db.read<SheetSettingsDto>(actor, `SELECT s.tabs, s.version FROM sheet_settings s WHERE ${scope}`, values);
    if (!settings) throw notFound();
    return { tabs: arranged(settings.tabs), version: settings.version };
  }

  /** @throws 412 when the version of the settings has moved on */
  update(actor: Actor, expected: ExpectedVersion, { tabs }: UpdateSheetSettingsDto): Promise<SheetSettingsDto> {
    return this.db.write(actor, async (tx) => {
      const [settings] = await tx.query<{ version: number }>('SELECT version FROM sheet_settings WHERE agency_id = $1 FOR UPDATE', [
        actor.agencyId,
      ]);
      if (!settings) throw notFound();
      checkVersion(expected, settings.version);
      const saved: { tabs: SheetTabSetting[]; version: number } = { tabs: arranged(tabs), version: settings.version + 1 };
      await tx.update(SheetSettings, { agencyId: actor.agencyId }, saved);
      return saved;
    });
  }
}
