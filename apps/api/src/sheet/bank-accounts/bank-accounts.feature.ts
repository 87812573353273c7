import type { Feature } from '../../core/feature.js';
import { BankAccount } from './bank-account.entity.js';
import { BankAccountsModule } from './bank-accounts.module.js';

export const bankAccountsFeature: Feature = { module: BankAccountsModule, entities: [BankAccount] };
