import type { ClientPage } from '@sestante/api-client/types';

/** A client of any type, as the API answers it. */
export type Client = ClientPage['data'][number];

/** The name as one would say it: "Avv. Paolo Gatti". `displayName` leaves the title out. */
export function fullName(client: Client): string {
  const title = 'title' in client ? client.title : null;
  return title === null ? client.displayName : `${title} ${client.displayName}`;
}
