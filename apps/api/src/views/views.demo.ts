import { v7 as uuidv7 } from 'uuid';
import { automation } from '../core/auth/actor.js';
import { Db } from '../core/database/db.js';
import type { DemoAgency } from '../core/feature.js';
import { View, ViewPin } from './view.entity.js';
import { ELENA, GIULIA } from '../demo/demo.cast.js';

/** Saved view of a demo agency, with names instead of ids. */
interface DemoView {
  name: string;
  ownerEmail: string;
  scope: 'personal' | 'shared';
  target: 'clients' | 'prospects';
  type?: ('retail' | 'professional' | 'corporate')[];
  tagNames?: string[];
  stages?: string[];
  unassigned?: true;
  sort?: string;
  columns?: string[];
  pinnedBy: string[];
}

const BELLINI_VIEWS: DemoView[] = [
  {
    name: 'Da richiamare',
    ownerEmail: GIULIA,
    scope: 'shared',
    target: 'clients',
    tagNames: ['Da ricontattare'],
    pinnedBy: [GIULIA, ELENA],
  },
  {
    name: 'Imprese, tema cyber',
    ownerEmail: GIULIA,
    scope: 'shared',
    target: 'clients',
    type: ['corporate', 'professional'],
    tagNames: ['Cyber'],
    columns: ['displayName', 'type', 'sector', 'annualRevenue', 'employeeCount', 'assignee', 'phone'],
    pinnedBy: [GIULIA],
  },
  {
    name: 'Corporate senza assegnatario',
    ownerEmail: GIULIA,
    scope: 'personal',
    target: 'clients',
    type: ['corporate'],
    unassigned: true,
    pinnedBy: [],
  },
  {
    name: 'Famiglie',
    ownerEmail: ELENA,
    scope: 'personal',
    target: 'clients',
    type: ['retail'],
    tagNames: ['Famiglia'],
    sort: '-updatedAt',
    pinnedBy: [ELENA],
  },
  {
    name: 'Trattative più grandi',
    ownerEmail: GIULIA,
    scope: 'shared',
    target: 'prospects',
    stages: ['In valutazione', 'Trattativa'],
    sort: '-expectedValue',
    pinnedBy: [GIULIA],
  },
];

/** Creates the views of Agenzia Bellini, each as its owner and each pin as its user, since nobody else may write them. */
export async function loadViews({ app, name: agency, agencyId, userIdOf, tagIds, stageIds }: DemoAgency): Promise<void> {
  if (agency !== 'Agenzia Bellini') return;
  const db = app.get(Db);
  for (const { ownerEmail, pinnedBy, type, tagNames, stages, unassigned, columns, sort, ...view } of BELLINI_VIEWS) {
    const id = uuidv7();
    const userId = userIdOf(ownerEmail);
    const criteria = {
      ...(type ? { type } : {}),
      ...(tagNames ? { tagId: tagNames.map((tag) => tagIds.get(tag)) } : {}),
      ...(stages ? { stageId: stages.map((stage) => stageIds.get(stage)), lost: false } : {}),
      ...(unassigned ? { assigneeId: ['none'] } : {}),
    };
    await db.write(automation(agencyId, userId), (tx) =>
      tx.insert(View, { ...view, agencyId, id, userId, criteria, columns: columns ?? null, sort: sort ?? null, createdAt: new Date() }),
    );
    for (const pinner of pinnedBy.map(userIdOf))
      await db.write(automation(agencyId, pinner), (tx) => tx.insert(ViewPin, { agencyId, userId: pinner, viewId: id }));
  }
}
