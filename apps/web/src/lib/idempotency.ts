/** crypto.randomUUID is withheld on plain http, which colleagues in the same office may use. */
export function randomKey(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/**
 * The `Idempotency-Key` of a form: the same while the same is sent, so that a second try after a connection that was
 * lost with the answer under way is no second deed. `done` once it has worked.
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
