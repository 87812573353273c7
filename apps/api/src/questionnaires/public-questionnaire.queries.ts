import { Injectable } from '@nestjs/common';
import { formatPhone } from '@sestante/italian-ids/phone';
import type { Answer } from '@sestante/questionnaire/answers';
import type { PreparedTemplate } from '@sestante/questionnaire/evaluation';
import { progressOf } from '@sestante/questionnaire/progress';
import sql from 'sql-template-tag';
import { IsNull } from 'typeorm';
import { Client } from '../clients/client.entity.js';
import type { ConsentTextDto } from '../consents/consent.dto.js';
import { ConsentsQueries } from '../consents/consents.queries.js';
import { automation, type Actor } from '../core/auth/actor.js';
import { addDays, romeInstant, today } from '../core/clock.js';
import { Db } from '../core/database/db.js';
import { visibleTo } from '../core/database/row-visibility.js';
import { TemplatesService } from '../questionnaire-templates/templates.service.js';
import { Contract } from '../sheet/contracts/contract.entity.js';
import { suggestionsFor } from './answer-suggestions.rules.js';
import type { PublicQuestionnaireDto } from './public-questionnaire.dto.js';
import { notAvailable, type LinkedQuestionnaire } from './questionnaire-access.js';
import { Questionnaire, QuestionnaireAnswers, type ConsentChoice } from './questionnaire.entity.js';

interface ShownRow {
  agency: Omit<PublicQuestionnaireDto['agency'], 'displayPhone'>;
  notice: PublicQuestionnaireDto['notice'];
  clientName: string;
  acceptedAt: Date | null;
  consents: ConsentChoice[];
  /** Purposes that the client agrees to at present, whatever the source. */
  givenPurposes: string[];
}

/** Reads what the link of a questionnaire shows. */
@Injectable()
export class PublicQuestionnaireQueries {
  constructor(
    private readonly db: Db,
    private readonly templates: TemplatesService,
    private readonly consents: ConsentsQueries,
  ) {}

  async get(linked: LinkedQuestionnaire): Promise<PublicQuestionnaireDto> {
    const { agencyId, systemUserId, templateId, answers, accepted } = linked;
    const actor = automation(agencyId, systemUserId);
    const prepared = await this.templates.prepared(actor, templateId);
    const { template } = prepared;
    const [shown, texts] = await Promise.all([this.shown(actor, linked.id), this.consentTexts(actor, prepared)]);
    return {
      agency: { ...shown.agency, displayPhone: shown.agency.phone && formatPhone(shown.agency.phone) },
      clientName: accepted ? shown.clientName : null,
      type: template.clientType,
      expiresOn: linked.expiresOn,
      expiresAt: romeInstant(addDays(linked.expiresOn, 1)).toISOString(),
      status: accepted ? 'in_progress' : 'sent',
      template: { name: template.name, minutes: template.minutes, sections: template.sections },
      notice: shown.notice,
      consentTexts: texts.map(({ id, purpose, text }) => ({
        id,
        purpose,
        text,
        given: shown.consents.find(({ textId }) => textId === id)?.given ?? (shown.givenPurposes.includes(purpose) || null),
      })),
      acceptedAt: shown.acceptedAt?.toISOString() ?? null,
      answers: accepted ? answers : null,
      suggestions: accepted ? await this.suggestions(actor, linked, prepared) : null,
      revision: linked.revision,
      progress: progressOf(prepared, answers, today()),
    };
  }

  /** Returns the current text of each purpose; the one about health only for templates that ask about it. */
  async consentTexts(actor: Actor, { questions }: PreparedTemplate): Promise<ConsentTextDto[]> {
    const { data } = await this.consents.texts(actor);
    const current = data.filter(({ purpose }, index) => data.findIndex((text) => text.purpose === purpose) === index);
    return current.filter(({ purpose }) => purpose !== 'health_data' || questions.some(({ question }) => question.health));
  }

  /** Returns the answers to confirm, from the registry, the contracts and the earlier questionnaire, whose rows the rules take whole. */
  private suggestions(actor: Actor, { id }: LinkedQuestionnaire, prepared: PreparedTemplate): Promise<Record<string, Answer>> {
    return this.db.write(actor, async (tx) => {
      const [questionnaire] = await tx.findVisible(Questionnaire, [id]);
      if (!questionnaire) throw notAvailable();
      const { agencyId, clientId, reusesId } = questionnaire;
      const [[client], contracts, earlier] = await Promise.all([
        tx.findVisible(Client, [clientId], { deletedAt: null }),
        tx.manager.findBy(Contract, { agencyId, clientId, deletedAt: IsNull() }),
        reusesId ? tx.manager.findOneBy(QuestionnaireAnswers, { agencyId, questionnaireId: reusesId }) : null,
      ]);
      return client ? suggestionsFor(client, contracts, prepared, earlier?.answers ?? {}, today()) : {};
    });
  }

  private async shown(actor: Actor, id: string): Promise<ShownRow> {
    const [row] = await this.db.read<ShownRow>(
      actor,
      sql`SELECT json_build_object('name', a.name, 'email', d.email, 'phone', d.phone) AS agency,
          json_build_object('id', n.id, 'version', n.version, 'notice', n.notice, 'terms', n.terms) AS notice,
          c.display_name AS "clientName", q.accepted_at AS "acceptedAt", q.consents,
          ARRAY(SELECT s.purpose FROM (SELECT DISTINCT ON (k.purpose) k.purpose, k.action FROM consents k WHERE k.agency_id = c.agency_id AND k.client_id = c.id
            ORDER BY k.purpose, k.at DESC, k.recorded_at DESC, k.id DESC) s WHERE s.action = 'given') AS "givenPurposes"
        FROM questionnaires q JOIN clients c ON c.agency_id = q.agency_id AND c.id = q.client_id AND c.deleted_at IS NULL
        JOIN privacy_notices n ON n.agency_id = q.agency_id AND n.id = q.notice_id
        JOIN agencies a ON a.agency_id = q.agency_id LEFT JOIN agency_details d ON d.agency_id = a.agency_id
        WHERE q.agency_id = ${actor.agencyId} AND q.id = ${id} AND ${visibleTo(actor, 'owned', 'c')}`,
    );
    if (!row) throw notAvailable();
    return row;
  }
}
