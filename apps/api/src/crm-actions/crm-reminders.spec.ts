import { startApp, type TestApp } from '../../test/app.js';
import type { Person } from '../../test/make.js';
import { addDays, romeInstant, today } from '../core/clock.js';
import { CrmReminders } from './crm-reminders.js';

let test: TestApp;
beforeAll(async () => {
  test = await startApp();
});
afterAll(() => test.close());

/** A working Tuesday in a year that no other test uses. */
const DAY = '2031-03-18';

const plan = async (by: Person, clientId: string, fields: object) =>
  (
    await test
      .as(by)
      .post('crm-actions')
      .send({ kind: 'action', clientId, description: 'Chiamare', plannedOn: DAY, ...fields })
      .expect(201)
  ).body;
const notificationsOf = async (person: Person, kind: string) =>
  (await test.as(person).get('notifications').expect(200)).body.data.filter((one: { kind: string }) => one.kind === kind);
const remind = (time: string, day = DAY) => test.app.get(CrmReminders).sendReminder(romeInstant(day, time));

describe('before a timed action', () => {
  it('its operator is reminded once, and again when it is rescheduled', async () => {
    const { admin } = await test.make.agency();
    const client = await test.make.client(admin, { lastName: 'Puntuale' });
    const action = await plan(admin, client.id, { plannedTime: '10:00' });
    await remind('09:30');
    expect(await notificationsOf(admin, 'action-reminder')).toEqual([]);
    await remind('09:50');
    await remind('09:51');
    expect(await notificationsOf(admin, 'action-reminder')).toMatchObject([
      { clientName: 'Maria Puntuale', action: { id: action.id, description: 'Chiamare', plannedOn: DAY, plannedTime: '10:00' } },
    ]);
    await test.as(admin).post(`crm-actions/${action.id}/reschedule`).send({ plannedOn: DAY, plannedTime: '11:00' }).expect(200);
    await remind('10:55');
    expect(await notificationsOf(admin, 'action-reminder')).toHaveLength(2);
  });

  it('no reminder is sent for actions that are closed, past, untimed or not visible, or when reminders are off', async () => {
    const agency = await test.make.agency();
    const { admin } = agency;
    const [collaborator, silent] = [
      await test.make.person(agency),
      await test.make.person(agency, { role: 'agent', visibility: 'agency' }),
    ];
    const { id } = await test.make.client(admin, { assigneeId: collaborator.id });
    await test.as(silent).patch('me').set('If-Match', '*').send({ reminderMinutes: null }).expect(200);
    await plan(admin, id, { plannedTime: '10:00', operatorId: silent.id });
    await plan(admin, id, { plannedTime: null, operatorId: admin.id });
    await plan(admin, id, { plannedTime: '09:40', plannedOn: addDays(DAY, -1), operatorId: admin.id });
    const closed = await plan(admin, id, { plannedTime: '10:00', operatorId: admin.id });
    const { body: outcomes } = await test.as(admin).get('outcomes').expect(200);
    const { id: outcomeId } = outcomes.data.find(({ name }: { name: string }) => name === 'Svolta');
    await test.as(admin).post(`crm-actions/${closed.id}/close`).send({ outcomeId }).expect(200);
    await remind('09:50');
    for (const person of [admin, silent, collaborator]) expect(await notificationsOf(person, 'action-reminder')).toEqual([]);
  });

  it('a missed reminder is sent later on the same day, once, and not for actions created after its time', async () => {
    const { admin } = await test.make.agency();
    const { id } = await test.make.client(admin);
    await plan(admin, id, { plannedTime: '10:00' });
    await remind('09:00', addDays(DAY, 1));
    expect(await notificationsOf(admin, 'action-reminder')).toEqual([]);
    const now = new Date();
    const [early, late] = [romeInstant(today(now), '00:01'), romeInstant(today(now), '23:58')];
    await plan(admin, id, { plannedOn: today(early), plannedTime: '00:01', description: 'Scritta dopo' });
    await test.app.get(CrmReminders).sendReminder(late);
    expect(await notificationsOf(admin, 'action-reminder')).toEqual([]);
    await remind('16:00');
    await remind('16:01');
    expect(await notificationsOf(admin, 'action-reminder')).toMatchObject([{ action: { plannedOn: DAY, plannedTime: '10:00' } }]);
  });
});

