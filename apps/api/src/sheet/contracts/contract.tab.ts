import { coverageLabelOf } from '@sestante/questionnaire/policies';
import sql from 'sql-template-tag';
import { INSTALLATIONS } from '../installations/installation.tab.js';
import { findDayOrderErrors } from '../sheet.rules.js';
import { clientTab } from '../sheet-tab.js';
import { SITES } from '../sites/site.tab.js';
import { ContractFields } from './contract.dto.js';
import { Contract } from './contract.entity.js';

export const CONTRACTS = clientTab<Contract>({
  name: 'contracts',
  noun: 'Contract',
  entity: Contract,
  fields: ContractFields,
  references: {
    siteId: SITES,
    installationId: INSTALLATIONS,
  },
  displayName: ({ coverageClass, company, policyNumber }) =>
    [coverageLabelOf(coverageClass), company, policyNumber].filter(Boolean).join(' · '),
  searchTexts: ({ status }) => [status],
  sorts: { endsOn: sql`coalesce(t.ends_on::text, '9999')` },
  defaultSort: 'endsOn',
  findErrors: ({ startsOn, endsOn }) => findDayOrderErrors(['startsOn', startsOn], ['endsOn', endsOn]),
});
