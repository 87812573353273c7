declare global {
  // The name under which the scroll lock of Mantine's dialogs looks for a nonce.
  var __webpack_nonce__: string | undefined;
}

/** The nonce of this page's policy, written by the server into the head: style elements without it are refused. */
export const cspNonce = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? '';

globalThis.__webpack_nonce__ = cspNonce;
