import type { ClientStatus, SheetTab } from '@sestante/api-client/types';
import type { LinkProps } from '@tanstack/react-router';
import { recordPath } from '../records/client-links.ts';
import { SHEET_LABELS } from './sheet-labels.ts';

/** Link to a tab of a client, optionally with one of its records open beside the list. */
export function sheetLink(client: { id: string; status: ClientStatus }, tab: SheetTab, opened?: string): LinkProps {
  const search = opened === undefined ? {} : { apri: opened };
  return { to: `/$sezione/$id/${SHEET_LABELS[tab].slug}`, params: recordPath(client), search };
}
