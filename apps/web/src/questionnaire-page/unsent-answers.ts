import type { Answer } from '@sestante/questionnaire/answers';
import { pageStorage, type PageStorage } from './page-storage.ts';

const PREFIX = 'sestante-risposte';
/** Enough to tell links apart, and far too little of one to open it. */
const NAME_LENGTH = 12;
/** Characters of one request, at most three bytes each, of the 64 kB that the API accepts and a request may have that outlives its page. */
const MAX_SENT = 16_000;

/** Answers by code, as JSON. */
export type Unsent = Readonly<Record<string, string>>;

/**
 * Answers of one link that the server has not confirmed yet, each in an entry of its own, so that two tabs do not overwrite each
 * other's. Those about health last only as long as the tab, which has the link itself (docs/decisions/0038).
 */
export class UnsentAnswers {
  private readonly prefix: string;
  private readonly device: PageStorage;
  private readonly tab: PageStorage;

  constructor(token: string, device = pageStorage('localStorage'), tab = pageStorage('sessionStorage')) {
    this.prefix = `${PREFIX}:${token.slice(0, NAME_LENGTH)}:`;
    this.device = device;
    this.tab = tab;
  }

  put(code: string, answer: Answer | null, isHealth: boolean): void {
    (isHealth ? this.tab : this.device).set(this.prefix + code, JSON.stringify(answer));
  }

  all(): Unsent {
    const found: Record<string, string> = {};
    for (const storage of [this.device, this.tab])
      for (const name of storage.names()) {
        const value = name.startsWith(this.prefix) ? storage.get(name) : null;
        if (value !== null) found[name.slice(this.prefix.length)] = value;
      }
    return found;
  }

  /** Returns as many of them as one request may have, and at least one. */
  batch(): Unsent {
    const batch: Record<string, string> = {};
    let length = 0;
    for (const [code, value] of Object.entries(this.all())) {
      length += code.length + value.length;
      if (length > MAX_SENT && Object.keys(batch).length > 0) break;
      batch[code] = value;
    }
    return batch;
  }

  /** Removes answers that were sent, unless they have changed since. */
  remove(sent: Unsent): void {
    for (const [code, value] of Object.entries(sent))
      for (const storage of [this.device, this.tab]) if (storage.get(this.prefix + code) === value) storage.remove(this.prefix + code);
  }

  clear(): void {
    this.remove(this.all());
  }
}

export const parsed = (unsent: Unsent): Record<string, Answer | null> =>
  Object.fromEntries(Object.entries(unsent).map(([code, value]) => [code, JSON.parse(value) as Answer | null]));
