import { Ground1700000000001 } from './migrations/0001-ground.js';
import { Clients1700000000002 } from './migrations/0002-clients.js';
import { People1700000000003 } from './migrations/0003-people.js';
import { Registry1700000000004 } from './migrations/0004-registry.js';
import { RegistryAtAMillion1700000000005 } from './migrations/0005-registry-at-a-million.js';
import { Imports1700000000006 } from './migrations/0006-imports.js';
import { Crm1700000000007 } from './migrations/0007-crm.js';
import { Sheet1700000000008 } from './migrations/0008-sheet.js';
import { SheetSettings1700000000009 } from './migrations/0009-sheet-settings.js';
import { ContractEnds1700000000010 } from './migrations/0010-contract-ends.js';
import { ActionViews1700000000011 } from './migrations/0011-action-views.js';
import { WorkInBulk1700000000012 } from './migrations/0012-work-in-bulk.js';
import { LargeAgencies1700000000013 } from './migrations/0013-large-agencies.js';
import { SearchBeforeAgency1700000000015 } from './migrations/0015-search-before-agency.js';
import { ClientFilter1700000000016 } from './migrations/0016-client-filter.js';
import { SealedAnswers1700000000022 } from './migrations/0022-sealed-answers.js';
import { SecondFactor1700000000034 } from './migrations/0034-second-factor.js';
import { Passkeys1700000000035 } from './migrations/0035-passkeys.js';

/** Migrations in order. A released migration is never edited. */
export const MIGRATIONS = [
  Ground1700000000001,
  Clients1700000000002,
  People1700000000003,
  Registry1700000000004,
  RegistryAtAMillion1700000000005,
  Imports1700000000006,
  Crm1700000000007,
  Sheet1700000000008,
  SheetSettings1700000000009,
  ContractEnds1700000000010,
  ActionViews1700000000011,
  WorkInBulk1700000000012,
  LargeAgencies1700000000013,
  SearchBeforeAgency1700000000015,
  ClientFilter1700000000016,
  SealedAnswers1700000000022,
  SecondFactor1700000000034,
  Passkeys1700000000035,
];
