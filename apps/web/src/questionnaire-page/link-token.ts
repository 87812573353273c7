import { pageStorage } from './page-storage.ts';

/** A questionnaire and a report each have a link of their own, which one tab may open one after the other. */
const NAME = `sestante-${location.pathname.slice(1)}`;
const session = pageStorage('sessionStorage');

/**
 * Returns the token of the link with which the page was opened, or with which this tab opened it before. It is removed from the
 * address at once, so that neither the history nor a screenshot contains it.
 */
export function takeToken(): string | null {
  const token = location.hash.slice(1);
  if (token !== '') {
    session.set(NAME, token);
    history.replaceState(null, '', location.pathname);
  }
  return session.get(NAME);
}

export function forgetToken(): void {
  session.remove(NAME);
}
