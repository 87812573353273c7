import { ValidationPipe, type ArgumentMetadata, type PipeTransform, type ValidationError } from '@nestjs/common';
import { getMetadataStorage } from 'class-validator';
import { badRequest, invalid, notFound, type FieldError } from '../errors.js';
import { beyondBounds } from './body-bounds.js';
import { pointerTo, UNKNOWN_FIELD } from './field-errors.js';
import { IN_QUERY } from './page.dto.js';

const checked = { whitelist: true, forbidNonWhitelisted: true, transform: true, forbidUnknownValues: true };

type Rules = ReturnType<typeof getMetadataStorage>;

/** Caches class-validator's rules, which it otherwise looks up across all classes for each value; they do not change after start. */
function rememberRules(storage: Rules): void {
  const find = storage.getTargetValidationMetadatas.bind(storage);
  const known = new Map<unknown, Map<string, ReturnType<Rules['getTargetValidationMetadatas']>>>();
  storage.getTargetValidationMetadatas = (target, ...how) => {
    const ofTarget = known.get(target) ?? new Map();
    known.set(target, ofTarget);
    const key = JSON.stringify(how);
    const rules = ofTarget.get(key) ?? find(target, ...how);
    ofTarget.set(key, rules);
    return rules;
  };
}
rememberRules(getMetadataStorage());

/** Validates input: invalid bodies are answered with 422 and pointers, invalid query parameters with 400. */
export class RequestValidation implements PipeTransform {
  private readonly body = new ValidationPipe({
    ...checked,
    exceptionFactory: (errors) => invalid(errors.flatMap((error) => flatten(error, ''))),
  });
  private readonly query = new ValidationPipe({
    ...checked,
    transformOptions: { groups: [IN_QUERY] },
    exceptionFactory: (errors) => badParameters(errors.flatMap((error) => flatten(error, ''))),
  });

  transform(value: unknown, metadata: ArgumentMetadata): unknown {
    if (metadata.type !== 'query' && metadata.type !== 'body') return value;
    if (metadata.type === 'query') {
      const borrowed = borrowedNames(value, '');
      if (borrowed.length > 0) throw badParameters(borrowed);
      return this.query.transform(value, metadata);
    }
    const sent = value === undefined ? {} : value;
    if (typeof sent !== 'object' || sent === null || Array.isArray(sent)) {
      throw invalid([{ pointer: '', code: 'object-expected', message: 'The body must be a JSON object.' }]);
    }
    const beyond = beyondBounds(sent, metadata.metatype);
    if (beyond.length > 0) throw invalid(beyond);
    const borrowed = borrowedNames(sent, '');
    if (borrowed.length > 0) throw invalid(borrowed);
    return this.body.transform(sent, metadata);
  }
}

/** Reports invalid parameters by their names. */
function badParameters(errors: FieldError[]) {
  const found = errors.map((error) => ({ ...error, pointer: error.pointer.slice(1) }));
  return badRequest('bad-parameter', `Check: ${found.map(({ pointer }) => pointer).join(', ')}.`, found);
}

/** Reports keys such as `toString`, which class-validator finds on every class's prototype and would accept unchecked. */
function borrowedNames(value: unknown, parent: string): FieldError[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) =>
    !Array.isArray(value) && name in Object.prototype
      ? [{ pointer: pointerTo(parent, name), ...UNKNOWN_FIELD }]
      : borrowedNames(inner, pointerTo(parent, name)),
  );
}

function flatten(error: ValidationError, parent: string): FieldError[] {
  const pointer = pointerTo(parent, error.property);
  const own = Object.entries(error.constraints ?? {})
    .slice(0, 1)
    .map(([rule, message]) => ({
      pointer,
      ...(rule === 'whitelistValidation' ? UNKNOWN_FIELD : { code: kebab(rule), message: message.slice(0, 300) }),
    }));
  return [...own, ...(error.children ?? []).flatMap((child) => flatten(child, pointer))];
}

const kebab = (text: string) => text.replace(/([a-z0-9])([A-Z])/g, '$1-$2').toLowerCase();

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Id in the path; a malformed one is answered with 404 like a missing one. */
export const pathId = {
  transform(value: unknown): string {
    if (typeof value !== 'string' || !UUID.test(value)) throw notFound();
    return value.toLowerCase();
  },
};
