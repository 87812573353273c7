import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import type { Actor } from '../core/auth/actor.js';
import { Db } from '../core/database/db.js';
import { integer } from '../core/database/integer.js';
import { instant } from '../core/database/json.js';
import { visibleTo } from '../core/database/row-visibility.js';
import type { ReusableAnswers, SendableTemplate, SendingNotice, SendingOptions, SendingRecipient } from './questionnaire.dto.js';
import { QuestionnairesQueries } from './questionnaires.queries.js';

const MAX_TEMPLATES = 200;
const MAX_RECIPIENTS = 50;

interface OptionsRow {
  email: string | null;
  displayName: string;
  templates: SendableTemplate[];
  contacts: SendingRecipient[];
  privacyNotice: SendingNotice | null;
  reusable: ReusableAnswers | null;
}

const NOTHING: SendingOptions = { templates: [], defaultEmail: null, recipients: [], privacyNotice: null, reusable: null, open: null };

/** Reads the choices of the form that sends a questionnaire. */
@Injectable()
export class SendingOptionsQueries {
  constructor(
    private readonly db: Db,
    private readonly questionnaires: QuestionnairesQueries,
  ) {}

  /** Returns no choices for a client that does not exist or is not visible. */
  async get(actor: Actor, clientId: string): Promise<SendingOptions> {
    const [[row], open] = await Promise.all([
      this.db.read<OptionsRow>(
        actor,
        sql`SELECT c.email, c.display_name AS "displayName",
            (SELECT coalesce(json_agg(t ORDER BY t.standard DESC, t.name), '[]') FROM (
              SELECT t.id, t.name, t.template_version AS version, t.standard, json_build_object('from', t.minutes_from, 'to', t.minutes_to) AS minutes,
                t.question_count AS "questionCount"
              FROM questionnaire_templates t WHERE t.agency_id = c.agency_id AND t.client_type = c.type AND t.state = 'published' AND t.deleted_at IS NULL
              ORDER BY t.created_at LIMIT ${integer(MAX_TEMPLATES)}) t) AS templates,
            (SELECT coalesce(json_agg(k ORDER BY k.name), '[]') FROM (
              SELECT k.display_name AS name, k.email, k.role FROM client_contacts l JOIN contacts k ON k.agency_id = l.agency_id AND k.id = l.contact_id
              WHERE l.agency_id = c.agency_id AND l.client_id = c.id AND k.email IS NOT NULL AND k.deleted_at IS NULL
              LIMIT ${integer(MAX_RECIPIENTS)}) k) AS contacts,
            (SELECT json_build_object('version', n.version, 'publishedAt', ${instant(sql`n.published_at`)}) FROM privacy_notices n
              WHERE n.agency_id = c.agency_id ORDER BY n.version DESC LIMIT 1) AS "privacyNotice",
            (SELECT json_build_object('questionnaireId', q.id, 'completedAt', ${instant(sql`q.completed_at`)}, 'count', a.answered) FROM questionnaires q
              JOIN questionnaire_answers a ON a.agency_id = q.agency_id AND a.questionnaire_id = q.id
              WHERE q.agency_id = c.agency_id AND q.client_id = c.id AND q.status = 'completed' ORDER BY q.completed_at DESC LIMIT 1) AS reusable
          FROM clients c WHERE c.id = ${clientId} AND c.deleted_at IS NULL AND ${visibleTo(actor, 'owned', 'c')}`,
      ),
      this.questionnaires.openOf(actor, clientId),
    ]);
    if (!row) return NOTHING;
    const { email, displayName, contacts, ...options } = row;
    const client = email === null ? [] : [{ name: displayName, email, role: null }];
    return { ...options, defaultEmail: email, recipients: [...client, ...contacts], open };
  }
}
