/** One of the list, the same for the same number, in no order. */
export const of = (list, number) => list[(Math.imul(number + 1, 0x9e3779b1) >>> 7) % list.length];
