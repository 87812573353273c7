import type { Operation } from '../document.js';
import type { Case } from './case.js';
import { importCases } from './imports.js';
import { crmCases, crmSettingsCases } from './crm.js';
import { prospectCases } from './prospects.js';
import { viewCases } from './views.js';
import { clientCases } from './clients.js';
import { ownCases, peopleCases } from './people.js';
import { secondFactorCases } from './second-factor.js';
import { sheetCases } from './sheet.js';
import { tagCases } from './tags.js';
import { trashCases } from './trash.js';
import { userCases } from './users.js';

const CASES: Record<string, Case | undefined> = {
  ...userCases,
  ...secondFactorCases,
  ...peopleCases,
  ...ownCases,
  ...tagCases,
  ...clientCases,
  ...trashCases,
  ...prospectCases,
  ...viewCases,
  ...importCases,
  ...crmCases,
  ...crmSettingsCases,
  ...sheetCases,
};

/** Case of the operation. An operation of the API document without a case fails the matrix. */
export const caseOf = ({ id }: Pick<Operation, 'id'>): Case | undefined => CASES[id];
