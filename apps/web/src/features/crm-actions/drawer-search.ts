import * as z from 'zod/mini';

const lenient = <T extends z.core.$ZodType>(schema: T) => z.catch(z.optional(schema), undefined);

/** What may lie over any page: an action, moving it on, or the form of a new one. */
export const drawerSearch = z.object({
  azione: lenient(z.guid()),
  avanza: lenient(z.enum(['chiudi', 'storico', 'prosegui'])),
  nuova: lenient(z.enum(['azione', 'storico'])),
  /** The client of the new one, its type, its day and its time. */
  per: lenient(z.guid()),
  genere: lenient(z.guid()),
  il: lenient(z.iso.date()),
  alle: lenient(z.string().check(z.regex(/^([01]\d|2[0-3]):[0-5]\d$/))),
});

export type DrawerSearch = z.infer<typeof drawerSearch>;
export type AdvanceStep = NonNullable<DrawerSearch['avanza']>;

/** Nothing over the page. */
export const NO_DRAWER = {
  azione: undefined,
  avanza: undefined,
  nuova: undefined,
  per: undefined,
  genere: undefined,
  il: undefined,
  alle: undefined,
} satisfies DrawerSearch;

/** The same page with something else over it, or nothing; the page itself stays where it was scrolled to. */
export function drawerLink(drawer: DrawerSearch) {
  return { to: '.', search: (before: object) => ({ ...before, ...NO_DRAWER, ...drawer }), resetScroll: false } as const;
}

/** An action beside the page on which it is named. */
export const actionLink = (id: string, avanza?: AdvanceStep) => drawerLink({ azione: id, avanza });
