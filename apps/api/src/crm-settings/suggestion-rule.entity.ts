import { Column, Entity, PrimaryColumn } from 'typeorm';
import { RowVisibility } from '../core/database/row-visibility.js';

/** Suggested operator of the next action: that of the closed action, the client's assignee, the caller, or a given user. */
export const SUGGESTED_OPERATORS = ['same', 'assignee', 'caller', 'person'] as const;
export type SuggestedOperator = (typeof SUGGESTED_OPERATORS)[number];

/** Rule that suggests the next action after an action of a type was closed with an outcome. */
@Entity('crm_suggestion_rules')
@RowVisibility('agency')
export class SuggestionRule {
  @PrimaryColumn('uuid', { name: 'agency_id' }) agencyId: string;
  @PrimaryColumn('uuid') id: string;
  /** Type of the closed action; null for every type. */
  @Column('uuid', { name: 'type_id', nullable: true }) typeId: string | null;
  /** Outcome of the closed action; null for every outcome. */
  @Column('uuid', { name: 'outcome_id', nullable: true }) outcomeId: string | null;
  @Column('uuid', { name: 'next_type_id' }) nextTypeId: string;
  /** Working days until the next action. */
  @Column('integer', { name: 'delay_days' }) delayDays: number;
  @Column('text', { nullable: true }) description: string | null;
  @Column('text') operator: SuggestedOperator;
  /** Suggested user when `operator` is `person`; null otherwise. */
  @Column('uuid', { name: 'operator_id', nullable: true }) operatorId: string | null;
  @Column('integer', { default: 1 }) version: number;
}
