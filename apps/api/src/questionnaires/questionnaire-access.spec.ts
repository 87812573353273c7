import { startApp } from '../../test/app.js';
import { publicPage } from '../../test/questionnaire-page.js';

const MISSING = 'A'.repeat(43);

it('slows guesses by address and callers by link', async () => {
  const limited = await startApp({ SESTANTE_RATE_LIMITS: 'on' }, 'questionnaire_limits');
  try {
    const { admin } = await limited.make.agency();
    await limited.make.privacyNotice(admin);
    const { token } = await limited.make.questionnaire(admin, (await limited.make.client(admin)).id);
    const get = async (link: string) => (await limited.as().get(`public/questionnaires/${link}`)).status;
    const known: number[] = [];
    while (known.length < 610) known.push(...(await Promise.all(Array.from({ length: 10 }, () => get(token)))));
    expect(known.filter((status) => status === 200)).toHaveLength(600);
    expect(known.filter((status) => status === 429)).toHaveLength(10);
    for (let n = 0; n < 30; n += 1) expect(await get(`${MISSING.slice(0, 40)}${100 + n}`)).toBe(404);
    const { status, headers } = await limited.as().get(`public/questionnaires/${MISSING}`);
    expect([status, Number(headers['retry-after']) > 0]).toEqual([429, true]);
    // Other clients of the same address are not slowed, but a link that no longer works counts as a guess on every route.
    const other = await limited.make.questionnaire(admin, (await limited.make.client(admin)).id);
    expect(await get(other.token)).toBe(200);
    await limited.as(admin).post(`questionnaires/${other.id}/cancel`).expect(200);
    await publicPage(limited, other.token).submit(1).expect(429);
    // A flood of guesses reaches the database no more, nor does a link that works.
    const third = await limited.make.questionnaire(admin, (await limited.make.client(admin)).id);
    for (let n = 0; n < 20; n += 1)
      await Promise.all(Array.from({ length: 50 }, (_, k) => get(`${MISSING.slice(0, 39)}${1000 + n * 50 + k}`)));
    expect(await get(third.token)).toBe(429);
  } finally {
    await limited.close();
  }
}, 60_000);
