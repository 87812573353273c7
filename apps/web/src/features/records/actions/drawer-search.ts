import * as v from 'valibot';
import { day, id, lenient } from '../../../lib/search-schema.ts';

/** Search params of the drawer, available on every page: an action, a step of it, or the form of a new one. */
export const drawerSearch = v.object({
  azione: lenient(id),
  avanza: lenient(v.picklist(['chiudi', 'storico', 'prosegui'])),
  nuova: lenient(v.picklist(['azione', 'storico'])),
  /** Initial client, type, day and time of a new action. */
  per: lenient(id),
  genere: lenient(id),
  il: lenient(day),
  alle: lenient(v.pipe(v.string(), v.regex(/^([01]\d|2[0-3]):[0-5]\d$/))),
});

export type DrawerSearch = v.InferOutput<typeof drawerSearch>;
export type AdvanceStep = NonNullable<DrawerSearch['avanza']>;

/** Search params of a closed drawer. */
export const NO_DRAWER = {
  azione: undefined,
  avanza: undefined,
  nuova: undefined,
  per: undefined,
  genere: undefined,
  il: undefined,
  alle: undefined,
} satisfies DrawerSearch;

/** Link to the current page with another drawer content, or none; the scroll position is kept. */
export function drawerLink(drawer: DrawerSearch) {
  return { to: '.', search: (before: object) => ({ ...before, ...NO_DRAWER, ...drawer }), resetScroll: false } as const;
}

/** Link that opens an action in the drawer of the current page. */
export const actionLink = (id: string, avanza?: AdvanceStep) => drawerLink({ azione: id, avanza });

/** Returns whether a navigation leaves the content of the drawer; switching between the steps of one action does not. */
export function leavesDrawer(before: DrawerSearch, after: DrawerSearch): boolean {
  return before.azione !== after.azione || before.nuova !== after.nuova;
}
