import { csvLine } from './csv.rules.js';

const ENDED = 'ESPORTAZIONE INTERROTTA: i diritti di chi ha chiesto il file sono cambiati mentre si scaricava. Il file non è completo.';

/**
 * The parts of a file for as long as its reader may have them; the file then ends with a sentence that says so.
 * @param mayGoOn is asked after each part is read and before it goes out
 */
export async function* whileAllowed(parts: AsyncIterable<string>, mayGoOn: () => Promise<boolean>): AsyncGenerator<string> {
  for await (const part of parts) {
    if (!(await mayGoOn())) {
      yield csvLine([ENDED]);
      return;
    }
    yield part;
  }
}
