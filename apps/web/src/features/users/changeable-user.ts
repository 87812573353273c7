import { getUser, listUserChanges, updateUser } from '@sestante/api-client';
import type { ColleagueProfile, UpdateUserDto } from '@sestante/api-client/types';
import type { Changeable } from '../../lib/save-changes';

export type UserBody = Required<UpdateUserDto>;

/** Describes how a colleague is edited when several people may do so at the same time. */
export const CHANGEABLE_USER: Changeable<ColleagueProfile, UserBody> = {
  read: async ({ id }) => (await getUser({ path: { id }, throwOnError: true })).data,
  write: async (base, body, headers) => ({
    ...base,
    ...(await updateUser({ path: { id: base.id }, headers, body, throwOnError: true })).data,
  }),
  valuesOf: ({ firstName, lastName, role, visibility, active }) => ({ firstName, lastName, role, visibility, active }),
  whoChanged,
};

/** Entries are newest first: for each field, returns who set the current value. */
async function whoChanged({ id }: ColleagueProfile, fields: string[]): Promise<string[]> {
  const { data } = (await listUserChanges({ path: { id }, throwOnError: true })).data;
  const last = fields.map((name) => data.find(({ details }) => JSON.stringify(details['changes'] ?? []).includes(`"field":"${name}"`)));
  return [...new Set(last.flatMap((change) => change?.actor.displayName ?? []))];
}
