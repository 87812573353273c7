import { Injectable } from '@nestjs/common';
import { findSubmissionErrors } from '@sestante/questionnaire/answer-checks';
import type { Answer } from '@sestante/questionnaire/answers';
import type { PreparedTemplate } from '@sestante/questionnaire/evaluation';
import { progressForOthers } from '@sestante/questionnaire/progress';
import sql from 'sql-template-tag';
import type { ConsentDto, ConsentTextDto } from '../consents/consent.dto.js';
import type { ConsentPurpose } from '../consents/consent.entity.js';
import { ConsentsQueries } from '../consents/consents.queries.js';
import { ConsentsService, type NewConsent } from '../consents/consents.service.js';
import { automation } from '../core/auth/actor.js';
import { today } from '../core/clock.js';
import { Db } from '../core/database/db.js';
import type { UnitOfWork } from '../core/database/unit-of-work.js';
import { conflict, invalid, Problem, unknownReference } from '../core/errors.js';
import type { LinkCaller } from '../core/http/link-limits.js';
import { KeyedMutex } from '../core/keyed-mutex.js';
import { updateRecords } from '../core/records/records.js';
import { TemplatesService } from '../questionnaire-templates/templates.service.js';
import { fieldError, notAccepted, REFUSED } from './answer-saving.service.js';
import { HealthAnswers } from './health-answers.js';
import type { AcceptNoticeDto, PublicQuestionnaireDto, SubmittedAnswers } from './public-questionnaire.dto.js';
import { PublicQuestionnaireQueries } from './public-questionnaire.queries.js';
import { notAvailable, QuestionnaireAccess, type LinkedQuestionnaire } from './questionnaire-access.js';
import { Questionnaire, QuestionnaireAnswers, type ConsentChoice } from './questionnaire.entity.js';
import { QuestionnaireCompletion } from './questionnaire-completion.js';
import { QuestionnaireNotifications } from './questionnaire-notifications.js';
import { QUESTIONNAIRES } from './questionnaire.record.js';
import { isOpen } from './questionnaire.rules.js';
import { QuestionnairesService } from './questionnaires.service.js';

/** A questionnaire and its answers, locked in that order after their client. */
interface Locked {
  questionnaire: Questionnaire;
  row: QuestionnaireAnswers;
}

/** Steps of the client who has a link, other than saving answers. They are written as automatic work of the agency. */
@Injectable()
export class PublicQuestionnairesService {
  private readonly mutex = new KeyedMutex();

  constructor(
    private readonly db: Db,
    private readonly access: QuestionnaireAccess,
    private readonly templates: TemplatesService,
    private readonly consents: ConsentsService,
    private readonly consentQueries: ConsentsQueries,
    private readonly health: HealthAnswers,
    private readonly queries: PublicQuestionnaireQueries,
    private readonly questionnaires: QuestionnairesService,
    private readonly notifications: QuestionnaireNotifications,
    private readonly completion: QuestionnaireCompletion,
  ) {}

  /** Returns the questionnaire; the first time its sender is told. @throws 404 when the link does not work */
  async get(caller: LinkCaller): Promise<PublicQuestionnaireDto> {
    const linked = await this.access.open(caller);
    if (!linked.opened) await this.markOpened(linked);
    return this.queries.get(linked);
  }

  /**
   * Records the acceptance and the consents; it may be repeated to change the consents.
   * @throws 404 when the link does not work, 409 for another notice than the one shown, 422 for another consent text
   */
  async accept(caller: LinkCaller, body: AcceptNoticeDto): Promise<PublicQuestionnaireDto> {
    const linked = await this.access.open(caller);
    const prepared = await this.prepared(linked);
    await this.write(linked, async (tx) => {
      const { questionnaire: before, row } = await this.lockOpen(tx, linked);
      if (before.noticeId !== body.noticeId)
        throw conflict('notice-changed', 'The questionnaire shows another privacy notice. Read it again.', [
          { pointer: '/noticeId', code: 'notice-changed', message: 'must be the notice of the questionnaire' },
        ]);
      const texts = await this.queries.consentTexts(tx.actor, prepared);
      const unknown = body.consents.flatMap(({ textId }, index) =>
        texts.some(({ id }) => id === textId) ? [] : [unknownReference(`/consents/${index}/textId`)],
      );
      if (unknown.length > 0) throw invalid(unknown);
      const now = new Date();
      const consents: ConsentChoice[] = [
        ...before.consents.filter(({ textId }) => !body.consents.some((choice) => choice.textId === textId)),
        ...body.consents.map(({ textId, given }) => ({ textId, given })),
      ];
      const healthConsent = consents.some(
        ({ textId, given }) => given && texts.some(({ id, purpose }) => id === textId && purpose === 'health_data'),
      );
      const set = { status: 'in_progress', acceptedAt: before.acceptedAt ?? now, consents, healthConsent } as const;
      await updateRecords(tx, QUESTIONNAIRES, [{ before, set, details: null }]);
      const states = await this.consentQueries.states(tx, before.clientId);
      await this.consents.record(tx, changesOfConsents(before, body.consents, texts, states, now));
      if (healthConsent !== before.healthConsent || !before.acceptedAt) await this.resetHealth(tx, row, prepared, healthConsent);
    });
    return this.queries.get(await this.access.open(caller));
  }

