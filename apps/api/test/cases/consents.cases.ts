import { ClientsService } from '../../src/clients/clients.service.js';
import { ConsentsQueries } from '../../src/consents/consents.queries.js';
import { ConsentsService } from '../../src/consents/consents.service.js';
import { asLogin } from '../database.js';
import type { Fixtures } from '../isolation-fixtures.js';
import { ofAgency, whoSees } from '../isolation-markers.js';
import { ofTenant, visibleLikeClient, type MakeTarget, type SeenBy } from '../isolation-targets.js';
import type { Person } from '../make.js';
import { letters } from '../samples.js';
import type { Case, InsertMarked } from './case.js';

const needs = 'view, create, edit, tag';

export const cases: Record<string, Case> = {
  listConsentTexts: { needs },
  listConsents: { needs, ids: { 'query clientId': 'client' } },
  recordConsent: {
    needs,
    ids: { 'path clientId': 'client', 'body /textId': 'consent text', 'body /evidence/documentId': 'document of a client' },
    body: (next) => ({ purpose: 'marketing', action: 'given', channel: 'paper', evidence: { note: letters(next(), 12) } }),
  },
  getConsent: { needs, ids: { 'path clientId': 'client of the consent', 'path id': 'consent' } },
};

export const kinds: Record<string, MakeTarget> = {
  consent: consent('consent'),
  'client of the consent': consent('client'),
  'consent text': ofTenant(async ({ test }, tenant) => {
    const { data } = await test.app.get(ConsentsQueries).texts(tenant.admin);
    return data.find(({ purpose }) => purpose === 'marketing')?.id ?? '';
  }),
};

export const insertMarked: InsertMarked = async (test, markers, tenant, owner) => {
  const texts = await test.app.get(ConsentsQueries).texts(tenant.admin);
  await asLogin(test.database.ownerUrl, async (db) => {
    for (const { id } of texts.data)
      await db.query('UPDATE consent_texts SET text = $2 WHERE id = $1', [id, markers.word('consent text', ofAgency(tenant))]);
  });
  await insertConsent({ test, markers }, owner, (await test.make.client(owner)).id, whoSees(tenant, owner.id));
};

/** A consent with its client, visible like the client; hidden while the client is in the trash. */
function consent(place: 'consent' | 'client'): MakeTarget {
  return visibleLikeClient(false, async (fixtures, { by, assigneeId, seenBy, inTrash }) => {
    const { test } = fixtures;
    const client = await test.make.client(by, assigneeId ? { assigneeId } : {});
    const id = await insertConsent(fixtures, by, client.id, seenBy);
    if (inTrash) await test.app.get(ClientsService).remove(by, client.id, '*');
    const [target, beside]: [string, Record<string, string>] =
      place === 'consent' ? [id, { 'path clientId': client.id }] : [client.id, { 'path id': id }];
    return { id: target, beside };
  });
}

async function insertConsent({ test, markers }: Pick<Fixtures, 'test' | 'markers'>, by: Person, clientId: string, seenBy: SeenBy) {
  const evidence = { note: markers.word('consent', seenBy) };
  const body = { purpose: 'profiling', action: 'given', channel: 'paper', evidence } as const;
  const { id } = await test.app.get(ConsentsService).create(by, clientId, body);
  markers.guard(id, 'consent', seenBy);
  return id;
}
