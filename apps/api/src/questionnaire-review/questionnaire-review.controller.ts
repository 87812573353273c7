import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../core/auth/actor.js';
import { Allow, Caller } from '../core/auth/auth.guard.js';
import { pathId } from '../core/http/validation.pipe.js';
import { AnswerProposalsService } from './answer-proposals.service.js';
import { AnswersQueries } from './answers.queries.js';
import { ProposalDecisions } from './proposal-decisions.js';
import {
  AnswerChanges,
  AnswerChangesQuery,
  AnswerProposalDto,
  AnswerProposals,
  DecideProposalsDto,
  DecisionResults,
  QuestionnaireAnswersDto,
  ReviewedQuestionnaire,
} from './questionnaire-review.dto.js';

@ApiTags('questionnaires')
@Controller('api/v1/questionnaires')
export class QuestionnaireReviewController {
  constructor(
    private readonly answers: AnswersQueries,
    private readonly proposals: AnswerProposalsService,
    private readonly decisions: ProposalDecisions,
  ) {}

  /** Returns the questions and their answers. Each read is recorded in the audit trail, that of health answers by itself. */
  @Get(':id/answers')
  @Allow('questionnaires:read')
  getQuestionnaireAnswers(@Caller() actor: Actor, @Param('id', pathId) id: string): Promise<QuestionnaireAnswersDto> {
    return this.answers.get(actor, id);
  }

  /** Returns the answers that differ from an earlier questionnaire of the client. Recorded in the audit trail like the answers. */
  @Get(':id/changes')
  @Allow('questionnaires:read')
  listAnswerChanges(@Caller() actor: Actor, @Param('id', pathId) id: string, @Query() { to }: AnswerChangesQuery): Promise<AnswerChanges> {
    return this.answers.changes(actor, id, to);
  }

  /** Lists the changes of client and contracts that the answers propose, in the order of the questions. */
  @Get(':id/proposals')
  @Allow('questionnaires:read')
  listAnswerProposals(@Caller() actor: Actor, @Param('id', pathId) id: string): Promise<AnswerProposals> {
    return this.proposals.list(actor, id);
  }

  /**
   * Accepts or refuses proposals, each with its own outcome. Accepted ones are written to client and contracts, for which the
   * caller needs `clients:write` or `prospects:write`, and `contracts:write`. The last decision completes the review.
   */
  @Post(':id/proposals/decide')
  @HttpCode(200)
  @Allow('questionnaires:write')
  decideAnswerProposals(
    @Caller() actor: Actor,
    @Param('id', pathId) id: string,
    @Body() body: DecideProposalsDto,
  ): Promise<DecisionResults> {
    return this.decisions.decide(actor, id, body);
  }

  /** Takes back the refusal of a proposal, which is then to be decided again. 409 unless it was refused. */
  @Post(':id/proposals/:proposalId/reopen')
  @HttpCode(200)
  @Allow('questionnaires:write')
  reopenAnswerProposal(
    @Caller() actor: Actor,
    @Param('id', pathId) id: string,
    @Param('proposalId', pathId) proposalId: string,
  ): Promise<AnswerProposalDto> {
    return this.proposals.reopen(actor, id, proposalId);
  }

  /** Marks the answers as reviewed. 409 while proposals are open, or when the questionnaire is not completed. */
  @Post(':id/review')
  @HttpCode(200)
  @Allow('questionnaires:write')
  reviewQuestionnaire(@Caller() actor: Actor, @Param('id', pathId) id: string): Promise<ReviewedQuestionnaire> {
    return this.proposals.review(actor, id);
  }
}
