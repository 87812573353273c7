import sql from 'sql-template-tag';
import { clientTab } from '../sheet-tab.js';
import { SITES } from '../sites/site.tab.js';
import { InstallationFields } from './installation.dto.js';
import { Installation } from './installation.entity.js';

export const INSTALLATIONS = clientTab<Installation>({
  name: 'installations',
  noun: 'Installation',
  entity: Installation,
  fields: InstallationFields,
  references: { siteId: SITES },
  displayName: ({ name }) => name,
  searchTexts: ({ kind, brand, model, serialNumber }) => [kind, brand, model, serialNumber],
  sorts: { nextServiceOn: sql`coalesce(t.next_service_on::text, '9999')`, warrantyUntil: sql`coalesce(t.warranty_until::text, '9999')` },
});
