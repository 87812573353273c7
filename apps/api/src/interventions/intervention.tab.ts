import { INSTALLATIONS } from '../installations/installation.tab.js';
import type { SheetTab } from '../sheet/sheet-tab.js';
import { SITES } from '../sites/site.tab.js';
import { InterventionFields } from './intervention.dto.js';
import { Intervention } from './intervention.entity.js';

export const INTERVENTIONS: SheetTab<Intervention> = {
  name: 'interventions',
  noun: 'Intervention',
  entity: Intervention,
  fields: InterventionFields,
  references: {
    installationId: INSTALLATIONS,
    siteId: SITES,
  },
  people: ['technicianId'],
  displayName: ({ kind, performedOn }) => [kind, performedOn].filter(Boolean).join(' '),
  found: ({ description, materials }) => [description, materials],
  sorts: { performedOn: 't.performed_on::text' },
  defaultSort: '-performedOn',
  mistakes: ({ performedOn }, day) =>
    performedOn > day ? [{ pointer: '/performedOn', code: 'in-the-future', message: 'Nothing was done after today.' }] : [],
};
