// Fails a test that never ends, and names it, because the test runner has no time limits.
import { addEventHandler } from 'jest-circus';

const LIMIT_MS = 120_000;

addEventHandler(({ name, timeout = LIMIT_MS }, { currentDescribeBlock: block }) => {
  if (name === 'add_test') limit(block.children.at(-1), timeout);
  if (name === 'add_hook') limit(block.hooks.at(-1), timeout);
});

function limit(entry, timeout) {
  const { fn } = entry;
  entry.fn = async () => {
    let timer;
    const late = new Promise((_, reject) => {
      timer = setTimeout(() => reject(new Error(`This has not ended within ${timeout / 1000} s.`)), timeout);
    });
    try {
      await Promise.race([fn(), late]);
    } finally {
      clearTimeout(timer);
    }
  };
}
