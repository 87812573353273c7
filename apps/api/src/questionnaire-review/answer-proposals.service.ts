import { Injectable } from '@nestjs/common';
import type { PreparedTemplate } from '@sestante/questionnaire/evaluation';
import sql, { type Sql } from 'sql-template-tag';
import { IsNull } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { Client } from '../clients/client.entity.js';
import type { Actor } from '../core/auth/actor.js';
import { today } from '../core/clock.js';
import { Db } from '../core/database/db.js';
import { visibleTo } from '../core/database/row-visibility.js';
import type { UnitOfWork } from '../core/database/unit-of-work.js';
import { conflict, notFound } from '../core/errors.js';
import { updateRecord, updateRecords } from '../core/records/records.js';
import { TemplatesService } from '../questionnaire-templates/templates.service.js';
import { Questionnaire } from '../questionnaires/questionnaire.entity.js';
import { QUESTIONNAIRES } from '../questionnaires/questionnaire.record.js';
import { QuestionnaireCompletion, type SubmittedQuestionnaire } from '../questionnaires/questionnaire-completion.js';
import { Contract } from '../sheet/contracts/contract.entity.js';
import { AnswerProposal } from './answer-proposal.entity.js';
import { proposalsFor } from './answer-proposals.rules.js';
import type { AnswerProposalDto, AnswerProposals, ReviewedQuestionnaire } from './questionnaire-review.dto.js';

type ProposalRow = Omit<AnswerProposalDto, 'text' | 'decidedAt'> & { decidedAt: Date | null };

/** Makes the proposals of a submitted questionnaire, lists them, and completes its review. */
@Injectable()
export class AnswerProposalsService {
  constructor(
    private readonly db: Db,
    private readonly templates: TemplatesService,
    completion: QuestionnaireCompletion,
  ) {
    completion.onCompleted((tx, submitted) => this.propose(tx, submitted));
  }

  /** @throws 404 when the questionnaire is not visible */
  async list(actor: Actor, questionnaireId: string): Promise<AnswerProposals> {
    const [questionnaire] = await this.db.read<{ templateId: string }>(
      actor,
      sql`SELECT q.template_id AS "templateId" FROM questionnaires q JOIN clients c ON c.agency_id = q.agency_id AND c.id = q.client_id AND c.deleted_at IS NULL
        WHERE q.agency_id = ${actor.agencyId} AND q.id = ${questionnaireId} AND ${visibleTo(actor, 'owned', 'c')}`,
    );
    if (!questionnaire) throw notFound();
    const { byCode } = await this.templates.prepared(actor, questionnaire.templateId);
    const rows = await this.db.read<ProposalRow>(actor, proposalsOf(actor, questionnaireId));
    return { data: rows.map((row) => toDto(row, byCode)) };
  }

  /** @throws 404 when it is not visible, 409 unless it was refused */
  reopen(actor: Actor, questionnaireId: string, id: string): Promise<AnswerProposalDto> {
    return this.db.write(actor, async (tx) => {
      const questionnaire = await this.lock(tx, questionnaireId);
      const proposal = await tx.getForUpdate(AnswerProposal, id, { questionnaireId });
      if (proposal.state !== 'refused') throw conflict('proposal-not-refused', 'Only a refused proposal can be decided again.');
      await tx.update(AnswerProposal, { agencyId: actor.agencyId, id }, { state: 'open', decidedAt: null, decidedById: null });
      if (questionnaire.reviewedAt)
        await updateRecords(tx, QUESTIONNAIRES, [{ before: questionnaire, set: { reviewedAt: null }, details: null }]);
      const reopened = (await this.toResponse(tx, questionnaire)).find((one) => one.id === id);
      if (!reopened) throw notFound();
      return reopened;
    });
  }

  /** @throws 404 when it is not visible, 409 when it is not completed or a proposal is still to be decided */
  review(actor: Actor, questionnaireId: string): Promise<ReviewedQuestionnaire> {
    return this.db.write(actor, async (tx) => {
      const questionnaire = await this.lock(tx, questionnaireId);
      const reviewedAt = await this.completeReview(tx, questionnaire);
      if (!reviewedAt) throw conflict('proposals-open', 'Accept or refuse every proposal first.');
      return { reviewedAt: reviewedAt.toISOString() };
    });
  }

