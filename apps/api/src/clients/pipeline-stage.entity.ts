import { Column, Entity, PrimaryColumn } from 'typeorm';
import { RowVisibility } from '../core/database/row-visibility.js';

/** Pipeline stage of prospects. An agency starts with four and always has at least one. */
@Entity('pipeline_stages')
@RowVisibility('agency')
export class PipelineStage {
  @PrimaryColumn('uuid', { name: 'agency_id' }) agencyId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('text') name: string;
  /** Position on the board, from 1 without gaps. */
  @Column('integer') position: number;
  @Column('integer', { default: 1 }) version: number;
}
