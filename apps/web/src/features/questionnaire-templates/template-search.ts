import * as v from 'valibot';
import { integer, lenient } from '../../lib/search-schema';

/** Address of the editor: the preview, and the question or section that is open (a section counts from 1). */
export const templateSearch = v.object({
  vista: lenient(v.literal('anteprima')),
  domanda: lenient(v.pipe(v.string(), v.maxLength(80))),
  sezione: lenient(integer(1, 30)),
});

export type TemplateSearch = v.InferOutput<typeof templateSearch>;
