import type { UnitOfWork } from '../core/database/unit-of-work.js';
import { unknownReference, type FieldError } from '../core/errors.js';
import type { FieldChange } from '../core/history/timeline-entry.entity.js';
import type { Household, HouseholdMember } from './client-fields.dto.js';
import { Client } from './client.entity.js';

/** Returns field errors for household links to records that are not visible to the caller, or to the client itself. */
export async function findLinkErrors(
  tx: UnitOfWork,
  household: Household | null | undefined,
  ownId: string | undefined,
): Promise<FieldError[]> {
  const members = household?.members ?? [];
  const ids = members.flatMap(({ clientId }) => clientId ?? []);
  const seen = new Set((await tx.findVisible(Client, ids, { deletedAt: null })).map(({ id }) => id));
  return members.flatMap(({ clientId }, index) => {
    const pointer = `/household/members/${index}/clientId`;
    if (!clientId) return [];
    if (clientId === ownId) return [{ pointer, code: 'own-record', message: 'A client cannot be a member of their own household.' }];
    return seen.has(clientId) ? [] : [unknownReference(pointer)];
  });
}

/**
 * Returns the household to store. Keeps links to records that the caller cannot see, since the request cannot contain
 * them; members are matched by name.
 */
export async function keepHiddenLinks(
  tx: UnitOfWork,
  before: Household | null | undefined,
  sent: Household | null,
): Promise<Household | null> {
  if (!sent?.members) return sent;
  const linked = (before?.members ?? []).filter(({ clientId }) => clientId);
  const seen = new Set(
    (
      await tx.findVisible(
        Client,
        linked.flatMap(({ clientId }) => clientId ?? []),
        { deletedAt: null },
      )
    ).map(({ id }) => id),
  );
  const unseen = linked.filter(({ clientId }) => clientId && !seen.has(clientId));
  const members = sent.members.map(({ clientId, ...member }): HouseholdMember => {
    if (clientId) return { ...member, clientId };
    const at = unseen.findIndex((other) => alike(member, other));
    const link = at < 0 ? undefined : unseen.splice(at, 1)[0]?.clientId;
    return link ? { ...member, clientId: link } : member;
  });
  return { ...sent, members };
}

const alike = (one: Omit<HouseholdMember, 'clientId'>, other: HouseholdMember): boolean =>
  one.firstName === other.firstName && (one.lastName ?? null) === (other.lastName ?? null);

/** Removes household links from a timeline change: its readers may not see the linked records. */
export const redactLinks = (change: FieldChange): FieldChange =>
  change.field === 'household' ? { ...change, from: withoutLinks(change.from), to: withoutLinks(change.to) } : change;

function withoutLinks(value: unknown): unknown {
  const household = value as Household | null;
  if (!household?.members) return household;
  return { ...household, members: household.members.map(({ clientId: _link, ...member }) => member) };
}
