import { Column, Entity } from 'typeorm';
import { money } from '../../clients/client.entity.js';
import { RowVisibility } from '../../core/database/row-visibility.js';
import type { Money } from '../../core/http/fields.js';
import { ClientRecord } from '../sheet-record.entity.js';
import type { ContractStatus } from './contract.dto.js';

/** An insurance policy of the client, with any company. */
@Entity('contracts')
@RowVisibility({ viaParent: { column: 'client_id', table: 'clients' } })
export class Contract extends ClientRecord {
  @Column('text', { name: 'coverage_class' }) coverageClass: string;
  @Column('text', { nullable: true }) company: string | null;
  @Column('text', { name: 'policy_number', nullable: true }) policyNumber: string | null;
  @Column('date', { name: 'starts_on', nullable: true }) startsOn: string | null;
  @Column('date', { name: 'ends_on', nullable: true }) endsOn: string | null;
  @Column('numeric', { precision: 14, scale: 2, nullable: true, transformer: money }) premium: Money | null;
  @Column('text', { name: 'premium_frequency', nullable: true }) premiumFrequency: string | null;
  @Column('numeric', { name: 'sum_insured', precision: 14, scale: 2, nullable: true, transformer: money }) sumInsured: Money | null;
  @Column('numeric', { precision: 14, scale: 2, nullable: true, transformer: money }) excess: Money | null;
  @Column('text', { default: 'active' }) status: ContractStatus;
  @Column('integer', { name: 'renewal_notice_days', nullable: true }) renewalNoticeDays: number | null;
  @Column('uuid', { name: 'site_id', nullable: true }) siteId: string | null;
  @Column('uuid', { name: 'installation_id', nullable: true }) installationId: string | null;
  @Column('text', { nullable: true }) notes: string | null;
  /** End date for which the renewal was last planned, so that each end is planned only once. */
  @Column('date', { name: 'renewal_told_for', nullable: true }) renewalPlannedFor: string | null;
}
