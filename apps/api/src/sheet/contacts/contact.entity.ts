import { Column, Entity, PrimaryColumn } from 'typeorm';
import { RowVisibility } from '../../core/database/row-visibility.js';
import { SheetRecord } from '../sheet-record.entity.js';

/** A contact person for clients. Belongs to the agency: several clients may be linked to one contact. */
@Entity('contacts')
@RowVisibility({ viaLinks: { links: 'client_contacts', column: 'contact_id', to: 'client_id', table: 'clients' } })
export class Contact extends SheetRecord {
  @Column('text', { name: 'first_name', nullable: true }) firstName: string | null;
  @Column('text', { name: 'last_name', nullable: true }) lastName: string | null;
  @Column('text', { nullable: true }) role: string | null;
  @Column('text', { nullable: true }) email: string | null;
  @Column('text', { nullable: true }) phone: string | null;
}

@Entity('client_contacts')
@RowVisibility({ viaParent: { column: 'client_id', table: 'clients' } })
export class ClientContact {
  @PrimaryColumn('uuid', { name: 'agency_id' }) agencyId: string;
  @PrimaryColumn('uuid', { name: 'client_id' }) clientId: string;
  @PrimaryColumn('uuid', { name: 'contact_id' }) contactId: string;
}
