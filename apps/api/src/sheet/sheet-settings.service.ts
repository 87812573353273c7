import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import type { Actor } from '../core/auth/actor.js';
import { Db } from '../core/database/db.js';
import { visibleTo } from '../core/database/row-visibility.js';
import { notFound } from '../core/errors.js';
import type { ExpectedVersion } from '../core/http/etag.js';
import { lockSettings, updateRecord } from '../core/records/records.js';
import type { SheetSettingsDto, UpdateSheetSettingsDto } from './sheet-settings.dto.js';
import { SHEET_SETTINGS } from './sheet-settings.record.js';
import { arranged } from './sheet-settings.rules.js';

/** Order and visibility of the sheet's tabs, for each agency. */
@Injectable()
export class SheetSettingsService {
  constructor(private readonly db: Db) {}

  async get(actor: Actor): Promise<SheetSettingsDto> {
    const scope = visibleTo(actor, 'agency', 's');
    const [settings] = await this.db.read<SheetSettingsDto>(actor, sql`SELECT s.tabs, s.version FROM sheet_settings s WHERE ${scope}`);
    if (!settings) throw notFound();
    return { tabs: arranged(settings.tabs), version: settings.version };
  }

  /** @throws 412 when the version of the settings has moved on */
  update(actor: Actor, expected: ExpectedVersion, { tabs }: UpdateSheetSettingsDto): Promise<SheetSettingsDto> {
    return this.db.write(actor, async (tx) => {
      const settings = await lockSettings(tx, SHEET_SETTINGS, expected);
      const saved = await updateRecord(tx, SHEET_SETTINGS, settings, { tabs: arranged(tabs) });
      return { tabs: saved.tabs, version: saved.version };
    });
  }
}
