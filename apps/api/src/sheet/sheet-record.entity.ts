import { Column, PrimaryColumn } from 'typeorm';

/** Columns that every record of a client's sheet has. */
export abstract class SheetRecord {
  @PrimaryColumn('uuid', { name: 'agency_id' }) agencyId: string;
  @PrimaryColumn('uuid') id: string;
  /** Name in lists, the trash, the timeline and error answers; derived from the fields. */
  @Column('text', { name: 'display_name' }) displayName: string;
  @Column({ type: 'text', name: 'sort_key', collation: 'C' }) sortKey: string;
  @Column({ type: 'text', collation: 'C', select: false }) search: string;
  @Column('uuid', { name: 'created_by_id' }) createdById: string;
  @Column({ type: 'timestamptz', name: 'created_at', precision: 3 }) createdAt: Date;
  @Column({ type: 'timestamptz', name: 'updated_at', precision: 3 }) updatedAt: Date;
  @Column({ type: 'timestamptz', name: 'deleted_at', precision: 3, nullable: true }) deletedAt: Date | null;
  @Column('uuid', { name: 'deleted_by_id', nullable: true }) deletedById: string | null;
  @Column('integer', { default: 1 }) version: number;
}

/** A record that belongs to one client and is visible exactly when the client is. */
export abstract class ClientRecord extends SheetRecord {
  @Column('uuid', { name: 'client_id' }) clientId: string;
}
