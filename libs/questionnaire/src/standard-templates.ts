import corporate from './standard/corporate.v1.json' with { type: 'json' };
import professional from './standard/professional.v1.json' with { type: 'json' };
import retail from './standard/retail.v1.json' with { type: 'json' };
import type { QuestionnaireType, Template } from './template.js';

/** Templates that come with the product, by client type; agencies copy them, and cannot change them. */
export const STANDARD_TEMPLATES: Readonly<Record<QuestionnaireType, Template>> = {
  retail: retail as Template,
  professional: professional as Template,
  corporate: corporate as Template,
};
