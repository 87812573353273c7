declare global {
  // Global from which the scroll lock of Mantine's dialogs reads the nonce.
  var __webpack_nonce__: string | undefined;
}

/**
 * Nonce of this page's Content-Security-Policy, which the server writes into the head; style elements without it are
 * blocked.
 */
export const cspNonce = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? '';

globalThis.__webpack_nonce__ = cspNonce;
