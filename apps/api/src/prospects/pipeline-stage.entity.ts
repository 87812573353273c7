import { Column, Entity, PrimaryColumn } from 'typeorm';
import { RowVisibility } from '../core/database/row-visibility.js';

/** A column of the prospects' board. An agency is born with four, and always has one at least. */
@Entity('pipeline_stages')
@RowVisibility('agency')
export class PipelineStage {
  @PrimaryColumn('uuid', { name: 'agency_id' }) agencyId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('text') name: string;
  /** From 1, without gaps. */
  @Column('integer') position: number;
  @Column('integer', { default: 1 }) version: number;
}
