/** Random key for plain http too, where browsers do not provide `crypto.randomUUID`. */
export function randomKey(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/**
 * Provides the `Idempotency-Key` of a form: unchanged while the body is unchanged, so that a retry after a lost
 * response does not run the operation twice. Call `done` after a success.
 */
export function idempotencyKeys() {
  let last = { body: '', key: '' };
  return {
    keyFor: (body: unknown): string => {
      const text = JSON.stringify(body);
      if (last.body !== text) last = { body: text, key: randomKey() };
      return last.key;
    },
    done: () => {
      last = { body: '', key: '' };
    },
  };
}
