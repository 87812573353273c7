import { readConfig, type Config } from './config.js';
import { Keys } from './keys.js';

/** Returns the configuration; ends the process with one sentence when it, or a key in the data folder, is unusable. */
export function startConfig(): Config {
  try {
    const config = readConfig(process.env);
    // Created here first, because Nest would log a failure with its stack.
    new Keys(config);
    return config;
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n`);
    process.exit(1);
  }
}
