import { startApp, type TestApp } from '../../test/app.js';
import { publicPage } from '../../test/questionnaire-page.js';
import type { ConsentDto } from '../consents/consent.dto.js';

let test: TestApp;
beforeAll(async () => {
  test = await startApp();
});
afterAll(() => test.close());

async function sent() {
  const { admin } = await test.make.agency();
  await test.make.privacyNotice(admin);
  const client = await test.make.client(admin);
  const { id, token } = await test.make.questionnaire(admin, client.id);
  return { admin, client, id, page: publicPage(test, token) };
}

it('takes the consents apart, none of them a condition, as evidence in the client’s record', async () => {
  const { admin, client, id, page } = await sent();
  const { body } = await page.get().expect(200);
  const accept = (change: object) =>
    page.consents({ noticeId: body.notice.id, acceptNotice: true, acceptTerms: true, consents: [], ...change });
  expect((await accept({ noticeId: id }).expect(409)).body).toMatchObject({ code: 'notice-changed', errors: [{ pointer: '/noticeId' }] });
  for (const field of ['acceptNotice', 'acceptTerms']) await accept({ [field]: false }).expect(422);
  const unknown = await accept({ consents: [{ textId: id, given: true }] }).expect(422);
  expect(unknown.body.errors).toEqual([expect.objectContaining({ pointer: '/consents/0/textId', code: 'not-found' })]);
  const [first, second] = body.consentTexts;
  const choose = async (given: boolean) =>
    (await accept({ consents: [first, second].map(({ id: textId }, index) => ({ textId, given: given && index === 0 })) }).expect(200))
      .body;
  const entries = async () =>
    (await test.as(admin).get(`consents?clientId=${client.id}`).expect(200)).body.data.map(
      ({ purpose, action, channel, textId, evidence }: ConsentDto) => [purpose, action, channel, textId, evidence.questionnaireId],
    );
  // A refusal of a consent that was never given is no withdrawal.
  expect((await choose(false)).consentTexts.slice(0, 2)).toMatchObject([{ given: false }, { given: false }]);
  expect(await entries()).toEqual([]);
  expect((await choose(true)).consentTexts.slice(0, 2)).toMatchObject([{ given: true }, { given: false }]);
  await choose(true);
  expect(await entries()).toEqual([[first.purpose, 'given', 'questionnaire', first.id, id]]);
  // A choice that is not sent again stays.
  const one = await accept({ consents: [{ textId: second.id, given: false }] }).expect(200);
  expect(one.body.consentTexts.slice(0, 2)).toMatchObject([{ given: true }, { given: false }]);
  // The next questionnaire shows that it was given before.
  const { token } = await test.make.questionnaire(admin, client.id, { replace: true });
  expect((await publicPage(test, token).get().expect(200)).body.consentTexts.slice(0, 2)).toMatchObject([{ given: true }, { given: null }]);
});

it('withdraws a consent that was given', async () => {
  const { admin, client, page } = await sent();
  await page.accept(true);
  await page.accept(false);
  const { body } = await test.as(admin).get(`consents?clientId=${client.id}&current=true`).expect(200);
  expect(new Set(body.data.map(({ action }: ConsentDto) => action))).toEqual(new Set(['withdrawn']));
});
