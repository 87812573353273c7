import type { ClientStatus, ClientType } from '../clients/client.dto.js';
import type { Decision } from './import-match.rules.js';
import type { CodeCount, ImportCounts } from './import.dto.js';

/** Fields of a decided row that the counts need. */
export interface CountedRow extends Pick<Decision, 'outcome' | 'reason'> {
  type: ClientType | undefined;
  status: ClientStatus;
  /** Warnings of a row that is imported. */
  warnings: readonly string[];
}

const none = () => ({ retail: 0, professional: 0, corporate: 0 });

export const NO_ROWS: Readonly<ImportCounts> = {
  rows: 0,
  created: 0,
  clients: none(),
  prospects: none(),
  alreadyThere: 0,
  repeated: 0,
  rejected: 0,
  rejectedBy: [],
  warned: 0,
  warnings: [],
};

/** Returns the counts with more rows added. */
export function counted(before: ImportCounts, rows: readonly CountedRow[]): ImportCounts {
  const counts = { ...before, clients: { ...before.clients }, prospects: { ...before.prospects } };
  const [rejectedBy, warnings] = [new Tally(before.rejectedBy), new Tally(before.warnings)];
  for (const { outcome, reason, type, status, warnings: codes } of rows) {
    counts.rows += 1;
    if (outcome === 'rejected') {
      counts.rejected += 1;
      rejectedBy.add(reason ?? '');
    } else if (outcome === 'already-there') {
      counts.alreadyThere += 1;
      if (reason === 'repeats-row') counts.repeated += 1;
    } else {
      counts.created += 1;
      if (type) counts[status === 'prospect' ? 'prospects' : 'clients'][type] += 1;
      if (codes.length > 0) counts.warned += 1;
      for (const code of codes) warnings.add(code);
    }
  }
  return { ...counts, rejectedBy: rejectedBy.sorted(), warnings: warnings.sorted() };
}

class Tally {
  private readonly counts: Map<string, number>;

  constructor(before: readonly CodeCount[]) {
    this.counts = new Map(before.map(({ code, count }) => [code, count]));
  }

  add(code: string): void {
    this.counts.set(code, (this.counts.get(code) ?? 0) + 1);
  }

  sorted(): CodeCount[] {
    return [...this.counts].map(([code, count]) => ({ code, count })).toSorted((a, b) => b.count - a.count || (a.code < b.code ? -1 : 1));
  }
}
