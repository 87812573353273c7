import fs from 'node:fs';

export interface Overheard {
  text(): string;
  stop(): void;
}

/** Captures everything that the process writes to stdout and stderr from now on, by any API. */
export function overhear(): Overheard {
  const lines: string[] = [];
  const put: (() => void)[] = [];
  const { writeSync } = fs;
  fs.writeSync = ((fd: number, ...rest: [string]) => {
    if (fd > 2) return writeSync(fd, ...rest);
    lines.push(String(rest[0]));
    return Buffer.byteLength(String(rest[0]));
  }) as typeof writeSync;
  put.push(() => (fs.writeSync = writeSync));
  for (const stream of [process.stdout, process.stderr]) {
    const write = stream.write.bind(stream);
    stream.write = ((text: string) => lines.push(String(text)) > 0) as typeof stream.write;
    put.push(() => (stream.write = write));
  }
  return { text: () => lines.join(''), stop: () => put.forEach((back) => back()) };
}
