import Ajv2020, { type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { openApi, type Operation, type Schema } from './document.js';

/** A problem may carry members of its own (RFC 9457); everything else that we answer is declared to the last field. */
const OPEN = new Set(['ProblemDto']);

/** Holds answers against the schema that the document gives for their status. */
export class Contract {
  private readonly ajv = new Ajv2020.default({ strict: false, allErrors: false, validateFormats: true });
  private readonly validators = new Map<string, ValidateFunction>();

  constructor() {
    addFormats.default(this.ajv);
    this.ajv.addSchema({ $id: 'document', components: { schemas: closed(openApi.components.schemas) } });
  }

  /** What is wrong with the answer; undefined when it is as declared. */
  mismatch(operation: Operation, status: number, contentType: string | null, text: string): string | undefined {
    const label = `${operation.id} ${status}`;
    const response = operation.responses[String(status)];
    if (!response) return `${label}: the document does not know this status`;
    const declared = Object.entries(response.content ?? {});
    const [first] = declared;
    if (!first) return text === '' ? undefined : `${label}: the document promises no content, there is some`;
    const [type, { schema }] = declared.find(([one]) => one === contentType?.split(';', 1)[0]) ?? first;
    if (contentType?.split(';', 1)[0] !== type) return `${label}: ${contentType} instead of ${type}`;
    if (!schema) return `${label}: the document gives no schema`;
    const validate = this.validatorOf(schema);
    return validate(type.includes('json') ? JSON.parse(text) : text)
      ? undefined
      : `${label}: ${this.ajv.errorsText(validate.errors)} ${text.slice(0, 300)}`;
  }

  /** Whether the schema takes the value. */
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

/** A field that the document does not name is a mistake, though JSON Schema would let it pass. */
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
