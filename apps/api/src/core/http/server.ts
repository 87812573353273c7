import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import cookie from '@fastify/cookie';
import compress from '@fastify/compress';
import underPressure from '@fastify/under-pressure';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Type } from '@nestjs/common';
import { Config } from '../config.js';
import { overloaded } from '../errors.js';
import { Log } from '../log.js';
import { acceptFiles, LONGEST_UPLOAD_MS } from './file-upload.js';
import { resetFailedStreams } from './failed-streams.hook.js';
import { acceptJson } from './json-body.js';
import { ProblemFilter } from './problem.filter.js';
import { logResponses, refuseBadAddresses, refuseUnreadableAddress } from './requests.hook.js';
import { securityHeaders } from './security-headers.js';
import { refuseUnreadableRequest } from './unreadable-requests.js';
import { RequestValidation } from './validation.pipe.js';
import { serializeReply } from './json-page.js';

const BODY_LIMIT = 1024 * 1024;

/** Maximum event loop delay in milliseconds, as the mean of two seconds: a single pause on a busy machine is no overload. */
export const MAX_DELAY_MS = 1_000;

/** Builds the application around `module`, with all limits of the HTTP edge; it does not listen yet. */
export async function createServer(module: Type, config: Config, maxDelayMs = MAX_DELAY_MS): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter({
    bodyLimit: BODY_LIMIT,
    // An overlong id is answered with 404, like any other missing id.
    routerOptions: { maxParamLength: 16_384, querystringParser: (text: string) => Object.fromEntries(pairs(text)) },
    requestTimeout: LONGEST_UPLOAD_MS,
    keepAliveTimeout: 72_000,
    // Clients that send their headers slowly are disconnected; Node's default checks every thirty seconds.
    http: { headersTimeout: 5_000, connectionsCheckingInterval: 1_000 },
    forceCloseConnections: 'idle',
    return503OnClosing: false,
    frameworkErrors: refuseUnreadableAddress(config),
    clientErrorHandler: refuseUnreadableRequest(config),
    trustProxy: config.trustedProxies.length > 0 ? config.trustedProxies : false,
    genReqId: ({ headers }: IncomingMessage) =>
      typeof headers['x-request-id'] === 'string' && /^[\w-]{8,64}$/.test(headers['x-request-id']) ? headers['x-request-id'] : randomUUID(),
  });
  const app = await NestFactory.create<NestFastifyApplication>(module, adapter, {
    bodyParser: false,
    logger: ['error', 'warn'],
    abortOnError: false,
  });
  const server = adapter.getInstance();
  const log = app.get(Log);

  acceptJson(server);
  acceptFiles(server);
  server.setReplySerializer(serializeReply);
  logResponses(server, log);
  securityHeaders(server, config);
  refuseBadAddresses(server);
  resetFailedStreams(server, log);
  await server.register(cookie);
  await server.register(compress, { threshold: 2_048, encodings: ['br', 'gzip'], brotliOptions: { params: { 1: 4 } } });
  await server.register(underPressure, {
    maxEventLoopDelay: maxDelayMs,
    sampleInterval: 2_000,
    pressureHandler: (_request, _reply, _type, delay) => {
      // Infinite when one pause took the whole sample and left no measurement.
      if (Number.isFinite(delay)) throw overloaded();
    },
  });
  if (config.corsOrigins.length > 0) {
    app.enableCors({
      origin: config.corsOrigins,
      credentials: true,
      methods: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'],
      exposedHeaders: ['ETag', 'Location', 'RateLimit', 'RateLimit-Policy', 'Retry-After', 'X-Request-Id', 'Idempotency-Replayed'],
      maxAge: 600,
    });
  }
  app.useGlobalPipes(new RequestValidation());
  app.useGlobalFilters(new ProblemFilter(log));
  return app;
}

/** Turns a repeated parameter into a list, which validation refuses, so that neither value is chosen silently. */
function pairs(text: string): Map<string, string | string[]> {
  const found = new Map<string, string | string[]>();
  for (const [name, value] of new URLSearchParams(text)) {
    const before = found.get(name);
    found.set(name, before === undefined ? value : [...(Array.isArray(before) ? before : [before]), value]);
  }
  return found;
}
