import type { PointGroup } from 'signature_pad';

export interface Box {
  left: number;
  top: number;
  width: number;
  height: number;
}

/** Minimum extent in pixels; a smaller drawing is an accidental touch. */
const LEAST = 16;

/** Returns the bounding box in CSS pixels; null without strokes. */
export function boxOf(strokes: readonly PointGroup[]): Box | null {
  const points = strokes.flatMap((stroke) => stroke.points);
  if (points.length === 0) return null;
  const [xs, ys] = [points.map(({ x }) => x), points.map(({ y }) => y)];
  const [left, top] = [min(xs), min(ys)];
  return { left, top, width: -min(xs.map((x) => -x)) - left, height: -min(ys.map((y) => -y)) - top };
}

/** Whether the strokes are too small to be a signature. */
export function isBlank(strokes: readonly PointGroup[]): boolean {
  const box = boxOf(strokes);
  return box === null || (box.width < LEAST && box.height < LEAST);
}

/** Scales the strokes to another canvas size, for example when a tablet is turned, keeping the aspect ratio. */
export function rescale(strokes: readonly PointGroup[], from: Size, to: Size): PointGroup[] {
  const scale = Math.min(to.width / from.width, to.height / from.height);
  if (!Number.isFinite(scale)) return [...strokes];
  const [dx, dy] = [(to.width - from.width * scale) / 2, (to.height - from.height * scale) / 2];
  return moved(strokes, scale, dx, dy);
}

/** Scales each point, then translates it. */
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

// A loop instead of Math.min(...all): a long signature has more points than a call may have arguments.
function min(values: readonly number[]): number {
  return values.reduce((least, value) => Math.min(least, value), Infinity);
}
