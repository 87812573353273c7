import { expiryErrors, isOpen, nextReminderOn, reminderErrors, remindersOf } from './questionnaire.rules.js';

const TODAY = '2026-11-30';
const SENT = { channel: 'email', sentAt: new Date('2026-11-30T10:00:00Z'), reminderDays: [3, 7], expiresOn: '2026-12-30' } as const;

it.each([
  ['sent', '2026-11-30', true],
  ['in_progress', '2026-12-01', true],
  ['in_progress', '2026-11-29', false],
  ['completed', '2026-12-01', false],
  ['expired', '2026-12-01', false],
  ['cancelled', '2026-12-01', false],
] as const)('a questionnaire that is %s until %s is open or not: %p', (status, expiresOn, open) => {
  expect(isOpen({ status, expiresOn }, TODAY)).toBe(open);
});

it.each([
  ['the first day', {}, TODAY, '2026-12-03'],
  ['the second day, on the first', {}, '2026-12-03', '2026-12-07'],
  ['none after the last', {}, '2026-12-07', null],
  ['one on the last day on which it can be filled in', { expiresOn: '2026-12-03' }, TODAY, '2026-12-03'],
  ['none later than that', { expiresOn: '2026-12-02' }, TODAY, null],
  ['none of a link', { channel: 'link' }, TODAY, null],
  ['days counted in Rome', { sentAt: new Date('2026-11-30T23:30:00Z') }, '2026-12-01', '2026-12-04'],
] as const)('the next reminder: %s', (_what, change, day, expected) => {
  expect(nextReminderOn({ ...SENT, ...change, reminderDays: [...SENT.reminderDays] }, day)).toBe(expected);
});

it.each([
  ['email', undefined, [3, 7]],
  ['email', [], []],
  ['email', [9, 2], [2, 9]],
  ['link', undefined, []],
] as const)('the reminder days of %s, asked for %p, are %p', (channel, asked, expected) => {
  expect(remindersOf(channel, asked && [...asked])).toEqual(expected);
});

it.each([
  [undefined, []],
  ['2026-11-29', ['out-of-range']],
  ['2026-11-30', []],
  ['2027-12-01', []],
  ['2027-12-02', ['out-of-range']],
])('the last day %p is refused or not: %p', (expiresOn, codes) => {
  expect(expiryErrors(expiresOn, TODAY).map(({ code }) => code)).toEqual(codes);
});

it.each([
  ['email', [3], []],
  ['qr', [], []],
  ['qr', undefined, []],
  ['qr', [3], ['needs-email']],
] as const)('reminders of %s on %p are refused or not: %p', (channel, days, codes) => {
  expect(reminderErrors(channel, days && [...days]).map(({ code }) => code)).toEqual(codes);
});