  /**
   * Submits the answers, once. The lock of their row makes saves wait, which are then refused.
   * @throws 404 when the link does not work, 409 when they were submitted before or have changed, 422 for missing answers
   */
  async submit(caller: LinkCaller, revision: number): Promise<SubmittedAnswers> {
    const linked = await this.access.open(caller, 'completed');
    if (linked.status === 'completed') throw alreadySubmitted();
    const prepared = await this.prepared(linked);
    return this.mutex.runExclusive(linked.tokenHash, () =>
      this.write(linked, async (tx) => {
        const { questionnaire: before, row } = await this.lockOpen(tx, linked);
        if (!before.acceptedAt) throw notAccepted();
        if (row.revision !== revision) throw answersChanged(row.revision);
        const answers = { ...row.answers, ...this.health.open(before.id, row.health) };
        const errors = findSubmissionErrors(prepared, answers, today());
        if (errors.length > 0) throw invalid(errors.map(fieldError));
        const completedAt = new Date();
        const set = { status: 'completed', completedAt, nextReminderOn: null } as const;
        const completed = await this.questionnaires.change(tx, 'questionnaire-completed', [{ before, set }]);
        await this.questionnaires.stopLinks(tx, completed);
        await this.notifications.notify(tx, 'questionnaire-completed', completed);
        for (const questionnaire of completed) await this.completion.completed(tx, { questionnaire, prepared, answers });
        return { completedAt: completedAt.toISOString() };
      }),
    );
  }

  private async markOpened(linked: LinkedQuestionnaire): Promise<void> {
    await this.write(linked, async (tx) => {
      const { questionnaire: before } = await this.lockOpen(tx, linked);
      if (before.openedAt) return;
      const opened = await this.questionnaires.change(tx, 'questionnaire-opened', [{ before, set: { openedAt: new Date() } }]);
      // An adviser who fills it in together with the client needs no notice.
      if (before.channel !== 'together') await this.notifications.notify(tx, 'questionnaire-opened', opened);
    });
  }

  /** Without the consent each question about health counts as refused; with it they are asked again. */
  private async resetHealth(
    tx: UnitOfWork,
    { agencyId, questionnaireId, answers, revision }: QuestionnaireAnswers,
    prepared: PreparedTemplate,
    healthConsent: boolean,
  ): Promise<void> {
    const codes = prepared.questions.filter(({ question }) => question.health).map(({ question }) => question.code);
    const refused: Record<string, Answer> = healthConsent ? {} : Object.fromEntries(codes.map((code) => [code, REFUSED]));
    const { answered, total } = progressForOthers(prepared, { ...answers, ...refused }, today());
    const set = { health: this.health.seal(questionnaireId, refused), answered, total, revision: revision + 1 };
    await tx.update(QuestionnaireAnswers, { agencyId, questionnaireId }, set);
  }

  /** @throws 404 when the link has ended since it was read, 409 when the answers were submitted since */
  private async lockOpen(tx: UnitOfWork, linked: LinkedQuestionnaire): Promise<Locked> {
    const { agencyId } = tx.actor;
    const clientOf = sql`SELECT q.client_id FROM questionnaires q WHERE q.agency_id = ${agencyId} AND q.id = ${linked.id}`;
    const [clients, [questionnaire], row] = await Promise.all([
      tx.query(
        sql`SELECT c.id FROM clients c WHERE c.agency_id = ${agencyId} AND c.id = (${clientOf}) AND c.deleted_at IS NULL FOR UPDATE`,
      ),
      tx.findVisible(Questionnaire, [linked.id], undefined, 'locked'),
      tx.manager.findOne(QuestionnaireAnswers, {
        where: { agencyId, questionnaireId: linked.id, tokenHash: linked.tokenHash },
        lock: { mode: 'pessimistic_write' },
      }),
    ]);
    if (questionnaire?.status === 'completed') throw alreadySubmitted();
    if (clients.length === 0 || !questionnaire || !row || !isOpen(questionnaire)) throw notAvailable();
    return { questionnaire, row };
  }

  private write<T>(linked: LinkedQuestionnaire, work: (tx: UnitOfWork) => Promise<T>): Promise<T> {
    return this.db.write(automation(linked.agencyId, linked.systemUserId), work);
  }

  private prepared(linked: LinkedQuestionnaire): Promise<PreparedTemplate> {
    return this.templates.prepared(automation(linked.agencyId, linked.systemUserId), linked.templateId);
  }
}

/**
 * Returns the entries for the client's record: a consent, unless the same text was agreed to before, and a withdrawal only of a
 * consent that was given. That the client did not agree is kept with the questionnaire alone.
 */
function changesOfConsents(
  { id, clientId }: Questionnaire,
  choices: readonly ConsentChoice[],
  texts: readonly ConsentTextDto[],
  states: ReadonlyMap<ConsentPurpose, Pick<ConsentDto, 'action' | 'textId'>>,
  at: Date,
): NewConsent[] {
  return choices.flatMap(({ textId, given }): NewConsent[] => {
    const purpose = texts.find((text) => text.id === textId)?.purpose;
    if (!purpose) return [];
    const state = states.get(purpose);
    const isKnown = given ? state?.action === 'given' && state.textId === textId : state?.action !== 'given';
    if (isKnown) return [];
    return [
      { clientId, purpose, action: given ? 'given' : 'withdrawn', at, channel: 'questionnaire', textId, evidence: { questionnaireId: id } },
    ];
  });
}

const alreadySubmitted = () => conflict('already-submitted', 'The answers were submitted before.');

const answersChanged = (revision: number) =>
  new Problem(409, 'answers-changed', 'The answers have changed since, on another device: read them again.', {
    errors: [{ pointer: '/revision', code: 'answers-changed', message: `The answers are at revision ${revision}.` }],
    extra: { revision },
  });
