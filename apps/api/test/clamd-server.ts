import { once } from 'node:events';
import { createServer, type AddressInfo, type Socket } from 'node:net';

/** Content that the fake scanner reports as harmful. */
export const HARMFUL = 'sestante-harmful-sample';

/**
 * Subset of ClamAV's daemon: PING and INSTREAM, terminated by NUL, one command for each connection.
 * `npm run test:external` uses the real one.
 */
export async function startClamd() {
  /** `silent` accepts data and never answers; `full` closes the connection when a file exceeds its limit. */
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
      // Both commands end with NUL, so the data is only assembled then.
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

/** Reassembles the length-prefixed chunks; undefined until the empty last chunk has arrived. */
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
