import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import { type FieldReport, isComposed, mayBeDuplicated, nextStep, hasSameContent, signBodyOf, stateOf } from './field-report.ts';

const content = {
  body: {
    performedOn: '2026-11-22',
    kind: 'Manutenzione',
    durationMinutes: null,
    installationId: null,
    siteId: null,
    technicianId: null,
    description: 'Fatto',
    materials: null,
  },
  names: { installation: null, site: null, technician: null },
};
const signature = { method: 'typed' as const, signerName: 'Renato Sartori', image: null, strokes: [], at: '2026-11-22T10:00:00.000Z' };
const report = (part: Partial<FieldReport> = {}): FieldReport => ({
  id: 'a',
  userId: 'u',
  client: { id: 'c', displayName: 'Officine Meridiana' },
  at: '2026-11-22T10:00:00.000Z',
  content,
  interventionId: null,
  toBeSigned: false,
  signature: null,
  reportSha256: null,
  keys: { create: '1', compose: '2', sign: '3' },
  createTriedAt: null,
  signBody: null,
  refusal: null,
  ...part,
});

test('a report goes to the server step by step, from where it got to', () => {
  assert.equal(nextStep(report()), 'create');
  assert.equal(nextStep(report({ interventionId: 'i' })), 'done');
  assert.equal(nextStep(report({ interventionId: 'i', signature })), 'compose');
  assert.equal(nextStep(report({ interventionId: 'i', signature, reportSha256: 'ff' })), 'sign');
});

test('what is still to be signed is not sent, and what was refused waits for somebody', () => {
  assert.equal(stateOf(report()), 'waiting');
  assert.equal(stateOf(report({ toBeSigned: true })), 'to-sign');
  assert.equal(stateOf(report({ toBeSigned: true, signature })), 'waiting');
  assert.equal(stateOf(report({ refusal: { code: 'x', status: 409, fieldCodes: [] } })), 'refused');
});

test('an intervention of which no answer came back is not made again once the server has forgotten the key', () => {
  const tried = report({ createTriedAt: '2026-11-22T10:00:00.000Z' });
  assert.equal(mayBeDuplicated(tried, new Date('2026-11-23T08:00:00Z')), false);
  assert.equal(mayBeDuplicated(tried, new Date('2026-11-23T09:30:00Z')), true);
  assert.equal(mayBeDuplicated({ ...tried, interventionId: 'i' }, new Date('2026-11-30T09:30:00Z')), false);
  assert.equal(mayBeDuplicated(report(), new Date('2026-11-30T09:30:00Z')), false);
});

test('a signature says its own time only where it arrives later', () => {
  assert.equal('capturedAt' in signBodyOf(signature, new Date('2026-11-22T10:00:30Z')), false);
  assert.equal(signBodyOf(signature, new Date('2026-11-22T12:00:00Z')).capturedAt, signature.at);
});

test('what was shown is compared with what is there now, field by field', () => {
  assert.equal(hasSameContent(content, { ...content.body }), true);
  assert.equal(hasSameContent(content, { ...content.body, description: 'Fatto!' }), false);
  assert.equal(hasSameContent(content, { ...content.body, materials: 'Una valvola' }), false);
});

test('a file that somebody uploaded is not taken for a composed one', () => {
  assert.equal(isComposed({ fileName: 'Rapporto 2026-11-22.pdf' }), true);
  assert.equal(isComposed({ fileName: 'Rapporto.pdf' }), false);
});
