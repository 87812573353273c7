import { ValidationPipe, type ArgumentMetadata, type PipeTransform, type ValidationError } from '@nestjs/common';
import { badRequest, invalid, notFound, type FieldError } from '../errors.js';

const checked = { whitelist: true, forbidNonWhitelisted: true, transform: true, forbidUnknownValues: true };

/** Bodies are answered with 422 and pointers, what comes after the question mark with 400. */
export class RequestValidation implements PipeTransform {
  private readonly body = new ValidationPipe({
    ...checked,
    exceptionFactory: (errors) => invalid(errors.flatMap((error) => flatten(error, ''))),
  });
  private readonly query = new ValidationPipe({
    ...checked,
    exceptionFactory: (errors) => {
      const found = errors.flatMap((error) => flatten(error, '')).map((error) => ({ ...error, pointer: error.pointer.slice(1) }));
      return badRequest('bad-parameter', `Check: ${found.map(({ pointer }) => pointer).join(', ')}.`, found);
    },
  });

  transform(value: unknown, metadata: ArgumentMetadata): unknown {
    if (metadata.type === 'query') return this.query.transform(value, metadata);
    if (metadata.type !== 'body') return value;
    const sent = value === undefined ? {} : value;
    if (typeof sent !== 'object' || sent === null || Array.isArray(sent)) {
      throw invalid([{ pointer: '', code: 'object-expected', message: 'The body must be a JSON object.' }]);
    }
    return this.body.transform(sent, metadata);
  }
}

function flatten(error: ValidationError, parent: string): FieldError[] {
  const pointer = `${parent}/${error.property.replaceAll('~', '~0').replaceAll('/', '~1')}`;
  const own = Object.entries(error.constraints ?? {})
    .slice(0, 1)
    .map(([rule, message]) => ({
      pointer: pointer.slice(0, 200),
      code: rule === 'whitelistValidation' ? 'unknown-field' : kebab(rule),
      message: rule === 'whitelistValidation' ? 'There is no such field here.' : message.slice(0, 300),
    }));
  return [...own, ...(error.children ?? []).flatMap((child) => flatten(child, pointer))];
}

const kebab = (text: string) => text.replace(/([a-z0-9])([A-Z])/g, '$1-$2').toLowerCase();

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** An id in the path: a malformed one is as missing as any other. */
export const pathId = {
  transform(value: unknown): string {
    if (typeof value !== 'string' || !UUID.test(value)) throw notFound();
    return value.toLowerCase();
  },
};
