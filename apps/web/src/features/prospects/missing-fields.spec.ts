import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import type { Client } from '../records/client-names.ts';
import { missingFields } from './missing-fields.ts';

const prospect = (part: object): Client =>
  ({
    id: '01a20011-ad66-779a-a3ae-f7faee466552',
    status: 'prospect',
    tags: [],
    assignee: null,
    email: null,
    phone: null,
    ...part,
  }) as unknown as Client;

test('what is asked for at a conversion is what the type has and the record lacks', () => {
  assert.deepEqual(missingFields(prospect({ type: 'retail', fiscalCode: null })), ['email', 'phone', 'fiscalCode']);
  assert.deepEqual(missingFields(prospect({ type: 'professional', email: 'a@b.example', fiscalCode: null, vatNumber: null })), [
    'phone',
    'fiscalCode',
    'vatNumber',
  ]);
  assert.deepEqual(missingFields(prospect({ type: 'corporate', fiscalCode: null, vatNumber: null })), ['email', 'phone', 'vatNumber']);
  const whole = { type: 'retail', email: 'a@b.example', phone: '+393331234567', fiscalCode: 'RSSMRA80A01H501U' };
  assert.deepEqual(missingFields(prospect(whole)), []);
});
