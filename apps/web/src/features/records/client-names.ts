import type { ClientPage } from '@sestante/api-client/types';

/** A client of any type, as returned by the API. */
export type Client = ClientPage['data'][number];

/** Full name with title, such as "Avv. Paolo Gatti"; `displayName` omits the title. */
export function fullName(client: Client): string {
  const title = 'title' in client ? client.title : null;
  return title === null ? client.displayName : `${title} ${client.displayName}`;
}
