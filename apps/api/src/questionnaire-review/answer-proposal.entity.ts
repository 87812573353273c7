import { Column, Entity, PrimaryColumn } from 'typeorm';
import { RowVisibility } from '../core/database/row-visibility.js';
import type { PROPOSAL_KINDS } from './answer-proposals.rules.js';

/** `outdated`: the registry has changed since, so that the proposal is to be decided again. */
export const PROPOSAL_STATES = ['open', 'accepted', 'refused', 'outdated'] as const;
export type ProposalState = (typeof PROPOSAL_STATES)[number];

/** Change of the registry that an answer proposes; visible exactly when the client is. */
@Entity('answer_proposals')
@RowVisibility({ viaParent: { column: 'client_id', table: 'clients' } })
export class AnswerProposal {
  @PrimaryColumn('uuid', { name: 'agency_id' }) agencyId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'client_id' }) clientId: string;
  @Column('uuid', { name: 'questionnaire_id' }) questionnaireId: string;
  /** Place among the proposals of the questionnaire, in the order of the questions. */
  @Column('integer') position: number;
  @Column('text') kind: (typeof PROPOSAL_KINDS)[number];
  @Column('text', { name: 'question_code' }) questionCode: string;
  /** Field of the client or of the contract; null for a new contract. */
  @Column('text', { nullable: true }) field: string | null;
  /** Contract to change; of an accepted new one, the contract that was created. */
  @Column('uuid', { name: 'contract_id', nullable: true }) contractId: string | null;
  /** Value of the registry when the proposal was made, or when it was found outdated. */
  @Column('jsonb', { nullable: true }) current: unknown;
  @Column('jsonb') proposed: unknown;
  @Column('text', { default: 'open' }) state: ProposalState;
  @Column({ type: 'timestamptz', name: 'decided_at', precision: 3, nullable: true }) decidedAt: Date | null;
  @Column('uuid', { name: 'decided_by_id', nullable: true }) decidedById: string | null;
}
