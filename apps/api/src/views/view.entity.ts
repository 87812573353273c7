import { Column, Entity, PrimaryColumn } from 'typeorm';
import { RowVisibility } from '../core/database/row-visibility.js';

export const VIEW_SCOPES = ['personal', 'shared', 'system'] as const;
export type ViewScope = (typeof VIEW_SCOPES)[number];
export const VIEW_TARGETS = ['clients', 'prospects', 'crm-actions'] as const;
export type ViewTarget = (typeof VIEW_TARGETS)[number];

/** Saved list: filter, columns and sort order. A personal view is visible only to its owner. */
@Entity('views')
@RowVisibility('agency')
export class View {
  @PrimaryColumn('uuid', { name: 'agency_id' }) agencyId: string;
  @PrimaryColumn('uuid') id: string;
  /** User who created the view; null for system views. */
  @Column('uuid', { name: 'user_id', nullable: true }) userId: string | null;
  @Column('text') scope: ViewScope;
  @Column('text') target: ViewTarget;
  @Column('text') name: string;
  @Column('jsonb') criteria: Record<string, unknown>;
  /** Columns in display order; null for the list's default. */
  @Column('jsonb', { nullable: true }) columns: string[] | null;
  @Column('text', { nullable: true }) sort: string | null;
  @Column({ type: 'timestamptz', name: 'created_at', precision: 3 }) createdAt: Date;
  @Column('integer', { default: 1 }) version: number;
}

/** Pin of one view by one user. */
@Entity('view_pins')
@RowVisibility('agency')
export class ViewPin {
  @PrimaryColumn('uuid', { name: 'agency_id' }) agencyId: string;
  @PrimaryColumn('uuid', { name: 'user_id' }) userId: string;
  @PrimaryColumn('uuid', { name: 'view_id' }) viewId: string;
}
