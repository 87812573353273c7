import { JpegEmbedder } from '@cantoo/pdf-lib';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';

/** Pixels of the largest logo; it is unpacked to four bytes each. */
const MAX_PIXELS = 16_000_000;

/** Whether a PNG or JPEG can be printed: a logo that cannot would stop every document of the agency. */
export async function isPrintable({ bytes, format }: { bytes: Uint8Array; format: 'png' | 'jpg' }): Promise<boolean> {
  if ((await pixelsOf(bytes, format)) > MAX_PIXELS) return false;
  const compiler = NodeCompiler.create({ workspace: import.meta.dirname });
  compiler.mapShadow(`${import.meta.dirname}/logo.${format}`, Buffer.from(bytes));
  try {
    return compiler.pdf({ mainFileContent: `#image("logo.${format}", height: 14mm)` }).length > 0;
  } catch {
    return false;
  } finally {
    compiler.resetShadow();
    compiler.evictCache(0);
  }
}

/** Number of pixels that the header declares; infinite when it cannot be read. */
async function pixelsOf(bytes: Uint8Array, format: 'png' | 'jpg'): Promise<number> {
  if (format === 'png') {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    return bytes.length < 24 ? Number.POSITIVE_INFINITY : view.getUint32(16) * view.getUint32(20);
  }
  try {
    const { width, height } = await JpegEmbedder.for(bytes);
    return width * height;
  } catch {
    return Number.POSITIVE_INFINITY;
  }
}
