const first = { LOG_LEVEL: 'silent', ...process.env };
let file: string | undefined;

/**
 * Sets variables for the application that a file starts. Files share the process of their worker: the first call of each
 * begins with the variables that the worker began with.
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
