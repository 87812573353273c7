import { Column, Entity, PrimaryColumn } from 'typeorm';
import { RowVisibility } from '../core/database/row-visibility.js';
import type { Address } from '../core/http/address.dto.js';

/** Details of an agency as an insurance intermediary, in one row; its name belongs to the agency itself. */
@Entity('agency_details')
@RowVisibility('agency')
export class AgencyDetails {
  @PrimaryColumn('uuid', { name: 'agency_id' }) agencyId: string;
  @Column('jsonb', { nullable: true }) address: Address | null;
  @Column('text', { nullable: true }) email: string | null;
  @Column('text', { nullable: true }) phone: string | null;
  @Column('text', { nullable: true }) pec: string | null;
  @Column('text', { name: 'register_number', nullable: true }) registerNumber: string | null;
  @Column('date', { name: 'registered_on', nullable: true }) registeredOn: string | null;
  @Column('text', { nullable: true }) color: string | null;
  /** PNG or JPEG. */
  @Column('bytea', { nullable: true }) logo: Buffer | null;
  @Column('integer', { default: 1 }) version: number;
}
