import { v7 as uuidv7 } from 'uuid';
import type { UnitOfWork } from '../core/database/unit-of-work.js';
import { View } from './view.entity.js';

type SystemView = Pick<View, 'name' | 'target' | 'criteria'> & { sort?: string };

/** System views of every agency; they cannot be changed. */
const SYSTEM_VIEWS: SystemView[] = [
  { name: 'Assegnati a me', target: 'clients', criteria: { assigneeId: ['me'] } },
  { name: 'Senza assegnatario', target: 'clients', criteria: { assigneeId: ['none'] } },
  { name: 'Inseriti da poco', target: 'clients', criteria: {}, sort: '-createdAt' },
  { name: 'Assegnati a me', target: 'prospects', criteria: { assigneeId: ['me'], lost: false } },
  { name: 'Fermi da più tempo', target: 'prospects', criteria: { lost: false }, sort: 'stageSince' },
  { name: 'Persi', target: 'prospects', criteria: { lost: true } },
  { name: 'Senza prossima azione', target: 'clients', criteria: { nextAction: 'none' } },
  { name: 'Senza prossima azione', target: 'prospects', criteria: { nextAction: 'none' } },
  { name: 'Scadenze 30 giorni', target: 'clients', criteria: { contractEndsWithin: 30 } },
  { name: 'Le mie di oggi', target: 'crm-actions', criteria: { operatorId: ['me'], state: ['planned'], due: 'today' } },
  { name: 'Le mie in ritardo', target: 'crm-actions', criteria: { operatorId: ['me'], overdue: true } },
  { name: 'Chiuse da poco', target: 'crm-actions', criteria: { state: ['done', 'cancelled'] }, sort: '-plannedOn' },
];

export function insertSystemViews(tx: UnitOfWork): Promise<void> {
  const createdAt = new Date();
  return tx.insert(
    View,
    SYSTEM_VIEWS.map(({ sort = null, ...view }) => ({
      ...view,
      sort,
      agencyId: tx.actor.agencyId,
      id: uuidv7(),
      userId: null,
      scope: 'system' as const,
      columns: null,
      createdAt,
    })),
  );
}
