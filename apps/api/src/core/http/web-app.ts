import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Config } from '../config.js';
import { notFound } from '../errors.js';
import { styleNonceOf } from './security-headers.js';

const NONCE = '__CSP_NONCE__';
const PAGES = ['index.html', 'questionario.html'] as const;

/**
 * Serves the built web application: files of `/assets` with unlimited caching, the page of those who have a link (a questionnaire, or
 * a report delivered to them), and the single-page application for every other path.
 */
export async function serveWebApp(server: FastifyInstance, config: Config): Promise<void> {
  if (!PAGES.every((page) => existsSync(join(config.webDir, page)))) return;
  await server.register(fastifyStatic, {
    root: join(config.webDir, 'assets'),
    prefix: '/assets/',
    immutable: true,
    maxAge: '365d',
    wildcard: true,
    decorateReply: false,
  });
  const send = pageOf(config, PAGES[0]);
  const linked = pageOf(config, PAGES[1]);
  server.get('/', send);
  for (const path of ['/questionario', '/documento']) {
    server.get(path, (request, reply) => linked(request, reply.header('X-Robots-Tag', 'noindex')));
  }
  server.get('/*', (request, reply) => {
    const [path = ''] = request.url.split('?', 1);
    // Paths that look like a file, a hidden file or an API address but match none are answered with 404 instead of the
    // page.
    if (/^\/(api|health|assets)(\/|$)|\/\./.test(path) || /\.[a-z0-9]{2,5}$/i.test(path)) throw notFound();
    return send(request, reply);
  });
}

function pageOf(config: Config, name: string) {
  const html = readFileSync(join(config.webDir, name), 'utf8');
  return (_request: FastifyRequest, reply: FastifyReply) =>
    reply
      .header('Cache-Control', 'no-store')
      .type('text/html; charset=utf-8')
      .send(html.replaceAll(NONCE, styleNonceOf(reply)));
}
