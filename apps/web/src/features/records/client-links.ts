import type { LinkProps } from '@tanstack/react-router';
import type { ClientStatus } from '@sestante/api-client/types';

type Kept = { id: string; status: ClientStatus };

/** Section of each status. A converted prospect keeps its id and moves to the other section. */
export const SECTIONS = {
  client: { label: 'Clienti', slug: 'clienti', link: { to: '/clienti' } },
  prospect: { label: 'Prospect', slug: 'prospect', link: { to: '/prospect' } },
} as const satisfies Record<ClientStatus, { label: string; slug: string; link: LinkProps }>;

/** Parses the path of a record. False for any other page: the router then looks for another route. */
export function parseRecordPath<Path extends { sezione: string }>(path: Path): Path | false {
  return Object.values(SECTIONS).some(({ slug }) => slug === path.sezione) ? path : false;
}

/** Status of the records of a section, by its segment in the address. */
export const statusOf = (slug: string | undefined): ClientStatus => (slug === SECTIONS.prospect.slug ? 'prospect' : 'client');

export function recordPath({ id, status }: Kept) {
  return { sezione: SECTIONS[status].slug, id };
}

export function profileLink(record: Kept) {
  return { to: '/$sezione/$id', params: recordPath(record) } as const;
}

export function editLink(record: Kept) {
  return { to: '/$sezione/$id/modifica', params: recordPath(record) } as const;
}
