import { Column, Entity, PrimaryColumn, type ValueTransformer } from 'typeorm';
import { RowVisibility } from '../core/database/row-visibility.js';
import type { Address } from '../core/http/address.dto.js';
import type { Money } from '../core/http/fields.js';
import type { BirthPlace, Household, LabelledEmail, LabelledPhone } from './client-fields.dto.js';
import type { ClientStatus, ClientType } from './client.dto.js';

/** Converts between an amount in euro, as stored, and `Money`. */
export const money: ValueTransformer = {
  to: (value: Money | null | undefined) => value && value.amount,
  from: (amount: string | null): Money | null => (amount === null ? null : { amount, currency: 'EUR' }),
};

/** Client or prospect of any type. A conversion keeps the record and its id. */
@Entity('clients')
@RowVisibility('owned')
export class Client {
  @PrimaryColumn('uuid', { name: 'agency_id' }) agencyId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('text') type: ClientType;
  @Column('text') status: ClientStatus;
  @Column('text', { nullable: true }) title: string | null;
  @Column('text', { name: 'first_name', nullable: true }) firstName: string | null;
  @Column('text', { name: 'last_name', nullable: true }) lastName: string | null;
  @Column('text', { name: 'company_name', nullable: true }) companyName: string | null;
  @Column('text', { name: 'display_name' }) displayName: string;
  @Column('text', { name: 'sort_name' }) sortName: string;
  @Column('text') initials: string;
  @Column({ type: 'text', name: 'sort_key', collation: 'C' }) sortKey: string;
  @Column({ type: 'text', name: 'name_key', collation: 'C', select: false }) nameKey: string;
  @Column({ type: 'text', collation: 'C', select: false }) search: string;
  @Column('text', { nullable: true }) email: string | null;
  @Column('jsonb', { default: [] }) emails: LabelledEmail[];
  @Column('text', { nullable: true }) pec: string | null;
  @Column('text', { nullable: true }) phone: string | null;
  @Column('jsonb', { default: [] }) phones: LabelledPhone[];
  @Column('jsonb', { nullable: true }) address: Address | null;
  @Column('text', { name: 'fiscal_code', nullable: true }) fiscalCode: string | null;
  @Column('text', { name: 'sdi_code', nullable: true }) sdiCode: string | null;
  @Column('text', { nullable: true }) notes: string | null;
  @Column('text', { name: 'omnia_code', nullable: true }) omniaCode: string | null;
  @Column('date', { name: 'birth_date', nullable: true }) birthDate: string | null;
  @Column('jsonb', { name: 'birth_place', nullable: true }) birthPlace: BirthPlace | null;
  @Column('text', { nullable: true }) gender: 'male' | 'female' | null;
  @Column('text', { name: 'marital_status', nullable: true }) maritalStatus: string | null;
  @Column('jsonb', { nullable: true }) household: Household | null;
  @Column('text', { nullable: true }) profession: string | null;
  @Column('text', { name: 'professional_order', nullable: true }) professionalOrder: string | null;
  @Column('text', { name: 'vat_number', nullable: true }) vatNumber: string | null;
  @Column('numeric', { name: 'annual_revenue', precision: 14, scale: 2, nullable: true, transformer: money }) annualRevenue: Money | null;
  @Column('integer', { name: 'employee_count', nullable: true }) employeeCount: number | null;
  @Column('text', { name: 'legal_form', nullable: true }) legalForm: string | null;
  @Column('text', { nullable: true }) sector: string | null;
  @Column('text', { nullable: true }) referent: string | null;
  @Column('numeric', { name: 'expected_value', precision: 14, scale: 2, nullable: true, transformer: money }) expectedValue: Money | null;
  @Column('text', { nullable: true }) source: string | null;
  /** Stage of a prospect; null for a client. */
  @Column('uuid', { name: 'pipeline_stage_id', nullable: true }) pipelineStageId: string | null;
  @Column({ type: 'timestamptz', name: 'stage_since', precision: 3, nullable: true }) stageSince: Date | null;
  @Column({ type: 'timestamptz', name: 'lost_at', precision: 3, nullable: true }) lostAt: Date | null;
  @Column('text', { name: 'lost_reason', nullable: true }) lostReason: string | null;
  /** Fingerprint of the imported row that created the record; not part of the API. */
  @Column({ type: 'text', name: 'import_print', collation: 'C', nullable: true, select: false }) importPrint: string | null;
  /** Date of the next planned action; maintained by the database (`migrations/0007-crm.ts`). */
  @Column('date', { name: 'next_action_on', nullable: true }) nextActionOn: string | null;
  @Column('jsonb', { name: 'custom_fields', default: {} }) customFields: Record<string, unknown>;
  @Column('uuid', { name: 'assignee_id', nullable: true }) assigneeId: string | null;
  @Column('uuid', { name: 'created_by_id' }) createdById: string;
  @Column({ type: 'timestamptz', name: 'created_at', precision: 3 }) createdAt: Date;
  @Column({ type: 'timestamptz', name: 'updated_at', precision: 3 }) updatedAt: Date;
  @Column({ type: 'timestamptz', name: 'converted_at', precision: 3, nullable: true }) convertedAt: Date | null;
  @Column({ type: 'timestamptz', name: 'deleted_at', precision: 3, nullable: true }) deletedAt: Date | null;
  @Column('uuid', { name: 'deleted_by_id', nullable: true }) deletedById: string | null;
  @Column('integer', { default: 1 }) version: number;
}

@Entity('client_tags')
@RowVisibility({ viaParent: { column: 'client_id', table: 'clients' } })
export class ClientTag {
  @PrimaryColumn('uuid', { name: 'agency_id' }) agencyId: string;
  @PrimaryColumn('uuid', { name: 'client_id' }) clientId: string;
  @PrimaryColumn('uuid', { name: 'tag_id' }) tagId: string;
}