  /** Sets the time of the review once nothing is left to decide. @returns it, or null while a proposal is open */
  async completeReview(tx: UnitOfWork, questionnaire: Questionnaire): Promise<Date | null> {
    const [left] = await tx.query(
      sql`SELECT 1 FROM answer_proposals p WHERE p.agency_id = ${tx.actor.agencyId} AND p.questionnaire_id = ${questionnaire.id} AND p.state IN ('open', 'outdated') LIMIT 1`,
    );
    if (left) return null;
    if (questionnaire.reviewedAt) return questionnaire.reviewedAt;
    const reviewedAt = new Date();
    const { template } = await this.templates.prepared(tx.actor, questionnaire.templateId);
    const changes = [{ field: 'template', from: null, to: template.name }];
    await updateRecord(
      tx,
      QUESTIONNAIRES,
      questionnaire,
      { reviewedAt },
      { kind: 'questionnaire-reviewed', title: 'Questionnaire reviewed', changes },
    );
    return reviewedAt;
  }

  /** Returns a completed questionnaire, locked after its client. @throws 404 when it is not visible, 409 when it is not completed */
  async lock(tx: UnitOfWork, id: string): Promise<Questionnaire> {
    const { clientId } = await this.find(tx, id);
    await tx.getForUpdate(Client, clientId, { deletedAt: null });
    const questionnaire = await tx.getForUpdate(Questionnaire, id);
    if (questionnaire.status !== 'completed') throw conflict('questionnaire-not-completed', 'The questionnaire has not been submitted.');
    return questionnaire;
  }

  /** Returns the proposals as the API returns them, within the transaction that has written them. */
  async toResponse(tx: UnitOfWork, { id, templateId }: Questionnaire): Promise<AnswerProposalDto[]> {
    const { byCode } = await this.templates.prepared(tx.actor, templateId);
    return (await tx.query<ProposalRow>(proposalsOf(tx.actor, id))).map((row) => toDto(row, byCode));
  }

  /** Returns the client's contracts that are not in the trash. */
  contractsOf(tx: UnitOfWork, clientId: string): Promise<Contract[]> {
    return tx.manager.findBy(Contract, { agencyId: tx.actor.agencyId, clientId, deletedAt: IsNull() });
  }

  private async find(tx: UnitOfWork, id: string): Promise<Questionnaire> {
    const [questionnaire] = await tx.findVisible(Questionnaire, [id]);
    const [client] = questionnaire ? await tx.findVisible(Client, [questionnaire.clientId], { deletedAt: null }) : [];
    if (!questionnaire || !client) throw notFound();
    return questionnaire;
  }

  private async propose(tx: UnitOfWork, { questionnaire, prepared, answers }: SubmittedQuestionnaire): Promise<void> {
    const { agencyId, id: questionnaireId, clientId } = questionnaire;
    const [client] = await tx.findVisible(Client, [clientId]);
    if (!client) return;
    const proposals = proposalsFor(client, await this.contractsOf(tx, clientId), prepared, answers, today());
    await tx.insertMany(
      AnswerProposal,
      proposals.map((proposal, position) => ({ ...proposal, agencyId, id: uuidv7(), clientId, questionnaireId, position })),
    );
  }
}

/** Returns the statement for the proposals of a visible questionnaire, in the order of the questions. */
const proposalsOf = ({ agencyId }: Actor, questionnaireId: string): Sql =>
  sql`SELECT p.id, p.kind, p.question_code AS "questionCode", p.field, p.contract_id AS "contractId", k.display_name AS label, p.current, p.proposed,
      p.state, p.decided_at AS "decidedAt", CASE WHEN u.id IS NULL THEN NULL ELSE json_build_object('id', u.id, 'displayName', u.display_name) END AS "decidedBy"
    FROM answer_proposals p LEFT JOIN contracts k ON k.agency_id = p.agency_id AND k.id = p.contract_id
    LEFT JOIN users u ON u.agency_id = p.agency_id AND u.id = p.decided_by_id
    WHERE p.agency_id = ${agencyId} AND p.questionnaire_id = ${questionnaireId} ORDER BY p.position`;

const toDto = (row: ProposalRow, byCode: PreparedTemplate['byCode']): AnswerProposalDto => ({
  ...row,
  text: byCode.get(row.questionCode)?.text ?? row.questionCode,
  decidedAt: row.decidedAt && row.decidedAt.toISOString(),
});
