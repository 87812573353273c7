import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { Piscina } from 'piscina';
import { overloaded } from './errors.js';

const MAX_WAITING = 50;
/** Timeout far above any legitimate work, so that a crafted file cannot block a thread. */
const LONGEST_MS = 60_000;
const MAX_MEMORY_MB = 512;
/** Small, so that native memory, which V8 hardly counts, is released after a few reports instead of after hundreds. */
const MAX_YOUNG_MEMORY_MB = 2;

/** Module whose functions can run on a thread: each takes one cloneable value and returns one. */
export interface ThreadModule<Module> {
  path: string;
  /** Carries the types only; never set. */
  functions?: Module;
}

/**
 * Returns the module beside the calling file. It may import packages, but only types of this project: from the sources, as
 * in tests, Node itself reads its TypeScript and would not find other files under their compiled names.
 * @param asker `import.meta.url`
 */
export const threadModule = <Module>(asker: string, name: string): ThreadModule<Module> => ({
  path: fileURLToPath(new URL(`${name}${extname(asker)}`, asker)),
});

/** Runs CPU-bound work on file contents in threads, so that this process can go on answering. */
@Injectable()
export class Threads implements OnApplicationShutdown {
  private readonly pool = new Piscina({
    minThreads: 0,
    // Two, so that a large table does not keep small documents waiting.
    maxThreads: 2,
    idleTimeout: 60_000,
    resourceLimits: { maxOldGenerationSizeMb: MAX_MEMORY_MB, maxYoungGenerationSizeMb: MAX_YOUNG_MEMORY_MB },
  });

  /** @throws 503 when too much work waits or it takes too long, and errors of the function itself */
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
      throw signal.aborted ? overloaded('took-too-long', 'The file took too long to read.') : error;
    }
  }

  async onApplicationShutdown(): Promise<void> {
    await this.pool.destroy();
  }
}
