import { randomBytes } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Config } from '../config.js';

/** Properties of a request that determine its headers. */
type Asked = Pick<FastifyRequest, 'id' | 'url'>;

declare module 'fastify' {
  interface FastifyReply {
    /** Nonce that allows the inline styles of this answer; created on first use. */
    styleNonce?: string;
  }
}

const CLOSED = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";
const page = (nonce: string) =>
  `default-src 'none'; script-src 'self'; style-src 'self' 'nonce-${nonce}'; style-src-attr 'unsafe-inline'; worker-src 'self'; manifest-src 'self'; img-src 'self' data: blob:; connect-src 'self'; font-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; object-src 'none'`;
/** Content security policy of Swagger's page, which writes its own styles into the document. */
const REFERENCE =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; font-src 'self' data:; base-uri 'none'; frame-ancestors 'none'";

/** Returns the style nonce of the answer, for its page. */
export const styleNonceOf = (reply: FastifyReply): string => (reply.styleNonce ??= randomBytes(16).toString('base64url'));

/** Sets security headers on every answer, errors included. */
export function securityHeaders(server: FastifyInstance, config: Config): void {
  server.addHook('onRequest', (request, reply, done) => {
    void reply.headers(plainHeaders(request, config));
    done();
  });
  server.addHook('onSend', (request, reply, payload, done) => {
    if (!reply.hasHeader('Content-Security-Policy')) void reply.header('Content-Security-Policy', policyFor(request.url, reply));
    // All generated text is UTF-8, and uploaded text was verified to be.
    const type = String(reply.getHeader('Content-Type') ?? '');
    if (/^text\/[^;]+$/.test(type)) void reply.header('Content-Type', `${type}; charset=utf-8`);
    done(null, payload);
  });
}

/** Returns the headers for an answer that is sent before any hook runs and is not a page. */
export const closedHeaders = (request: Asked, config: Config): Record<string, string> => ({
  ...plainHeaders(request, config),
  'Content-Security-Policy': CLOSED,
});

function plainHeaders(request: Asked, config: Config): Record<string, string> {
  const api = request.url.startsWith('/api/v1') || request.url.startsWith('/health');
  return {
    'X-Content-Type-Options': 'nosniff',
    'X-Frame-Options': 'DENY',
    'Referrer-Policy': 'no-referrer',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
    'X-Request-Id': request.id,
    ...(config.publicUrl.protocol === 'https:' ? { 'Strict-Transport-Security': 'max-age=31536000; includeSubDomains' } : {}),
    ...(api ? { 'Cache-Control': 'no-store' } : {}),
  };
}

function policyFor(url: string, reply: FastifyReply): string {
  if (url.startsWith('/api/docs')) return REFERENCE;
  return reply.styleNonce ? page(reply.styleNonce) : CLOSED;
}
