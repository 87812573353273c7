import { inflateSync } from 'node:zlib';

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const MAX_PIXELS = 4_000_000;
const LEAST_BYTES = 45;
/** Minimum number of drawn pixels: a line of a few millimetres. */
const LEAST_INK = 60;
const CHANNELS: Record<number, number> = { 0: 1, 2: 3, 4: 2, 6: 4 };

/** Bytes of the PNG in a data URL, or null if it is not one. */
export function pngOf(dataUrl: string): Buffer | null {
  const bytes = Buffer.from(/^data:image\/png;base64,([A-Za-z0-9+/]+={0,2})$/.exec(dataUrl)?.[1] ?? '', 'base64');
  return bytes.subarray(0, 8).equals(SIGNATURE) ? bytes : null;
}

/** Whether enough pixels differ from the first one to be a drawing. Returns false for an image that cannot be decoded. */
export function hasInk(bytes: Uint8Array): boolean {
  const png = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  // A valid file has at least a signature, a header and an end chunk; a shorter one was truncated.
  if (png.length < LEAST_BYTES) return false;
  const [width, height, depth, colour, interlaced] = [png.readUInt32BE(16), png.readUInt32BE(20), png[24], png[25] ?? 0, png[28]];
  const channels = CHANNELS[colour];
  if (!channels || depth !== 8 || interlaced !== 0 || width * height > MAX_PIXELS || width * height === 0) return false;
  const rows = unpacked(png, (width * channels + 1) * height);
  if (!rows) return false;
  let before = Buffer.alloc(width * channels);
  let first: Buffer | undefined;
  let ink = 0;
  for (let y = 0; y < height; y += 1) {
    const at = y * (width * channels + 1);
    const row = unfiltered(rows[at] ?? 0, rows.subarray(at + 1, at + 1 + width * channels), before, channels);
    first ??= row.subarray(0, channels);
    for (let x = 0; x < width; x += 1) if (row.compare(first, 0, channels, x * channels, (x + 1) * channels) !== 0) ink += 1;
    before = row;
  }
  return ink >= LEAST_INK;
}

function unpacked(png: Buffer, size: number): Buffer | null {
  const parts: Buffer[] = [];
  for (let at = 8; at + 12 <= png.length; at += 12 + png.readUInt32BE(at)) {
    const length = png.readUInt32BE(at);
    if (png.toString('latin1', at + 4, at + 8) === 'IDAT') parts.push(png.subarray(at + 8, at + 8 + length));
  }
  try {
    const rows = inflateSync(Buffer.concat(parts), { maxOutputLength: size });
    return rows.length === size ? rows : null;
  } catch {
    return null;
  }
}

/** Reverses a PNG scan-line filter, which stores each byte as the difference from a prediction by its neighbours. */
function unfiltered(filter: number, row: Buffer, above: Buffer, channels: number): Buffer<ArrayBuffer> {
  const out = Buffer.alloc(row.length);
  for (let i = 0; i < row.length; i += 1) {
    const left = i < channels ? 0 : (out[i - channels] ?? 0);
    const up = above[i] ?? 0;
    let expected = 0;
    if (filter === 1) expected = left;
    else if (filter === 2) expected = up;
    else if (filter === 3) expected = (left + up) >> 1;
    else if (filter === 4) expected = paeth(left, up, i < channels ? 0 : (above[i - channels] ?? 0));
    out[i] = ((row[i] ?? 0) + expected) & 255;
  }
  return out;
}

function paeth(left: number, up: number, corner: number): number {
  const guess = left + up - corner;
  const [a, b, c] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)];
  return a <= b && a <= c ? left : b <= c ? up : corner;
}
