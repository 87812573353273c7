/** Returns the SHA-256 of a whole file as hexadecimal digits. @throws on pages without a secure context */
export async function sha256Of(file: Blob): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', await file.arrayBuffer());
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Whether the browser can hash, which requires a secure context. */
export function canHash(): boolean {
  return 'subtle' in crypto;
}
