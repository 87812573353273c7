import SignaturePad, { type PointGroup } from 'signature_pad';
import { boxOf, moved } from './strokes';

/** Ink colour on paper, independent of the colour scheme. */
const INK = '#1c1c1a';
const WIDEST = 1_000;
const HIGHEST = 420;
const SHARPEST = 3;
const AROUND = 12;

/** Signature as a transparent PNG, cropped to the drawing and sharp enough for print. */
export function signatureImage(strokes: readonly PointGroup[]): string {
  const box = boxOf(strokes);
  if (box === null) throw new Error('Nothing is drawn');
  const [width, height] = [box.width + 2 * AROUND, box.height + 2 * AROUND];
  const scale = Math.min(SHARPEST, WIDEST / width, HIGHEST / height);
  const canvas = document.createElement('canvas');
  canvas.width = Math.ceil(width * scale);
  canvas.height = Math.ceil(height * scale);
  const pad = new SignaturePad(canvas);
  const placed = moved(strokes, scale, (AROUND - box.left) * scale, (AROUND - box.top) * scale);
  pad.fromData(placed.map((stroke) => ({ ...stroke, penColor: INK })));
  pad.off();
  return canvas.toDataURL('image/png');
}
