import { Injectable } from '@nestjs/common';
import sql, { empty, type Sql } from 'sql-template-tag';
import { automation } from '../../core/auth/actor.js';
import { today } from '../../core/clock.js';
import { Db } from '../../core/database/db.js';
import { integer } from '../../core/database/integer.js';
import type { UnitOfWork } from '../../core/database/unit-of-work.js';
import { Jobs } from '../../core/jobs/jobs.js';
import { CrmActionWriter, type ActionRequest } from '../../crm-actions/crm-action.writer.js';
import type { Contract } from './contract.entity.js';
import { endsWithinNotice, renewalOf, USUAL_NOTICE_DAYS, type EndingContract } from './contract.rules.js';

declare module '../../core/jobs/jobs.js' {
  interface EventPayload {
    'contract-saved': { agencyId: string; id: string };
  }
}

const BATCH_SIZE = 200;
/** Contracts in force whose notice period has begun and whose renewal is not planned yet. */
const dueOn = (
  agencyId: string,
  day: string,
): Sql => sql`t.agency_id = ${agencyId} AND t.status = 'active' AND t.deleted_at IS NULL AND t.ends_on >= ${day}::date
  AND t.ends_on - coalesce(t.renewal_notice_days, ${USUAL_NOTICE_DAYS}) <= ${day}::date AND t.renewal_told_for IS DISTINCT FROM t.ends_on`;

/** Plans renewals ahead of the end of contracts. */
@Injectable()
export class ContractsEvents {
  constructor(
    private readonly db: Db,
    private readonly writer: CrmActionWriter,
    jobs: Jobs,
  ) {
    jobs.nightly('contract-renewals', () => this.planRenewals());
    jobs.on('contract-saved', ({ agencyId, id }) => this.planRenewal(agencyId, id));
  }

  /** Runs in the transaction that saves a contract, so that one already within its notice period does not wait for the nightly run. */
  async saved(tx: UnitOfWork, contract: Contract): Promise<void> {
    const { agencyId, id, endsOn, renewalPlannedFor } = contract;
    if (endsOn !== renewalPlannedFor && endsWithinNotice(contract, today())) await tx.publish('contract-saved', { agencyId, id });
  }

  private async planRenewal(agencyId: string, id: string): Promise<void> {
    const userId = await this.db.systemUserOf(agencyId);
    if (userId) await this.db.write(automation(agencyId, userId), (tx) => this.planBatch(tx, id));
  }

  /** Plans the renewals due in every agency. Idempotent: concurrent or repeated runs plan each end only once. */
  async planRenewals(): Promise<void> {
    for (const actor of await this.db.automations()) while (await this.db.write(actor, (tx) => this.planBatch(tx)));
  }

  /**
   * @param only id of a single contract to plan
   * @returns whether there was anything to do
   */
  private async planBatch(tx: UnitOfWork, only?: string): Promise<boolean> {
    const isDue = dueOn(tx.actor.agencyId, today());
    const asked = await tx.query<{ id: string; clientId: string }>(
      sql`SELECT t.id, t.client_id AS "clientId" FROM contracts t JOIN clients c ON c.agency_id = t.agency_id AND c.id = t.client_id AND c.deleted_at IS NULL
       WHERE ${isDue}${only ? sql` AND t.id = ${only}` : empty} ORDER BY t.ends_on, t.id LIMIT ${integer(BATCH_SIZE)}`,
    );
    if (asked.length === 0) return false;
    const clients = await this.writer.lockClients(tx, { ids: [...new Set(asked.map(({ clientId }) => clientId))] });
    // Checked again under the lock of the clients: a concurrent run may have planned the same ends.
    const due = await tx.query<EndingContract>(
      sql`UPDATE contracts t SET renewal_told_for = t.ends_on WHERE ${isDue} AND t.id = ANY (${asked.map(({ id }) => id)}::uuid[]) AND t.client_id = ANY (${clients.map(({ id }) => id)}::uuid[])
       RETURNING t.client_id AS "clientId", t.ends_on::text AS "endsOn", t.coverage_class AS "coverageClass", t.company, t.policy_number AS "policyNumber"`,
    );
    const admins = await tx.query<{ id: string; displayName: string; visibility: 'own' | 'agency' }>(sql`
      SELECT u.id, u.display_name AS "displayName", u.visibility FROM users u
       WHERE u.agency_id = ${tx.actor.agencyId} AND u.active AND u.kind = 'person' AND u.role = 'agency_admin' ORDER BY u.created_at, u.id LIMIT 1`);
    const byId = new Map(clients.map((client) => [client.id, client]));
    const wanted = due.flatMap((contract): ActionRequest[] => {
      const client = byId.get(contract.clientId);
      return client ? [{ client, previousId: null, overrides: renewalOf(contract), fallbackOperator: admins[0] }] : [];
    });
    const nothing = { type: undefined, outcome: undefined, operator: undefined, fieldErrors: [] };
    await this.writer.insert(tx, await this.writer.prepare(tx, 'action', { description: '' }, nothing, wanted, new Date()));
    return true;
  }
}