describe('in the morning', () => {
  const mails = async (admin: Person) => (await test.as(admin).get('outbox').expect(200)).body.data;

  it('a mail lists the day’s actions, once, to operators who have some and want it', async () => {
    const agency = await test.make.agency();
    const { admin } = agency;
    const [idle, silent] = [await test.make.person(agency), await test.make.person(agency, { role: 'agent', visibility: 'agency' })];
    const client = await test.make.client(admin, { firstName: 'Carla', lastName: 'Neri' });
    await test.as(silent).patch('me').set('If-Match', '*').send({ morningDigest: false }).expect(200);
    await plan(admin, client.id, { description: 'Rinnovo auto', plannedTime: '09:30' });
    await plan(admin, client.id, { description: 'Sentire il perito' });
    await plan(admin, client.id, { description: 'Vecchia', plannedOn: addDays(DAY, -4) });
    await plan(admin, client.id, { description: 'Di chi tace', operatorId: silent.id });
    const reminders = test.app.get(CrmReminders);
    await reminders.sendMorningDigests(romeInstant(DAY, '07:00'));
    await reminders.sendMorningDigests(romeInstant(DAY, '07:05'));
    const sent = await mails(admin);
    expect(sent).toMatchObject([{ recipient: admin.email, subject: '2 azioni oggi, 1 in ritardo' }]);
    expect(sent.some(({ recipient }: { recipient: string }) => [idle.email, silent.email].includes(recipient))).toBe(false);
    const { body } = await test.as(admin).get(`outbox/${sent[0].id}`).expect(200);
    expect(body.text).toContain('ecco martedì 18 marzo.');
    expect(body.text).toContain('In giornata · Sentire il perito · Carla Neri\n\n09:30 · Rinnovo auto · Carla Neri');
    expect(body.text).toContain('In ritardo: 1.');
  });

  it('a missed digest is sent later on the same day, and not early on the next', async () => {
    const { admin } = await test.make.agency();
    const client = await test.make.client(admin);
    await plan(admin, client.id, {});
    const reminders = test.app.get(CrmReminders);
    await reminders.sendMorningDigests(romeInstant(DAY, '06:30'));
    expect(await mails(admin)).toEqual([]);
    await reminders.sendMorningDigests(romeInstant(DAY, '15:40'));
    await reminders.sendMorningDigests(romeInstant(DAY, '15:41'));
    expect(await mails(admin)).toMatchObject([{ subject: '1 azione oggi' }]);
    await reminders.sendMorningDigests(romeInstant(addDays(DAY, 1), '05:00'));
    expect(await mails(admin)).toHaveLength(1);
  });

  it('typed text in it is escaped', async () => {
    const { admin } = await test.make.agency();
    const client = await test.make.client(admin, { lastName: '<svg/onload=alert(1)//' });
    await plan(admin, client.id, { description: '<script>alert(1)</script>' });
    await test.app.get(CrmReminders).sendMorningDigests(romeInstant(DAY, '07:00'));
    const [{ id }] = await mails(admin);
    const { body } = await test.as(admin).get(`outbox/${id}`).expect(200);
    expect(body.text).toContain('<script>alert(1)</script> · Maria <svg/onload=alert(1)//');
    expect(body.html).toContain('&lt;script&gt;alert(1)&lt;/script&gt; · Maria &lt;svg/onload=alert(1)//');
    expect(body.html).not.toMatch(/<(script|svg)/);
  });

  it('nobody gets one on a Saturday, a public holiday, or the day of the patron saint', async () => {
    const { admin } = await test.make.agency();
    const client = await test.make.client(admin);
    await test.as(admin).patch('settings/crm').set('If-Match', '*').send({ patronSaintDay: '06-24' }).expect(200);
    await plan(admin, client.id, { plannedOn: '2031-01-02' });
    for (const day of ['2031-03-22', '2031-04-14', '2031-06-02', '2031-06-24'])
      await test.app.get(CrmReminders).sendMorningDigests(romeInstant(day, '07:00'));
    expect(await mails(admin)).toEqual([]);
    await test.app.get(CrmReminders).sendMorningDigests(romeInstant('2031-06-25', '07:00'));
    expect(await mails(admin)).toHaveLength(1);
  });
});
