import ical, { type VEvent } from 'node-ical';
import { startApp, type TestApp } from '../../test/app.js';
import type { Person } from '../../test/make.js';
import { addDays, today } from '../core/clock.js';

let test: TestApp;
beforeAll(async () => {
  test = await startApp();
});
afterAll(() => test.close());

const tomorrow = addDays(today(), 1);

async function plan(by: Person, clientId: string, fields: Record<string, unknown> = {}) {
  const body = { kind: 'action', clientId, description: 'Chiamare', plannedOn: tomorrow, plannedTime: '09:30', ...fields };
  return (await test.as(by).post('crm-actions').send(body).expect(201)).body;
}

const outcome = async (by: Person, name: string): Promise<string> =>
  (await test.as(by).get('outcomes').expect(200)).body.data.find((one: { name: string }) => one.name === name).id;

/** Creates a person's feed and returns the path of its URL. */
async function subscribe(person: Person): Promise<string> {
  const { body } = await test.as(person).post('me/calendar-feed').expect(201);
  return new URL(body.url).pathname;
}

/** Parses the events of a feed with an independent iCalendar reader. */
async function events(path: string): Promise<VEvent[]> {
  const { text, headers } = await test.as().get(path).expect(200);
  expect(headers['content-type']).toBe('text/calendar; charset=utf-8');
  return Object.values(ical.sync.parseICS(text)).filter((one): one is VEvent => one?.type === 'VEVENT');
}

describe('the agenda', () => {
  it('shows the actions planned for a range of days, by time and by operator', async () => {
    const agency = await test.make.agency();
    const colleague = await test.make.person(agency, { visibility: 'agency', role: 'agent' });
    const { id } = await test.make.client(agency.admin);
    await plan(agency.admin, id, { description: 'Dopo', plannedTime: '16:00' });
    await plan(agency.admin, id, { description: 'Prima', plannedTime: '08:00' });
    await plan(agency.admin, id, { description: 'Tutto il giorno', plannedTime: null });
    await plan(agency.admin, id, { description: 'Del collega', operatorId: colleague.id });
    await plan(agency.admin, id, { description: 'Fuori dal calendario', onCalendar: false });
    await plan(agency.admin, id, { description: 'Più tardi', plannedOn: addDays(today(), 9) });
    const shown = async (by: Person, more = '') =>
      (
        await test
          .as(by)
          .get(`calendar?from=${today()}&to=${addDays(today(), 6)}${more}`)
          .expect(200)
      ).body.data.map(({ description }: { description: string }) => description);
    expect(await shown(agency.admin)).toEqual(['Tutto il giorno', 'Prima', 'Del collega', 'Dopo']);
    expect(await shown(agency.admin, `&operatorId=${colleague.id}`)).toEqual(['Del collega']);
    expect(await shown(colleague, '&operatorId=me')).toEqual(['Del collega']);
  });

  it('shows actions of colleagues only for clients visible to the caller', async () => {
    const agency = await test.make.agency();
    const [collaborator, other] = [await test.make.person(agency), await test.make.person(agency)];
    const own = await test.make.client(collaborator);
    const foreign = await test.make.client(other);
    await plan(collaborator, own.id, { description: 'Mio' });
    await plan(other, foreign.id, { description: 'Suo' });
    const { body } = await test.as(collaborator).get(`calendar?from=${today()}&to=${tomorrow}`).expect(200);
    expect(body.data.map(({ description }: { description: string }) => description)).toEqual(['Mio']);
  });

  it.each([
    ['from=2026-11-30&to=2026-11-01', 'to'],
    ['from=2026-01-01&to=2026-12-31', 'to'],
    ['from=2026-02-30&to=2026-03-01', 'from'],
  ])('refuses %s', async (range, pointer) => {
    const { admin } = await test.make.agency();
    const { body } = await test.as(admin).get(`calendar?${range}`).expect(400);
    expect(body.errors.map((error: { pointer: string }) => error.pointer)).toContain(pointer);
  });
});

