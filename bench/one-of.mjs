/** Picks an item of the list pseudo-randomly; the same number picks the same item. */
export const of = (list, number) => list[(Math.imul(number + 1, 0x9e3779b1) >>> 7) % list.length];
