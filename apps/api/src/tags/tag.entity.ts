import { Column, Entity, PrimaryColumn } from 'typeorm';
import { RowVisibility } from '../core/database/row-visibility.js';

/** Tag, shared by the whole agency. */
@Entity('tags')
@RowVisibility('agency')
export class Tag {
  @PrimaryColumn('uuid', { name: 'agency_id' }) agencyId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('text') name: string;
  @Column('text') color: string;
  @Column('integer', { default: 1 }) version: number;
}
