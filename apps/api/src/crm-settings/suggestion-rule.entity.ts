import { Column, Entity, PrimaryColumn } from 'typeorm';
import { RowVisibility } from '../core/database/row-visibility.js';

/** Who is suggested for the next action: who did the last one, who looks after the client, who asks, or somebody by name. */
export const SUGGESTED_OPERATORS = ['same', 'assignee', 'caller', 'person'] as const;
export type SuggestedOperator = (typeof SUGGESTED_OPERATORS)[number];

/** What should come after an action of a type that ended with an outcome. */
@Entity('crm_suggestion_rules')
@RowVisibility('agency')
export class SuggestionRule {
  @PrimaryColumn('uuid', { name: 'agency_id' }) agencyId: string;
  @PrimaryColumn('uuid') id: string;
  /** Null for every type. */
  @Column('uuid', { name: 'type_id', nullable: true }) typeId: string | null;
  /** Null for every outcome. */
  @Column('uuid', { name: 'outcome_id', nullable: true }) outcomeId: string | null;
  @Column('uuid', { name: 'next_type_id' }) nextTypeId: string;
  /** In working days. */
  @Column('integer', { name: 'delay_days' }) delayDays: number;
  @Column('text', { nullable: true }) description: string | null;
  @Column('text') operator: SuggestedOperator;
  /** For `person`. */
  @Column('uuid', { name: 'operator_id', nullable: true }) operatorId: string | null;
  @Column('integer', { default: 1 }) version: number;
}
