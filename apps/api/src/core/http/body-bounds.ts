import { createRequire } from 'node:module';
import { getMetadataStorage } from 'class-validator';
import type { FieldError } from '../errors.js';
import { pointerTo, UNKNOWN_FIELD } from './field-errors.js';

// class-validator checks every element, text and key, however many there are, and keeps each error. Values far beyond the
// limits of their class are refused here first, so that the work on a body is bounded by its class.

/** Limits for fields that declare none. */
const PLAIN_TEXT = 2_000;
const PLAIN_LIST = 200;
/** Maximum unknown keys of an object; up to this number class-validator reports them itself. */
const MAX_UNKNOWN = 50;
const MAX_ERRORS = 100;

type Class = abstract new (...args: never[]) => object;

/** Declarations of `Type`, which class-transformer does not export. */
const { defaultMetadataStorage: declared } = createRequire(import.meta.url)('class-transformer/cjs/storage.js') as {
  defaultMetadataStorage: { findTypeMetadata(type: Class, property: string): { typeFunction(): unknown } | undefined };
};

interface FieldBounds {
  items: number;
  characters: number;
  /** Class of the value or of its elements. */
  of: Class | undefined;
}

const known = new Map<Class, ReadonlyMap<string, FieldBounds>>();

/** Returns the limits that the class declares with `ArrayMaxSize`, `MaxLength`, `Length` and `Type`. */
function boundsOf(type: Class): ReadonlyMap<string, FieldBounds> {
  const before = known.get(type);
  if (before) return before;
  const fields = new Map<string, FieldBounds>();
  for (const { propertyName, name, constraints } of getMetadataStorage().getTargetValidationMetadatas(type, '', false, false)) {
    const bounds = fields.get(propertyName) ?? { items: PLAIN_LIST, characters: PLAIN_TEXT, of: nestedIn(type, propertyName) };
    if (name === 'arrayMaxSize') bounds.items = Number(constraints[0]);
    if (name === 'maxLength') bounds.characters = Math.max(PLAIN_TEXT, Number(constraints[0]));
    if (name === 'isLength') bounds.characters = Math.max(PLAIN_TEXT, Number(constraints[1] ?? 0));
    fields.set(propertyName, bounds);
  }
  known.set(type, fields);
  return fields;
}

function nestedIn(type: Class, property: string): Class | undefined {
  const nested: unknown = declared.findTypeMetadata(type, property)?.typeFunction();
  return typeof nested === 'function' && nested !== Number && nested !== String ? (nested as Class) : undefined;
}

/** Returns errors for values so far beyond their class that they must not be validated; at most a hundred. */
export function beyondBounds(body: object, type: Class | undefined): FieldError[] {
  const errors: FieldError[] = [];
  look(body, { items: PLAIN_LIST, characters: PLAIN_TEXT, of: type }, '', errors);
  return errors;
}

function look(value: unknown, bounds: FieldBounds, pointer: string, errors: FieldError[]): void {
  if (errors.length >= MAX_ERRORS) return;
  if (typeof value === 'string') {
    if (value.length > bounds.characters)
      errors.push({ pointer, code: 'max-length', message: `must be at most ${bounds.characters} characters long` });
  } else if (Array.isArray(value)) {
    if (value.length > bounds.items)
      errors.push({ pointer, code: 'array-max-size', message: `must have at most ${bounds.items} elements` });
    else value.forEach((item, at) => look(item, bounds, `${pointer}/${at}`, errors));
  } else if (typeof value === 'object' && value !== null) lookAtObject(value, bounds.of, pointer, errors);
}

function lookAtObject(value: object, type: Class | undefined, pointer: string, errors: FieldError[]): void {
  const fields = type && boundsOf(type);
  const plain: FieldBounds = { items: PLAIN_LIST, characters: PLAIN_TEXT, of: undefined };
  const keys = Object.keys(value);
  // Without a class, keys are data, as in a list.
  const max = fields ? MAX_UNKNOWN : PLAIN_LIST;
  const unknown = keys.length > max ? keys.filter((key) => !fields?.has(key)) : [];
  if (unknown.length > max) {
    for (const key of unknown.slice(0, MAX_ERRORS - errors.length)) errors.push({ pointer: pointerTo(pointer, key), ...UNKNOWN_FIELD });
    return;
  }
  for (const key of keys) look(value[key as keyof typeof value], fields?.get(key) ?? plain, pointerTo(pointer, key), errors);
}
