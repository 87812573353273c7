export interface Span {
  id: string;
  /** Minutes from midnight. */
  from: number;
  until: number;
}

export interface Place {
  lane: number;
  /** Number of lanes in this group of overlapping events. */
  of: number;
}

/** Assigns overlapping events to lanes side by side, each to the first free lane from the left. */
export function lanesOf(spans: Span[]): Map<string, Place> {
  const places = new Map<string, Place>();
  let group: { span: Span; lane: number }[] = [];
  let groupEnd = -1;
  const close = () => {
    const of = Math.max(0, ...group.map(({ lane }) => lane)) + 1;
    for (const { span, lane } of group) places.set(span.id, { lane, of });
  };
  for (const span of spans.toSorted((a, b) => a.from - b.from || b.until - a.until)) {
    if (span.from >= groupEnd) {
      close();
      group = [];
    }
    const taken = new Set(group.filter((other) => other.span.until > span.from).map(({ lane }) => lane));
    let lane = 0;
    while (taken.has(lane)) lane++;
    group.push({ span, lane });
    groupEnd = Math.max(groupEnd, span.until);
  }
  close();
  return places;
}
