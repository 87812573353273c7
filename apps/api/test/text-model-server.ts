import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Request that the server has received. */
interface Asked {
  url: string | undefined;
  key: string | undefined;
  body: { model: string; messages: { role: string; content: string }[] };
}

const answerWith = (text: unknown) => (response: ServerResponse) =>
  void response.setHeader('content-type', 'application/json').end(JSON.stringify({ choices: [{ message: { content: text } }] }));

/** Bad answers of a model. */
export const BAD_ANSWERS: Record<string, (response: ServerResponse) => void> = {
  'never answers': () => undefined,
  'stops in the middle': (response) => void response.write('{"choices":['),
  'answers 500': (response) => void response.writeHead(500).end('{"error":{}}'),
  'answers 404': (response) => void response.writeHead(404).end(),
  redirects: (response) => void response.writeHead(302, { location: 'http://127.0.0.1:9/' }).end(),
  'answers with HTML': (response) => void response.end('<html>Bad gateway</html>'),
  'answers null': (response) => void response.end('null'),
  'answers without a choice': (response) => void response.end('{"choices":[]}'),
  'answers with a text that is no text': answerWith({ text: 'Testo' }),
  'answers with an empty text': answerWith('  \n '),
  'answers with markup': answerWith('# Titolo\n\n**Testo**'),
  'answers with control characters': answerWith('Testo\u0007 di prova'),
  'answers in a script that cannot be printed': answerWith('测试文本'),
  'answers with more than 10,000 characters': answerWith('parola '.repeat(2000)),
  'answers with megabytes': (response) => void response.end(JSON.stringify({ choices: [], more: 'x'.repeat(3_000_000) })),
};

/** Server that speaks OpenAI's protocol for chat completions, as far as the product needs it. */
export async function startTextModel() {
  const asked: Asked[] = [];
  let answer: (response: ServerResponse) => void = answerWith('Testo di prova.');
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      asked.push({ url: request.url, key: request.headers.authorization, body: JSON.parse(Buffer.concat(chunks).toString()) });
      answer(response);
    });
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    asked,
    says: (text: string) => (answer = answerWith(text)),
    does: (bad: (response: ServerResponse) => void) => (answer = bad),
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
