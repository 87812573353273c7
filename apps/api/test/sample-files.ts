import { letters } from './samples.js';

/** A minimal valid PDF. */
export const pdf = (words: string): Buffer =>
  Buffer.from(
    `%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>endobj\n% ${words}\ntrailer<</Root 1 0 R>>\n%%EOF\n`,
  );

/** A PNG of one pixel. */
export const PNG = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGPgz04DAAFtAOGliYjnAAAAAElFTkSuQmCC', 'base64');

/** A multipart request with one file, as raw bytes. */
export function multipart(
  n: number,
  file: { name?: string; bytes?: Uint8Array; field?: string } = {},
): { raw: Uint8Array<ArrayBuffer>; headers: Record<string, string> } {
  const words = letters(n, 12);
  const { name = `${words}.pdf`, bytes = pdf(words), field = 'file' } = file;
  const boundary = `----${letters(n + 7, 20)}`;
  const head = `--${boundary}\r\nContent-Disposition: form-data; name="${field}"; filename="${name}"\r\nContent-Type: application/octet-stream\r\n\r\n`;
  return {
    raw: new Uint8Array(Buffer.concat([Buffer.from(head), bytes, Buffer.from(`\r\n--${boundary}--\r\n`)])),
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
  };
}
