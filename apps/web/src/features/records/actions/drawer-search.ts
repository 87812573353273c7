import * as z from 'zod/mini';

const lenient = <T extends z.core.$ZodType>(schema: T) => z.catch(z.optional(schema), undefined);

/** Search params of the drawer, available on every page: an action, a step of it, or the form of a new one. */
export const drawerSearch = z.object({
  azione: lenient(z.guid()),
  avanza: lenient(z.enum(['chiudi', 'storico', 'prosegui'])),
  nuova: lenient(z.enum(['azione', 'storico'])),
  /** Initial client, type, day and time of a new action. */
  per: lenient(z.guid()),
  genere: lenient(z.guid()),
  il: lenient(z.iso.date()),
  alle: lenient(z.string().check(z.regex(/^([01]\d|2[0-3]):[0-5]\d$/))),
});

export type DrawerSearch = z.infer<typeof drawerSearch>;
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
