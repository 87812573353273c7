import * as v from 'valibot';
import { id, lenient } from '../../lib/search-schema.ts';

/** Search parameter, on every page, of the dialog that sends a questionnaire: the client's id, or `scegli` to choose the client first. */
export const sendSearch = v.object({ invia: lenient(v.union([v.literal('scegli'), id])) });

/** Link to the current page with the dialog open, or closed without a client. */
export function sendQuestionnaireLink(invia: string | undefined) {
  return { to: '.', search: (before: object) => ({ ...before, invia }), resetScroll: false } as const;
}

export const SEND_TITLE = 'Invia questionario';
