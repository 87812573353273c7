import type { ClientStatus, SheetTab } from '@sestante/api-client/types';
import type { LinkProps } from '@tanstack/react-router';
import { recordPath } from '../records/client-links.ts';
import { SHEET_LABELS } from './sheet-labels.ts';

/** Link to a tab of a client, optionally with one of its records open beside the list. */
export function sheetLink(client: { id: string; status: ClientStatus }, tab: SheetTab, opened?: string): LinkProps {
  const search = opened === undefined ? {} : { apri: opened };
  // Each tab has its route, but the compiler cannot follow a composed address.
  return { to: `/$sezione/$id/${SHEET_LABELS[tab].slug}`, params: recordPath(client), search } as LinkProps;
}
