import type { INestApplicationContext } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { Client, ClientTag } from '../clients/client.entity.js';
import { newClient } from '../clients/client.rules.js';
import { automation } from '../core/auth/actor.js';
import { today } from '../core/clock.js';
import { Config } from '../core/config.js';
import { Db } from '../core/database/db.js';
import { takeStatistics } from '../core/database/migrate.js';
import { DECLARED_FEATURES, type DemoAgency, type Feature } from '../core/feature.js';
import { TimelineEntry } from '../core/history/timeline-entry.entity.js';
import { PipelineStage } from '../clients/pipeline-stage.entity.js';
import { Tag } from '../tags/tag.entity.js';
import { AgenciesService } from '../users/agencies.service.js';
import type { DemoAgencyClient, DemoProspect } from './demo.client.js';
import { demoAgencies, type DemoContent } from './demo.data.js';
import { loadOffice } from './demo.office.js';
import { loadSheets } from './demo.sheet.js';

declare module '../core/feature.js' {
  interface DemoAgency {
    clients: Client[];
    tagIds: ReadonlyMap<string, string>;
    /** Ids of the stages by name. */
    stageIds: ReadonlyMap<string, string>;
  }
}

/** Password of every demo user. */
const DEMO_PASSWORD = 'sestante-demo-2026';
const BATCH_SIZE = 200;
const DAY = 86_400_000;

/** Loads the demo agencies if the installation has no agency. */
export async function loadDemo(app: INestApplicationContext): Promise<void> {
  const agencies = app.get(AgenciesService);
  if (await agencies.any()) return;
  for (const agency of demoAgencies(today())) await loadAgency(app, agencies, agency);
  await takeStatistics(app.get(Config).databaseOwnerUrl);
}

async function loadAgency(app: INestApplicationContext, agencies: AgenciesService, agency: DemoContent): Promise<void> {
  const { agencyId, systemUserId, userIds } = await agencies.create(agency.name, agency.users, DEMO_PASSWORD);
  const user = (email: string) => userIds.get(email) ?? systemUserId;
  const tagIds = new Map(agency.tags.map(({ name }) => [name, uuidv7()]));
  // A new agency already has default stages.
  const stages = await app.get(Db).write(automation(agencyId, systemUserId), (tx) => tx.manager.findBy(PipelineStage, { agencyId }));
  const stageIds = new Map(stages.map(({ name, id }) => [name, id]));
  const rows = [...agency.clients, ...agency.prospects].map((demo, index) => rowsOf(demo, index, agencyId, user, tagIds, stageIds));
  await app.get(Db).write(automation(agencyId, systemUserId), async (tx) => {
    await tx.insert(
      Tag,
      agency.tags.map((tag) => ({ ...tag, agencyId, id: tagIds.get(tag.name) })),
    );
    for (let at = 0; at < rows.length; at += BATCH_SIZE) {
      const some = rows.slice(at, at + BATCH_SIZE);
      await tx.insert(
        Client,
        some.map(({ client }) => client),
      );
      await tx.insert(
        ClientTag,
        some.flatMap(({ tags }) => tags),
      );
      await tx.insert(
        TimelineEntry,
        some.flatMap(({ entries }) => entries),
      );
    }
  });
  const clients = rows.map(({ client }) => client);
  await loadOffice(app, { id: agencyId, name: agency.name }, userIds, clients);
  const loaded: DemoAgency = { app, agencyId, systemUserId, name: agency.name, userIdOf: user, clients, tagIds, stageIds };
  await loadSheets(app, { agencyId, systemUserId }, clients);
  for (const { loadDemo: load } of app.get<readonly Feature[]>(DECLARED_FEATURES)) await load?.(loaded);
}

/** Returns the timeline entries for a prospect that was converted or lost. */
function turns({ lost, convertedDaysAgo }: Partial<DemoProspect>) {
  return [
    ...(lost
      ? [
          {
            kind: 'lost' as const,
            title: 'Prospect lost',
            daysAgo: lost.daysAgo,
            changes: [{ field: 'lostReason', from: null, to: lost.reason }],
          },
        ]
      : []),
    ...(convertedDaysAgo === undefined
      ? []
      : [
          {
            kind: 'converted' as const,
            title: 'Prospect converted',
            daysAgo: convertedDaysAgo,
            changes: [{ field: 'status', from: 'prospect', to: 'client' }],
          },
        ]),
  ];
}

function rowsOf(
  demo: DemoAgencyClient & Partial<DemoProspect>,
  index: number,
  agencyId: string,
  user: (email: string) => string,
  tagIds: Map<string, string>,
  stageIds: Map<string, string>,
) {
  const {
    createdDaysAgo,
    updatedDaysAgo,
    createdByEmail,
    assigneeEmail,
    tagNames,
    changes,
    convertedDaysAgo,
    stage,
    daysInStage,
    lost,
    ...body
  } = demo;
  const id = uuidv7();
  // Spreads times over office hours, so that no two records share an instant.
  const daysAgo = (days: number) =>
    new Date(
      Math.floor(Date.now() / DAY) * DAY -
        days * DAY +
        8 * 3_600_000 +
        ((index * 37) % 540) * 60_000 +
        (index % 60_000) -
        (days === 0 ? DAY : 0),
    );
  const createdAt = daysAgo(createdDaysAgo);
  const client: Client = {
    ...newClient(
      id,
      { agencyId, userId: user(createdByEmail) },
      { ...body, assigneeId: assigneeEmail ? user(assigneeEmail) : null },
      createdAt,
      stage === undefined ? null : stageIds.get(stage),
    ),
    ...(daysInStage === undefined ? {} : { stageSince: daysAgo(daysInStage) }),
    ...(lost ? { lostAt: daysAgo(lost.daysAgo), lostReason: lost.reason } : {}),
    ...(convertedDaysAgo === undefined ? {} : { convertedAt: daysAgo(convertedDaysAgo) }),
    updatedAt: daysAgo(convertedDaysAgo ?? updatedDaysAgo),
    version: 1 + changes.length + (lost || convertedDaysAgo ? 1 : 0),
  };
  const entry = { agencyId, subjectId: id, origin: 'staff' as const, link: null };
  return {
    client,
    tags: tagNames.map((name) => ({ agencyId, clientId: id, tagId: tagIds.get(name) })),
    entries: [
      {
        ...entry,
        id: uuidv7(),
        kind: 'created' as const,
        title: stage || convertedDaysAgo ? 'Prospect created' : 'Client created',
        at: createdAt,
        actorId: client.createdById,
        changes: [],
      },
      ...changes.map(({ daysAgo: days, byEmail, field, from, to }) => ({
        ...entry,
        id: uuidv7(),
        kind: 'updated' as const,
        title: 'Client changed',
        at: daysAgo(days),
        actorId: user(byEmail),
        changes: [{ field, from, to }],
      })),
      ...turns(demo).map(({ daysAgo: days, ...line }) => ({
        ...entry,
        ...line,
        id: uuidv7(),
        at: daysAgo(days),
        actorId: client.createdById,
      })),
    ],
  };
}
