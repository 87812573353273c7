const SHOWN = 10;

/** Reporter that prints the slowest test files of a run. */
export default class SlowestFiles {
  onRunComplete(_contexts, { testResults }) {
    if (testResults.length <= SHOWN) return;
    const slowest = testResults
      .map(({ testFilePath, perfStats }) => ({ file: testFilePath.split('/').slice(-2).join('/'), seconds: perfStats.runtime / 1000 }))
      .toSorted((one, other) => other.seconds - one.seconds)
      .slice(0, SHOWN);
    console.log(`Slowest files:\n${slowest.map(({ file, seconds }) => `${seconds.toFixed(1).padStart(7)} s  ${file}`).join('\n')}`);
  }
}
