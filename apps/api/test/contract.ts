import Ajv2020, { type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { openApi, type Operation, type Schema } from './document.js';

/** Schemas that allow extra members (RFC 9457); all other answers must be declared completely. */
const OPEN = new Set(['ProblemDto']);

/** Validates answers against the schema that the API document declares for their status. */
export class Contract {
  private readonly ajv = new Ajv2020.default({ strict: false, allErrors: false, validateFormats: true });
  private readonly validators = new Map<string, ValidateFunction>();

  constructor() {
    addFormats.default(this.ajv);
    this.ajv.addSchema({ $id: 'document', components: { schemas: closed(openApi.components.schemas) } });
  }

  /** Returns the deviation from the declared answer, or undefined if there is none. */
  mismatch(operation: Operation, status: number, contentType: string | null, text: string): string | undefined {
    const label = `${operation.id} ${status}`;
    const response = operation.responses[String(status)];
    if (!response) return `${label}: the document does not know this status`;
    const declared = Object.entries(response.content ?? {});
    const [first] = declared;
    if (!first) return text === '' ? undefined : `${label}: the document declares no content, but there is some`;
    const [type, { schema }] = declared.find(([one]) => one === contentType?.split(';', 1)[0]) ?? first;
    if (contentType?.split(';', 1)[0] !== type) return `${label}: ${contentType} instead of ${type}`;
    if (!schema) return `${label}: the document gives no schema`;
    const validate = this.validatorOf(schema);
    return validate(type.includes('json') ? JSON.parse(text) : text)
      ? undefined
      : `${label}: ${this.ajv.errorsText(validate.errors)} ${text.slice(0, 300)}`;
  }

  /** Whether the value is valid against the schema. */
  accepts(schema: Schema, value: unknown): boolean {
    return this.validatorOf(schema)(value);
  }

  private validatorOf(schema: Schema): ValidateFunction {
    const text = JSON.stringify(schema);
    const known = this.validators.get(text);
    if (known) return known;
    const validate = this.ajv.compile(JSON.parse(text.replaceAll('"#/', '"document#/')) as object);
    this.validators.set(text, validate);
    return validate;
  }
}

/** Rejects undeclared fields, which JSON Schema would allow by default. */
function closed(schemas: Record<string, Schema>): Record<string, Schema> {
  return Object.fromEntries(
    Object.entries(schemas).map(([name, schema]) => [
      name,
      schema.properties && schema.additionalProperties === undefined && !OPEN.has(name)
        ? { ...schema, additionalProperties: false }
        : schema,
    ]),
  );
}
