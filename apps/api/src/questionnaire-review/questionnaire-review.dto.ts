import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsBoolean, IsObject, IsOptional, IsUUID, ValidateNested } from 'class-validator';
import { QUESTION_TYPES, type QuestionType } from '@sestante/questionnaire/template';
import { ArrayUnique } from '../core/http/fields.js';
import { PersonRef } from '../users/user.dto.js';
import { PROPOSAL_STATES, type ProposalState } from './answer-proposal.entity.js';
import { PROPOSAL_KINDS } from './answer-proposals.rules.js';

const ANY_VALUE = { description: 'Any JSON value.', nullable: true, oneOf: [{}] };
export const QUESTION_STATES = ['notApplicable', 'undetermined', 'answered', 'unknown', 'refused', 'missing'] as const;

export class AnswerChoice {
  code: string;
  label: string;
}

/** Question as it was asked, without its conditions. */
export class AskedQuestion {
  code: string;
  text: string;
  help: string | null;
  @ApiProperty({ enum: QUESTION_TYPES, enumName: 'QuestionType' }) type: QuestionType;
  choices: AnswerChoice[];
  /** Unit of a number, such as m². */
  unit: string | null;
  /** Whether the answer is data about health. */
  health: boolean;
  /** Whether the answer is withheld, because it is or follows from data about health and the caller lacks `health-answers:read`. */
  hidden: boolean;
}

export class AnsweredQuestion extends AskedQuestion {
  /** `null` when hidden. */
  @ApiProperty({ enum: QUESTION_STATES, enumName: 'QuestionState' }) state: (typeof QUESTION_STATES)[number] | null;
  /** Answer in the form of the public page; `null` when there is none, and when hidden. */
  @ApiProperty(ANY_VALUE) answer: unknown;
}

export class AnsweredSection {
  title: string;
  questions: AnsweredQuestion[];
}

/** Privacy notice that the client has accepted. */
export class AcceptedNotice {
  @ApiProperty({ type: 'integer' }) version: number;
  @ApiProperty({ type: 'string', format: 'date-time' }) acceptedAt: string;
}

export class GivenConsent {
  purpose: string;
  text: string;
  given: boolean;
}

export class QuestionnaireAnswersDto {
  @ApiProperty({ type: 'string', format: 'uuid' }) questionnaireId: string;
  sections: AnsweredSection[];
  notice: AcceptedNotice | null;
  consents: GivenConsent[];
}

export class AnswerChangesQuery {
  /** Completed questionnaire of the same client to compare with; by default the one completed before. */
  @IsOptional() @IsUUID() to?: string;
}

/** Question that is answered differently than in the earlier questionnaire. */
export class AnswerChange extends AskedQuestion {
  /** `null` when it was not asked or not answered, and when hidden. */
  @ApiProperty(ANY_VALUE) from: unknown;
  @ApiProperty(ANY_VALUE) to: unknown;
}

export class ComparedQuestionnaire {
  @ApiProperty({ type: 'string', format: 'uuid' }) id: string;
  @ApiProperty({ type: 'string', format: 'date-time' }) completedAt: string;
}

export class AnswerChanges {
  /** `null` when there is none to compare with. */
  earlier: ComparedQuestionnaire | null;
  data: AnswerChange[];
}

/** Change of the registry that an answer proposes. */
export class AnswerProposalDto {
  @ApiProperty({ type: 'string', format: 'uuid' }) id: string;
  /** `field`: of the client; `contract-change`: a field of a contract; `contract-new`: a contract that the registry lacks. */
  @ApiProperty({ enum: PROPOSAL_KINDS, enumName: 'ProposalKind' }) kind: (typeof PROPOSAL_KINDS)[number];
  questionCode: string;
  /** Text of the question. */
  text: string;
  /** Field of the client, such as `household.size`, or of the contract; `null` for a new contract. */
  field: string | null;
  /** Contract to change; of an accepted new one, the contract that was created. */
  @ApiProperty({ type: 'string', format: 'uuid' }) contractId: string | null;
  /** Name of that contract. */
  label: string | null;
  /** Value of the registry; `null` when it has none. */
  @ApiProperty(ANY_VALUE) current: unknown;
  /** Proposed value; for a new contract its fields. */
  @ApiProperty(ANY_VALUE) proposed: unknown;
  /** `outdated`: the registry has changed since, so that the proposal is to be decided again. */
  @ApiProperty({ enum: PROPOSAL_STATES, enumName: 'ProposalState' }) state: ProposalState;
  @ApiProperty({ type: 'string', format: 'date-time' }) decidedAt: string | null;
  decidedBy: PersonRef | null;
}

export class AnswerProposals {
  data: AnswerProposalDto[];
}

export class ProposalDecision {
  @IsUUID() id: string;
  @IsBoolean() accept: boolean;
}

export class DecideProposalsDto {
  /** Each proposal once. */
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(500)
  @ArrayUnique((decision: ProposalDecision | null) => decision?.id)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => ProposalDecision)
  decisions: ProposalDecision[];
}

export class DecisionResult {
  @ApiProperty({ type: 'string', format: 'uuid' }) id: string;
  /** State of the proposal after the request. */
  @ApiProperty({ enum: PROPOSAL_STATES, enumName: 'ProposalState' }) state: ProposalState;
  /** Why the decision was not carried out: `proposal-outdated`, `proposal-already-decided`, or the error of the field. */
  code: string | null;
}

export class DecisionResults extends AnswerProposals {
  /** In the order of the decisions; `data` are all proposals of the questionnaire. */
  results: DecisionResult[];
  /** Set with the last decision. */
  @ApiProperty({ type: 'string', format: 'date-time' }) reviewedAt: string | null;
}

export class ReviewedQuestionnaire {
  @ApiProperty({ type: 'string', format: 'date-time' }) reviewedAt: string;
}
