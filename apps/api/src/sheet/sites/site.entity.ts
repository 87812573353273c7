import { Column, Entity } from 'typeorm';
import { RowVisibility } from '../../core/database/row-visibility.js';
import type { Address } from '../../core/http/address.dto.js';
import { ClientRecord } from '../sheet-record.entity.js';

/** A location of the client, such as an office, a shop or a plant. */
@Entity('sites')
@RowVisibility({ viaParent: { column: 'client_id', table: 'clients' } })
export class Site extends ClientRecord {
  @Column('text', { nullable: true }) label: string | null;
  @Column('boolean', { name: 'registered_office', default: false }) registeredOffice: boolean;
  @Column('jsonb', { nullable: true }) address: Address | null;
  @Column('text', { nullable: true }) phone: string | null;
  @Column('text', { nullable: true }) email: string | null;
}
