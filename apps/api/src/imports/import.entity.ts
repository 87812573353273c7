import { Column, Entity, PrimaryColumn } from 'typeorm';
import { RowVisibility } from '../core/database/row-visibility.js';
import type { ImportColumn, ImportCounts, ImportRemark, MappedColumn } from './import.dto.js';

/** States of an import; `checking` means the dry run is in progress. A cancelled or failed run can be resumed or rolled back. */
export const IMPORT_STATES = [
  'uploaded',
  'checking',
  'checked',
  'running',
  'done',
  'cancelled',
  'failed',
  'rolling-back',
  'rolled-back',
] as const;
export type ImportState = (typeof IMPORT_STATES)[number];

export type ImportPass = 'dry-run' | 'run';

export const ROW_OUTCOMES = ['created', 'already-there', 'rejected'] as const;
export type RowOutcome = (typeof ROW_OUTCOMES)[number];

/** Uploaded file of clients, up to the records it created. Its rows are stored in a separate table. */
@Entity('imports')
@RowVisibility('createdBy')
export class Import {
  @PrimaryColumn('uuid', { name: 'agency_id' }) agencyId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'created_by_id' }) createdById: string;
  @Column('text', { name: 'file_name' }) fileName: string;
  @Column('text') encoding: string;
  @Column('text') delimiter: string;
  @Column('integer', { name: 'header_row' }) headerRow: number;
  @Column('integer') rows: number;
  @Column('jsonb') columns: ImportColumn[];
  @Column('jsonb', { name: 'suggested_mapping' }) suggestedMapping: MappedColumn[];
  @Column('jsonb') mapping: MappedColumn[];
  @Column('jsonb') sample: string[][];
  @Column('jsonb') remarks: ImportRemark[];
  @Column('text') state: ImportState;
  /** Current or last pass, its position, and its date, which resolves two-digit years. */
  @Column('text', { nullable: true }) pass: ImportPass | null;
  @Column('integer', { default: 0 }) position: number;
  @Column('text', { nullable: true }) today: string | null;
  /** Job of the last dry run, run or roll-back. */
  @Column('uuid', { name: 'job_id', nullable: true }) jobId: string | null;
  @Column('jsonb', { name: 'dry_run', nullable: true }) dryRun: ImportCounts | null;
  @Column('jsonb', { nullable: true }) result: ImportCounts | null;
  @Column({ type: 'timestamptz', name: 'created_at', precision: 3 }) createdAt: Date;
  @Column({ type: 'timestamptz', name: 'finished_at', precision: 3, nullable: true }) finishedAt: Date | null;
}
