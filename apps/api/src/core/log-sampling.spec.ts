import { LogSampling } from './log-sampling.js';

it('a flood of log lines is sampled each second, with the number of lines left out', () => {
  const sampling = new LogSampling(3, 10);
  const taken = (count: number, now: number) => Array.from({ length: count }, () => sampling.take(now)).filter((n) => n !== undefined);
  expect(taken(3, 1_000)).toEqual([0, 0, 0]);
  expect(taken(27, 1_500)).toEqual([6, 9, 9]);
  expect(taken(5, 1_900)).toEqual([]);
  expect(taken(2, 2_000)).toEqual([5, 0]);
});
