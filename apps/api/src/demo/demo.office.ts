import type { INestApplicationContext } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { automation } from '../core/auth/actor.js';
import { Db } from '../core/database/db.js';
import type { UnitOfWork } from '../core/database/unit-of-work.js';
import { AuditEntry } from '../core/history/audit-entry.entity.js';
import { MailMessage } from '../core/mail/mail-message.entity.js';
import { Notification } from '../notifications/notification.entity.js';
import { AccountMails } from '../users/account-mails.js';
import { User } from '../users/user.entity.js';
import { ELENA, GIULIA, MARCO } from './demo.cast.js';

const DAY = 86_400_000;
const INVITED_DAYS_AGO = 2;

/** Fields of a client that notifications need. */
interface Handed {
  id: string;
  createdById: string;
  assigneeId: string | null;
}

/** Loads the other data of Agenzia Bellini: an invitation, a deactivated user, notifications and audit entries. */
export async function loadOffice(
  app: INestApplicationContext,
  agency: { id: string; name: string },
  people: Map<string, string>,
  clients: Handed[],
): Promise<void> {
  const [giulia, marco, elena] = [GIULIA, MARCO, ELENA].map((email) => people.get(email) ?? '');
  if (!giulia || !marco || !elena) return;
  // Giulia is the actor, and users get no notifications of their own actions.
  await app.get(Db).write(automation(agency.id, giulia), async (tx) => {
    const seen = { [giulia]: at(0, 8, 12), [elena]: at(1, 18, 40), [marco]: at(1, 17, 5) };
    for (const [id, lastSeenAt] of Object.entries(seen)) await tx.update(User, { agencyId: agency.id, id }, { lastSeenAt });
    await invite(tx, app.get(AccountMails), agency.name);
    const davide = await newColleague(tx, 'Davide', 'Conti', { active: false, lastSeenAt: at(23, 12, 55) });
    await note(tx, davide, 23, [{ field: 'active', from: true, to: false }]);
    await note(tx, elena, 19, [{ field: 'visibility', from: 'own', to: 'agency' }]);
    for (const userId of [giulia, marco, elena]) await notify(tx, userId, clients);
  });
}

/** Creates a valid invitation, with its e-mail in the outbox. */
async function invite(tx: UnitOfWork, mails: AccountMails, agencyName: string): Promise<void> {
  const createdAt = at(INVITED_DAYS_AGO, 9, 30);
  const id = await newColleague(tx, 'Sofia', 'Longo', { invitedAt: createdAt });
  const tokenId = await mails.newToken(tx, id, 'invitation', 7 * DAY);
  await tx.insert(MailMessage, {
    agencyId: tx.actor.agencyId,
    id: uuidv7(),
    template: 'invitation',
    recipient: emailOf('Sofia', 'Longo'),
    subject: `Giulia Ferraris ti invita in ${agencyName}`,
    details: { tokenId, firstName: 'Sofia', byName: 'Giulia Ferraris', agencyName },
    state: 'kept',
    createdAt,
  });
  await tx.insert(AuditEntry, audited(tx, 'user-invited', id, createdAt, { role: 'collaborator', visibility: 'own' }));
}

async function newColleague(tx: UnitOfWork, firstName: string, lastName: string, more: Partial<User>): Promise<string> {
  const id = uuidv7();
  const displayName = `${firstName} ${lastName}`;
  const user = { agencyId: tx.actor.agencyId, id, email: emailOf(firstName, lastName), firstName, lastName, displayName };
  await tx.insert(User, { ...user, role: 'collaborator', visibility: 'own', ...more });
  return id;
}

const note = (tx: UnitOfWork, userId: string, daysAgo: number, changes: object[]): Promise<void> =>
  tx.insert(AuditEntry, audited(tx, 'user-changed', userId, at(daysAgo, 15, 20), { changes }));

const audited = ({ actor }: UnitOfWork, action: string, subjectId: string, when: Date, details: Record<string, unknown>) => ({
  agencyId: actor.agencyId,
  id: uuidv7(),
  at: when,
  actorId: actor.userId,
  action,
  subjectId,
  details,
});

/** Creates notifications of clients assigned by others: one unread since yesterday, the others read. */
async function notify(tx: UnitOfWork, userId: string, clients: Handed[]): Promise<void> {
  const handed = clients.filter(({ assigneeId, createdById }) => assigneeId === userId && createdById !== userId).slice(0, 3);
  const notifications = handed.map(({ id, createdById }, index) => ({
    agencyId: tx.actor.agencyId,
    id: uuidv7(),
    userId,
    kind: 'clients-assigned' as const,
    details: { count: 1, byId: createdById, clientId: id },
    createdAt: at(1 + index * 3, 10 + index, 14),
    readAt: index === 0 ? null : at(index * 3, 8, 45),
  }));
  await tx.insert(Notification, notifications);
}

const emailOf = (firstName: string, lastName: string): string => `${firstName}.${lastName}@bellini.example`.toLowerCase();

/** Returns a time some days before the day of loading; a time still to come today moves to yesterday. */
function at(daysAgo: number, hour: number, minute: number): Date {
  const midnight = Math.floor(Date.now() / DAY) * DAY;
  const then = midnight - daysAgo * DAY + (hour * 60 + minute) * 60_000;
  return new Date(then > Date.now() ? then - DAY : then);
}
