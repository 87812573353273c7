import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import type { Actor } from '../../core/auth/actor.js';
import { Db } from '../../core/database/db.js';
import { FileStore } from '../../core/files/file-store.js';
import { Uploads } from '../../core/files/uploads.js';
import { Jobs } from '../../core/jobs/jobs.js';

/** Younger files are kept, because their row may not be written yet. */
const GRACE_MS = 3_600_000;
const BATCH_SIZE = 500;

/** Deletes files without a row: uploads that a crash interrupted and documents that were purged. */
@Injectable()
export class DocumentsEvents {
  constructor(
    private readonly db: Db,
    private readonly store: FileStore,
    private readonly uploads: Uploads,
    jobs: Jobs,
  ) {
    jobs.nightly('files-sweep', () => this.sweep());
  }

  /** @param graceMs age in milliseconds below which a file is kept */
  async sweep(graceMs = GRACE_MS): Promise<void> {
    const olderThan = new Date(Date.now() - graceMs);
    await this.uploads.sweep(olderThan);
    for (const actor of await this.db.automations()) {
      let some: string[] = [];
      for await (const { key, storedAt } of this.store.list(actor.agencyId)) {
        if (storedAt < olderThan) some.push(key);
        if (some.length < BATCH_SIZE) continue;
        await this.removeWithoutRow(actor, some);
        some = [];
      }
      await this.removeWithoutRow(actor, some);
    }
  }

  private async removeWithoutRow(actor: Actor, keys: string[]): Promise<void> {
    if (keys.length === 0) return;
    const { agencyId } = actor;
    const ids = keys.map((key) => key.slice(agencyId.length + 1));
    const rows = await this.db.read<{ id: string }>(
      actor,
      sql`SELECT id FROM document_versions WHERE agency_id = ${agencyId} AND id = ANY (${ids}::uuid[])`,
    );
    const known = new Set(rows.map(({ id }) => id));
    for (const [index, key] of keys.entries()) if (!known.has(ids[index] ?? '')) await this.store.remove(key);
  }
}
