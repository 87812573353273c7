import { once } from 'node:events';
import { createServer, type AddressInfo, type Socket } from 'node:net';

/** What it finds harmful. */
export const HARMFUL = 'sestante-harmful-sample';

/**
 * As much of ClamAV's daemon as is asked for: PING and INSTREAM, each ended by a NUL, one command a connection.
 * `npm run test:external` asks the real one.
 */
export async function startClamd() {
  /** `silent` takes all and answers nothing; `full` hangs up once a file is longer than it takes. */
  let mood: 'well' | 'silent' | 'full' | 'broken' = 'well';
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket.on('error', () => undefined).once('close', () => sockets.delete(socket)));
    const chunks: Buffer[] = [];
    let size = 0;
    socket.on('data', (chunk) => {
      chunks.push(chunk);
      size += chunk.length;
      if (mood === 'silent') return;
      if (mood === 'full' && size > 100_000) return void socket.end('INSTREAM size limit exceeded. ERROR\0');
      // Both commands end so: it is put together once.
      if (chunk.at(-1) !== 0) return;
      const received = Buffer.concat(chunks);
      const command = received.subarray(0, received.indexOf(0)).toString();
      if (command === 'zPING') socket.end('PONG\0');
      if (command !== 'zINSTREAM') return;
      const file = fileOf(received.subarray(command.length + 1));
      if (!file) return;
      const clean = file.includes(HARMFUL) ? 'stream: Test.Sample.UNOFFICIAL FOUND\0' : 'stream: OK\0';
      socket.end(mood === 'broken' ? 'stream: Can’t allocate memory ERROR\0' : clean);
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    address: `tcp://127.0.0.1:${port}?timeout=3`,
    is: (next: typeof mood) => void (mood = next),
    async stop() {
      for (const socket of sockets) socket.destroy();
      if (server.listening) await new Promise((done) => server.close(done));
    },
  };
}

/** The pieces behind their lengths, put together; undefined while the last one, of no length, is missing. */
function fileOf(bytes: Buffer): Buffer | undefined {
  const pieces: Buffer[] = [];
  for (let at = 0; at + 4 <= bytes.length;) {
    const length = bytes.readUInt32BE(at);
    if (length === 0) return Buffer.concat(pieces);
    pieces.push(bytes.subarray(at + 4, at + 4 + length));
    at += 4 + length;
  }
  return undefined;
}