describe('the calendar feed', () => {
  it('shows an action, its rescheduling and its cancellation', async () => {
    const agency = await test.make.agency();
    const client = await test.make.client(agency.admin, { firstName: 'Mario', lastName: 'Rossi' });
    const action = await plan(agency.admin, client.id, {
      description: 'Rivedere la polizza; casa, auto',
      notes: 'Prima riga\nSeconda, con virgola',
      plannedOn: '2027-01-12',
      durationMinutes: 45,
    });
    const path = await subscribe(agency.admin);

    const [planned] = await events(path);
    expect(planned).toMatchObject({ uid: `${action.id}@sestante`, status: 'CONFIRMED', sequence: 1, datetype: 'date-time' });
    expect(planned?.summary).toBe('Rivedere la polizza; casa, auto · Mario Rossi');
    expect(planned?.description).toBe('Prima riga\nSeconda, con virgola');
    // 09:30 in Rome, which is UTC+1 in winter.
    expect(planned?.start.toISOString()).toBe('2027-01-12T08:30:00.000Z');
    expect(planned?.end?.toISOString()).toBe('2027-01-12T09:15:00.000Z');

    await test
      .as(agency.admin)
      .post(`crm-actions/${action.id}/reschedule`)
      .send({ plannedOn: '2027-06-14', plannedTime: '15:00' })
      .expect(200);
    const [moved] = await events(path);
    expect(moved).toMatchObject({ uid: planned?.uid, status: 'CONFIRMED', sequence: 2 });
    expect(moved?.start.toISOString()).toBe('2027-06-14T13:00:00.000Z');

    const outcomeId = await outcome(agency.admin, 'Annullata');
    await test.as(agency.admin).post(`crm-actions/${action.id}/close`).send({ outcomeId }).expect(200);
    expect(await events(path)).toMatchObject([{ uid: planned?.uid, status: 'CANCELLED', sequence: 3 }]);
  });

  it('marks deleted actions as cancelled and actions without a time as all-day', async () => {
    const agency = await test.make.agency();
    const client = await test.make.client(agency.admin);
    const action = await plan(agency.admin, client.id, { plannedTime: null });
    const path = await subscribe(agency.admin);
    const [allDay] = await events(path);
    expect(allDay?.datetype).toBe('date');
    expect(allDay?.start.getFullYear()).toBe(Number(tomorrow.slice(0, 4)));
    expect([allDay?.start.getMonth(), allDay?.start.getDate()]).toEqual([Number(tomorrow.slice(5, 7)) - 1, Number(tomorrow.slice(8))]);
    await test.as(agency.admin).delete(`crm-actions/${action.id}`).set('If-Match', '*').expect(204);
    expect(await events(path)).toMatchObject([{ status: 'CANCELLED' }]);
  });

  it('escapes typed text, so that it cannot inject calendar lines', async () => {
    const agency = await test.make.agency();
    const client = await test.make.client(agency.admin);
    const description = '"><script>alert(1)</script>;VALUE=URI:javascript:alert(1)';
    const notes = 'a\r\nEND:VEVENT\r\nBEGIN:VEVENT\nSUMMARY:Finto\rATTACH:javascript:alert(1)\\n';
    const { id: typeId } = (await test.as(agency.admin).post('crm-action-types').send({ name: 'T\\,<b>;x', icon: 'note' }).expect(201))
      .body;
    await plan(agency.admin, client.id, { description, notes, typeId, onCalendar: true });
    const path = await subscribe(agency.admin);
    const found = await events(path);
    expect(found).toHaveLength(1);
    expect(String(found[0]?.summary)).toContain(description);
    expect(String(found[0]?.description)).toContain('SUMMARY:Finto');
    const { text } = await test.as().get(path).expect(200);
    expect(text.match(/^BEGIN:VEVENT/gm)).toHaveLength(1);
    expect(text).not.toMatch(/^(ATTACH|SUMMARY:Finto)/m);
  });

  it('is readable by its owner only, until the token is revoked', async () => {
    const agency = await test.make.agency();
    const colleague = await test.make.person(agency, { visibility: 'agency', role: 'agent' });
    const { id } = await test.make.client(agency.admin);
    await plan(agency.admin, id, { description: 'Di chi amministra' });
    await plan(agency.admin, id, { description: 'Del collega', operatorId: colleague.id });
    const first = await subscribe(colleague);
    expect((await events(first)).map(({ summary }) => String(summary).split(' · ')[0])).toEqual(['Del collega']);
    const second = await subscribe(colleague);
    expect(second).not.toBe(first);
    await test.as().get(first).expect(404);
    await test
      .as(colleague)
      .get('me/calendar-feed')
      .expect(200)
      .expect(({ body }) => expect(new URL(body.url).pathname).toBe(second));
    await test.as(colleague).delete('me/calendar-feed').expect(204);
    await test.as().get(second).expect(404);
    await test.as(colleague).get('me/calendar-feed').expect(200, { url: null, createdAt: null });
  });

  it('stops showing clients that are no longer visible to its owner', async () => {
    const agency = await test.make.agency();
    const collaborator = await test.make.person(agency);
    const { id } = await test.make.client(agency.admin, { assigneeId: collaborator.id });
    const action = await plan(collaborator, id);
    const path = await subscribe(collaborator);
    expect((await events(path)).map(({ uid }) => uid)).toEqual([`${action.id}@sestante`]);
    await test.as(agency.admin).patch(`clients/${id}`).set('If-Match', '*').send({ assigneeId: agency.admin.id }).expect(200);
    expect(await events(path)).toEqual([]);
  });
});
