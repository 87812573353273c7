import { csvLine } from './csv.rules.js';

const ENDED = 'ESPORTAZIONE INTERROTTA: i diritti di chi ha chiesto il file sono cambiati mentre si scaricava. Il file non è completo.';

/**
 * Passes on the parts of a file while its reader is permitted to read them; then ends the file with a notice that it is
 * incomplete.
 * @param mayGoOn called after each part is read and before it is sent
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
