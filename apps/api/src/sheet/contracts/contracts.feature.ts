import { recordPermissions } from '../../core/auth/permissions.js';
import type { Feature } from '../../core/feature.js';
import { CONTRACTS } from './contract.tab.js';
import { Contract } from './contract.entity.js';
import { ContractsModule } from './contracts.module.js';

const permissions = recordPermissions('contracts');

declare module '../../core/auth/permissions.js' {
  interface DeclaredPermissions extends Record<keyof typeof permissions, true> {}
}

export const contractsFeature: Feature = {
  module: ContractsModule,
  layer: 'records',
  entities: [Contract],
  records: [CONTRACTS],
  permissions,
};
