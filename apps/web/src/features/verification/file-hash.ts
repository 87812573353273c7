/** Of a whole file, in hexadecimal digits: what the browser works out by itself. @throws where the page has no secure connection */
export async function sha256Of(file: Blob): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', await file.arrayBuffer());
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Browsers hash only on pages that came over a secure connection. */
export function canHash(): boolean {
  return 'subtle' in crypto;
}
