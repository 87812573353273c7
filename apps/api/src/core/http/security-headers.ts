import { randomBytes } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Config } from '../config.js';

/** What of a request decides on its headers. */
type Asked = Pick<FastifyRequest, 'id' | 'url'>;

declare module 'fastify' {
  interface FastifyReply {
    /** Marks the inline styles of this answer as ours; made when first asked for. */
    styleNonce?: string;
  }
}

const CLOSED = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";
const page = (nonce: string) =>
  `default-src 'none'; script-src 'self'; style-src 'self' 'nonce-${nonce}'; style-src-attr 'unsafe-inline'; worker-src 'self'; manifest-src 'self'; img-src 'self' data: blob:; connect-src 'self'; font-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; object-src 'none'`;
/** Swagger's page writes styles of its own into the document. */
const REFERENCE =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; font-src 'self' data:; base-uri 'none'; frame-ancestors 'none'";

/** The nonce of the answer's page, for whoever writes the page. */
export const styleNonceOf = (reply: FastifyReply): string => (reply.styleNonce ??= randomBytes(16).toString('base64url'));

/** Security headers on every answer, errors included. */
export function securityHeaders(server: FastifyInstance, config: Config): void {
  server.addHook('onRequest', (request, reply, done) => {
    void reply.headers(plainHeaders(request, config));
    done();
  });
  server.addHook('onSend', (request, reply, payload, done) => {
    if (!reply.hasHeader('Content-Security-Policy')) void reply.header('Content-Security-Policy', policyFor(request.url, reply));
    // All text of ours is UTF-8, and uploaded text was found to be.
    const type = String(reply.getHeader('Content-Type') ?? '');
    if (/^text\/[^;]+$/.test(type)) void reply.header('Content-Type', `${type}; charset=utf-8`);
    done(null, payload);
  });
}

/** The same for an answer that is given before any hook runs, and is no page. */
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
