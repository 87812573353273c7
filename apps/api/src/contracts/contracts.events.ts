import { Injectable } from '@nestjs/common';
import { Client } from '../clients/client.entity.js';
import { automation } from '../core/auth/actor.js';
import { today } from '../core/clock.js';
import { Db } from '../core/database/db.js';
import type { Tx } from '../core/database/tx.js';
import { Jobs, type EventPayload } from '../core/jobs/jobs.js';
import { NotificationsService } from '../notifications/notifications.service.js';

const USUAL_NOTICE_DAYS = 30;
const AT_ONCE = 200;

declare module '../core/jobs/jobs.js' {
  interface EventPayload {
    /** A contract comes to its end: once for each contract and end. */
    'contract-renewal-due': { agencyId: string; clientId: string; contractId: string; endsOn: string };
  }
}

/** Announces renewals. Whoever looks after the client is told; an action for it is the CRM's to make, of this same event. */
@Injectable()
export class ContractsEvents {
  constructor(
    private readonly db: Db,
    private readonly notifications: NotificationsService,
    jobs: Jobs,
  ) {
    jobs.nightly('contract-renewals', () => this.announce());
    jobs.on('contract-renewal-due', (event) => this.tell(event));
  }

  /** Of every agency, what has come within its notice. However often and wherever it runs at once, each end is announced once. */
  async announce(): Promise<void> {
    const agencies = await this.db.identify<{ agency_id: string; system_user_id: string }>('agencies', []);
    for (const { agency_id: agencyId, system_user_id: userId } of agencies)
      while ((await this.db.write(automation(agencyId, userId), (tx) => this.announceSome(tx))) === AT_ONCE);
  }

  private async announceSome(tx: Tx): Promise<number> {
    // That the row says for which end it was told is read and written under its lock, in the transaction of the event.
    const due = await tx.query<{ id: string; clientId: string; endsOn: string }>(
      `UPDATE contracts t SET renewal_told_for = t.ends_on
       FROM (SELECT agency_id, id FROM contracts
         WHERE agency_id = $1 AND status = 'active' AND deleted_at IS NULL AND ends_on >= $2::date
           AND ends_on - coalesce(renewal_notice_days, ${USUAL_NOTICE_DAYS}) <= $2::date AND renewal_told_for IS DISTINCT FROM ends_on
         ORDER BY id LIMIT ${AT_ONCE} FOR UPDATE SKIP LOCKED) due
       WHERE t.agency_id = due.agency_id AND t.id = due.id RETURNING t.id, t.client_id AS "clientId", t.ends_on::text AS "endsOn"`,
      [tx.actor.agencyId, today()],
    );
    for (const { id: contractId, clientId, endsOn } of due)
      await tx.publish('contract-renewal-due', { agencyId: tx.actor.agencyId, clientId, contractId, endsOn });
    return due.length;
  }

  /** At least once: a second time tells once more, which does no harm. */
  private async tell({ agencyId, clientId }: EventPayload['contract-renewal-due']): Promise<void> {
    const system = await this.db.systemUserOf(agencyId);
    if (!system) return;
    await this.db.write(automation(agencyId, system), async (tx) => {
      const [client] = await tx.visible(Client, [clientId], { deletedAt: null });
      const whom = client?.assigneeId ?? client?.createdById;
      if (whom && whom !== system) await this.notifications.tell(tx, whom, 'contract-renewal-due', { count: 1, clientId });
    });
  }
}
