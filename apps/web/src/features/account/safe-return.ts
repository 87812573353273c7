/** Where to go after the login: only a path of this application, never another site's address. */
export function safeReturn(asked: string | undefined): string {
  if (asked === undefined || !/^\/(?![/\\])/.test(asked) || asked.startsWith('/accesso')) return '/';
  return asked;
}
