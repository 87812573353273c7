const first = { LOG_LEVEL: 'silent', ...process.env };
let file: string | undefined;

/**
 * Sets environment variables for the application of a test file. Files share the process of their worker, so
 * the first call of each file restores the worker's initial variables.
 */
export function setVariables(values: Record<string, string>): void {
  const { testPath } = expect.getState();
  if (testPath !== file) {
    for (const name of Object.keys(process.env)) if (!(name in first)) delete process.env[name];
    Object.assign(process.env, first);
    file = testPath;
  }
  Object.assign(process.env, values);
}
