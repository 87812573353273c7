import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { Piscina } from 'piscina';
import { overloaded } from './errors.js';

const MAX_WAITING = 50;
/** On the busiest of machines nothing takes as long; what does is a file that was made to. */
const LONGEST_MS = 60_000;
const MAX_MEMORY_MB = 512;

/** A module whose functions can run on a thread: each takes one value that can be copied, and gives one back. */
export interface ThreadModule<Module> {
  path: string;
  /** For the types alone. */
  functions?: Module;
}

/**
 * The module beside the one that asks. It imports packages, and of ours only types: run from the sources, as tests do,
 * Node itself reads its TypeScript, and finds no file of ours under its later name.
 * @param asker `import.meta.url`
 */
export const threadModule = <Module>(asker: string, name: string): ThreadModule<Module> => ({
  path: fileURLToPath(new URL(`${name}${extname(asker)}`, asker)),
});

/** Work on the bytes of files, which would keep this process from answering anybody else. */
@Injectable()
export class Threads implements OnApplicationShutdown {
  private readonly pool = new Piscina({
    minThreads: 0,
    // Two, so that a large table does not keep small documents waiting.
    maxThreads: 2,
    idleTimeout: 60_000,
    resourceLimits: { maxOldGenerationSizeMb: MAX_MEMORY_MB },
  });

  /** @throws 503 when too much waits already or it takes too long, and what the function throws */
  async run<Module extends object, Name extends keyof Module & string>(
    { path: filename }: ThreadModule<Module>,
    name: Name,
    input: Module[Name] extends (value: infer Input) => unknown ? Input : never,
  ): Promise<Module[Name] extends (value: never) => infer Output ? Awaited<Output> : never> {
    if (this.pool.queueSize >= MAX_WAITING) throw overloaded();
    const signal = AbortSignal.timeout(LONGEST_MS);
    try {
      return await this.pool.run(input, { filename, name, signal });
    } catch (error) {
      throw signal.aborted ? overloaded('took-too-long', 'The file took too long to be read.') : error;
    }
  }

  async onApplicationShutdown(): Promise<void> {
    await this.pool.destroy();
  }
}
