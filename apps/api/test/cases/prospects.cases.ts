import { v7 as uuidv7 } from 'uuid';
import { asLogin } from '../database.js';
import type { Fixtures } from '../isolation-fixtures.js';
import { ofAgency } from '../isolation-markers.js';
import type { Tenant } from '../isolation-people.js';
import { ofTenant, type MakeTarget } from '../isolation-targets.js';
import { letters } from '../samples.js';
import type { Case } from './case.js';
import { aroundLink, assigning, bulk, changedWith, client, filters, newWith, ofEachType, references } from './clients.cases.js';

const needs = 'view, create, edit, tag';
const settings = 'settings, users, keys, webhooks, Omnia, audit';
const prospect = { 'path id': 'prospect' } as const;
const stage = { 'path id': 'stage' } as const;

/** Prospects and the stages of their pipeline. */
export const cases: Record<string, Case> = {
  listProspects: { needs, ids: { ...filters, 'query stageId': 'first stage' } },
  countProspects: { needs, ids: { ...filters, 'query stageId': 'first stage' } },
  listProspectSources: { needs },
  bulkProspects: {
    ...bulk,
    ids: { 'body /ids/0': 'prospect', ...bulk.ids, 'body /filter/stageId/0': 'first stage', 'body /pipelineStageId': 'first stage' },
    body: (next, at) => {
      if (at?.place !== 'body /pipelineStageId') return bulk.body(next, at);
      return { operation: 'move', filter: { q: 'nessuno si chiama cosi' } };
    },
    visibleLater: [...bulk.visibleLater, 'body /filter/stageId/0'],
  },
  createProspect: {
    needs,
    ids: { ...references, 'body /pipelineStageId': 'first stage' },
    body: (next, at) => ({ type: 'retail', firstName: 'Futura', lastName: letters(next(), 10), ...aroundLink(at?.place) }),
    mayPointAt: assigning,
    withField: newWith,
  },
  getProspect: { needs, ids: prospect },
  updateProspect: {
    needs,
    ids: { ...prospect, ...references, 'body /pipelineStageId': 'first stage' },
    body: (next, at) => ({ notes: letters(next(), 10), ...aroundLink(at?.place) }),
    mayPointAt: assigning,
    withField: changedWith('prospect'),
  },
  deleteProspect: { needs: 'delete, restore', ids: prospect },
  convertProspect: { needs, ids: prospect },
  loseProspect: { needs, ids: prospect, body: (next) => ({ reason: letters(next(), 10) }) },
  reopenProspect: { needs, ids: prospect },

  listPipelineStages: { needs },
  createPipelineStage: { needs: settings, body: (next) => ({ name: letters(next(), 12) }), trimmed: ['name'] },
  getPipelineStage: { needs, ids: stage },
  updatePipelineStage: { needs: settings, ids: stage, body: (next) => ({ name: letters(next(), 12) }), trimmed: ['name'] },
  deletePipelineStage: { needs: settings, ids: stage },
  mergePipelineStage: {
    needs: settings,
    ids: { ...stage, 'body /intoId': 'first stage' },
    body: (_next, at) => ({ intoId: at?.caller.tenant.stageId ?? '01890000-0000-7000-8000-000000000000' }),
  },
};

export const kinds: Record<string, MakeTarget> = {
  prospect: client(false, 'prospect'),
  ...ofEachType('prospect'),
  /** Initial stage of the pipeline, which cannot be deleted. */
  'first stage': ofTenant((_fixtures, tenant) => tenant.stageId),
  /** Stages are visible to every user of the agency. */
  stage: ofTenant(insertStage),
};

async function insertStage({ test, markers }: Fixtures, tenant: Tenant): Promise<string> {
  const id = uuidv7();
  await asLogin(test.database.ownerUrl, async (db) => {
    // Keeps the ones that the same request may reference.
    await db.query(
      `DELETE FROM pipeline_stages s WHERE s.agency_id = $1 AND s.position >= 50
         AND s.id NOT IN (SELECT id FROM pipeline_stages WHERE agency_id = $1 AND position >= 50 ORDER BY id DESC LIMIT 2)`,
      [tenant.agency.id],
    );
    await db.query('INSERT INTO pipeline_stages (agency_id, id, name, position) VALUES ($1, $2, $3, 50)', [
      tenant.agency.id,
      id,
      markers.word('stage', ofAgency(tenant)),
    ]);
  });
  return id;
}
