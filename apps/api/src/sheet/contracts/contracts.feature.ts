import type { Feature } from '../../core/feature.js';
import { Contract } from './contract.entity.js';
import { ContractsModule } from './contracts.module.js';

export const contractsFeature: Feature = { module: ContractsModule, entities: [Contract] };
