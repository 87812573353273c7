import { recordPermissions, type PermissionRoles } from '../../core/auth/permissions.js';
import type { Feature } from '../../core/feature.js';
import { BANK_ACCOUNTS } from './bank-account.tab.js';
import { BankAccount } from './bank-account.entity.js';
import { BankAccountsModule } from './bank-accounts.module.js';

const permissions = { ...recordPermissions('bank-accounts'), 'bank-accounts:reveal': ['agent', 'back_office'] } satisfies PermissionRoles;

declare module '../../core/auth/permissions.js' {
  interface DeclaredPermissions extends Record<keyof typeof permissions, true> {}
}

export const bankAccountsFeature: Feature = {
  module: BankAccountsModule,
  layer: 'records',
  entities: [BankAccount],
  records: [BANK_ACCOUNTS],
  permissions,
};
