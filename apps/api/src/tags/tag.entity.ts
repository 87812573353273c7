import { Column, Entity, PrimaryColumn } from 'typeorm';
import { Seen } from '../core/database/scope.js';

/** One set for the whole agency. */
@Entity('tags')
@Seen('agency')
export class Tag {
  @PrimaryColumn('uuid', { name: 'agency_id' }) agencyId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('text') name: string;
  @Column('text') color: string;
  @Column('integer', { default: 1 }) version: number;
}
