import { Column, Entity } from 'typeorm';
import { RowVisibility } from '../../core/database/row-visibility.js';
import { ClientRecord } from '../sheet-record.entity.js';

/** An asset of the client that is insured or serviced, such as a plant, a vehicle or a building. */
@Entity('installations')
@RowVisibility({ viaParent: { column: 'client_id', table: 'clients' } })
export class Installation extends ClientRecord {
  @Column('text') name: string;
  @Column('text', { nullable: true }) kind: string | null;
  @Column('text', { nullable: true }) brand: string | null;
  @Column('text', { nullable: true }) model: string | null;
  @Column('text', { name: 'serial_number', nullable: true }) serialNumber: string | null;
  @Column('uuid', { name: 'site_id', nullable: true }) siteId: string | null;
  @Column('date', { name: 'installed_on', nullable: true }) installedOn: string | null;
  @Column('date', { name: 'warranty_until', nullable: true }) warrantyUntil: string | null;
  @Column('date', { name: 'next_service_on', nullable: true }) nextServiceOn: string | null;
  @Column('text', { nullable: true }) notes: string | null;
}
