import type { PointGroup } from 'signature_pad';

export interface Box {
  left: number;
  top: number;
  width: number;
  height: number;
}

/** Shorter than this, in both directions, is a slip of the finger. */
const LEAST = 16;

/** What the strokes take up, in pixels of the page; null without any. */
export function boxOf(strokes: readonly PointGroup[]): Box | null {
  const points = strokes.flatMap((stroke) => stroke.points);
  if (points.length === 0) return null;
  const [xs, ys] = [points.map(({ x }) => x), points.map(({ y }) => y)];
  const [left, top] = [min(xs), min(ys)];
  return { left, top, width: -min(xs.map((x) => -x)) - left, height: -min(ys.map((y) => -y)) - top };
}

/** Nothing that could be a signature. */
export function isBlank(strokes: readonly PointGroup[]): boolean {
  const box = boxOf(strokes);
  return box === null || (box.width < LEAST && box.height < LEAST);
}

/** The same strokes on another sheet: as large as fits when a tablet is turned, and never torn. */
export function refit(strokes: readonly PointGroup[], from: Size, to: Size): PointGroup[] {
  const scale = Math.min(to.width / from.width, to.height / from.height);
  if (!Number.isFinite(scale)) return [...strokes];
  const [dx, dy] = [(to.width - from.width * scale) / 2, (to.height - from.height * scale) / 2];
  return moved(strokes, scale, dx, dy);
}

/** Each point so many times as far out, and so much further on. */
export function moved(strokes: readonly PointGroup[], scale: number, dx: number, dy: number): PointGroup[] {
  return strokes.map((stroke) => ({
    ...stroke,
    minWidth: stroke.minWidth * scale,
    maxWidth: stroke.maxWidth * scale,
    dotSize: stroke.dotSize * scale,
    points: stroke.points.map((point) => ({ ...point, x: point.x * scale + dx, y: point.y * scale + dy })),
  }));
}

interface Size {
  width: number;
  height: number;
}

// Not Math.min(...all): a long signature has more points than a call may have arguments.
function min(values: readonly number[]): number {
  return values.reduce((least, value) => Math.min(least, value), Infinity);
}
