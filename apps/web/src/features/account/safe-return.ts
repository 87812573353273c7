/** Returns the path to open after the log-in: only paths of this application, to prevent open redirects. */
export function safeReturn(asked: string | undefined): string {
  if (asked === undefined || !/^\/(?![/\\])/.test(asked) || asked.startsWith('/accesso')) return '/';
  return asked;
}
