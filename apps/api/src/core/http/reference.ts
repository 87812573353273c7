import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import { SHOWS_SECRET_ONCE } from './idempotency.js';
import type { FastifyInstance } from 'fastify';
import { Config } from '../config.js';
import { PACKAGE_FOLDER } from '../package-folder.js';
import { ProblemDto } from './problem.dto.js';
import { keepReference } from './reference-cache.js';

type Operation = NonNullable<OpenAPIObject['paths'][string]['get']>;
const METHODS = ['get', 'post', 'put', 'patch', 'delete'] as const;

const INTRODUCTION = `Client management for insurance agencies and professional firms.

Sign in with \`POST /api/v1/auth/login\` and send the access token as \`Authorization: Bearer …\`. Errors are RFC 9457
problems with a stable \`code\`. Lists are paged by opaque cursors. \`PATCH\`, \`PUT\` and \`DELETE\` of a versioned resource
need \`If-Match\`; a \`POST\` outside \`/auth\` honours \`Idempotency-Key\`, unless its answer shows a secret once. Unknown fields and parameters are refused.
Inside a major version we only add: new resources, optional parameters and properties.`;

/**
 * Returns the OpenAPI document, built from the controllers and their classes. Needs no database.
 * @param declared values of the enumerations that the features declare, by name; those of `published` keep their order, so that
 * the diff of the document shows what was added
 */
export async function openApiDocument(
  app: INestApplication,
  declared: Record<string, readonly string[]>,
  published: OpenAPIObject,
): Promise<OpenAPIObject> {
  const { default: metadata } = await import('../../metadata.js');
  await SwaggerModule.loadPluginMetadata(metadata);
  const config = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('Sestante')
    .setDescription(INTRODUCTION)
    .setVersion('1.0.0')
    .addBearerAuth({ type: 'http', scheme: 'bearer', bearerFormat: 'JWT' })
    .build();
  const document = SwaggerModule.createDocument(app, config, {
    operationIdFactory: (_controller, method) => method,
    extraModels: [ProblemDto],
  });
  for (const item of Object.values(document.paths)) {
    for (const method of METHODS) {
      const operation = item[method];
      if (operation) complete(method, operation);
    }
  }
  for (const [name, values] of Object.entries(declared)) {
    const schema = document.components?.schemas?.[name];
    const before = published.components?.schemas?.[name];
    const known: unknown[] = (before && 'enum' in before && before.enum) || [];
    const place = (value: string) => (known.includes(value) ? known.indexOf(value) : known.length);
    Object.assign(schema ?? {}, { enum: values.toSorted((a, b) => place(a) - place(b)) });
  }
  return document;
}

const takesFile = ({ requestBody }: Operation): boolean =>
  requestBody !== undefined && 'content' in requestBody && 'multipart/form-data' in requestBody.content;

/** Adds the answers that every operation of its kind may give. */
function complete(method: (typeof METHODS)[number], operation: Operation): void {
  const problem = (description: string) => ({
    description,
    content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/ProblemDto' } } },
  });
  const parameters = operation.parameters ?? [];
  // Without explode, `a,b` stays one parameter; otherwise generated clients would repeat it.
  for (const parameter of parameters) {
    if (
      'schema' in parameter &&
      parameter.in === 'query' &&
      parameter.schema &&
      'type' in parameter.schema &&
      parameter.schema.type === 'array'
    )
      Object.assign(parameter, { style: 'form', explode: false });
  }
  const has = (where: string) => parameters.some((parameter) => 'in' in parameter && parameter.in === where);
  const versioned = parameters.some((parameter) => 'name' in parameter && parameter.name === 'If-Match');
  operation.responses = {
    ...operation.responses,
    400: problem('The bytes, the JSON or a parameter are malformed, or the parameter is unknown.'),
    401: problem('No valid credentials.'),
    403: problem('The caller is not allowed to do this.'),
    ...(has('path') ? { 404: problem('The record does not exist or is not visible; the answer is the same in both cases.') } : {}),
    ...(method === 'get' ? {} : { 409: problem('The request conflicts with the state of the record or with a unique value.') }),
    ...(versioned ? { 412: problem('If-Match is stale.'), 428: problem('If-Match is missing.') } : {}),
    ...(operation.requestBody
      ? {
          413: problem('The body is too large.'),
          415: problem('The Content-Type of the body is not accepted.'),
          422: problem('Fields of the body are invalid.'),
        }
      : {}),
    ...(takesFile(operation) ? { 507: problem('There is no disk space left for files.') } : {}),
    429: problem('Too many requests: see Retry-After.'),
    503: problem('Overloaded, or the database is unavailable: see Retry-After.'),
  };
  if (method === 'post' && !operation.tags?.includes('auth') && !(SHOWS_SECRET_ONCE in operation)) {
    operation.parameters = [
      ...parameters,
      {
        name: 'Idempotency-Key',
        in: 'header',
        required: false,
        description: 'Repeated requests with the same key get the first answer for 24 hours.',
        schema: { type: 'string', maxLength: 255 },
      },
    ];
  }
}

/** Serves `/api/docs` and `/api/openapi.json` from the checked-in document, which is read at first request. */
export function serveReference(app: INestApplication): void {
  const document = () => JSON.parse(readFileSync(join(PACKAGE_FOLDER, 'openapi.json'), 'utf8')) as OpenAPIObject;
  keepReference(app.getHttpAdapter().getInstance() as FastifyInstance, app.get(Config));
  SwaggerModule.setup('api/docs', app, document, {
    jsonDocumentUrl: 'api/openapi.json',
    yamlDocumentUrl: 'api/openapi.yaml',
    customSiteTitle: 'Sestante API',
  });
}
