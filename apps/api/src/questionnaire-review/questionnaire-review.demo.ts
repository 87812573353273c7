import { progressForOthers } from '@sestante/questionnaire/progress';
import { v7 as uuidv7 } from 'uuid';
import { In, IsNull } from 'typeorm';
import { Consent, ConsentText } from '../consents/consent.entity.js';
import { automation, type Actor } from '../core/auth/actor.js';
import { today } from '../core/clock.js';
import { Db } from '../core/database/db.js';
import type { UnitOfWork } from '../core/database/unit-of-work.js';
import type { DemoAgency } from '../core/feature.js';
import { TimelineEntry } from '../core/history/timeline-entry.entity.js';
import { Dice } from '../demo/demo.dice.js';
import { QuestionnaireTemplate } from '../questionnaire-templates/questionnaire-template.entity.js';
import { TemplatesService } from '../questionnaire-templates/templates.service.js';
import { HealthAnswers } from '../questionnaires/health-answers.js';
import { QuestionnaireLinks } from '../questionnaires/questionnaire-links.js';
import { Questionnaire, QuestionnaireAnswers } from '../questionnaires/questionnaire.entity.js';
import { Contract } from '../sheet/contracts/contract.entity.js';
import { AnswerProposal } from './answer-proposal.entity.js';
import { demoAnswers } from './demo-answers.js';
import { demoConsents, demoEntries, demoQuestionnaire } from './demo-questionnaire.js';
import { demoProposals } from './demo-proposals.js';
import { demoSendings } from './demo-sendings.js';
import { publishDemoNotice } from './demo-notice.js';

const SEED = 1816;
const SMALL_AGENCY = 100;
const SHARE_OF_SMALL = 0.1;

/** Records of the agency that the questionnaires refer to. */
interface Known {
  templates: Map<string, QuestionnaireTemplate>;
  texts: ConsentText[];
  contracts: Contract[];
}

/** Rows of one questionnaire. */
interface Made {
  row: Questionnaire;
  stored: Partial<QuestionnaireAnswers>;
  consents: { rows: Consent[]; entries: Partial<TimelineEntry>[] };
  proposals: { rows: AnswerProposal[]; entries: Partial<TimelineEntry>[] };
  entries: Partial<TimelineEntry>[];
}

/** Loads the privacy notice of a demo agency and its questionnaires of two years, with answers, consents and proposals. */
export async function loadQuestionnaires({ app, agencyId, systemUserId, name, clients }: DemoAgency): Promise<void> {
  const actor = automation(agencyId, systemUserId);
  const db = app.get(Db);
  const living = clients.filter(({ lostAt, deletedAt }) => !lostAt && !deletedAt);
  const dice = new Dice();
  dice.reseed(SEED, 0);
  const sendings = demoSendings(dice, living, living.length < SMALL_AGENCY ? SHARE_OF_SMALL : 1);
  const notice = await db.write(actor, (tx) => publishDemoNotice(tx, name));
  const { templates, texts, contracts } = await db.write(actor, (tx) =>
    knownIn(
      tx,
      sendings.map(({ client }) => client.id),
    ),
  );
  const day = today();
  const ids = sendings.map(() => uuidv7());
  const made: Made[] = [];
  for (const [index, sending] of sendings.entries()) {
    const { client } = sending;
    dice.reseed(SEED, index + 1);
    const template = templates.get(client.type);
    if (!template) throw new Error(`A new agency has no template for ${client.type} clients.`);
    const prepared = await app.get(TemplatesService).prepared(actor, template.id);
    const reusesId = sending.reuses === null ? null : (ids[sending.reuses] ?? null);
    const row = demoQuestionnaire(dice, sending, { id: ids[index] ?? '', noticeId: notice.id, templateId: template.id, reusesId });
    const consents = demoConsents(dice, row, texts);
    const ofClient = contracts.filter(({ clientId }) => clientId === client.id);
    const share = row.completedAt ? 1 : row.acceptedAt ? 0.2 + dice.next() * 0.6 : 0;
    const filling = { share, healthConsent: row.healthConsent, differing: sending.reviewed ? 0.06 : 0.3 };
    const answers = demoAnswers(dice, client, ofClient, prepared, day, filling);
    const health = Object.fromEntries(Object.entries(answers).filter(([code]) => prepared.byCode.get(code)?.health));
    const plain = Object.fromEntries(Object.entries(answers).filter(([code]) => !(code in health)));
    const { answered, total } = progressForOthers(prepared, answers, day);
    const stored: Partial<QuestionnaireAnswers> = {
      agencyId,
      questionnaireId: row.id,
      tokenHash: app.get(QuestionnaireLinks).hashOf(row),
      open: row.status === 'sent' || row.status === 'in_progress',
      answers: plain,
      health: app.get(HealthAnswers).seal(row.id, health),
      answered,
      total,
      revision: 1 + Object.keys(answers).length,
      savedAt: row.completedAt ?? row.acceptedAt,
    };
    const proposals = row.completedAt ? demoProposals(dice, client, ofClient, prepared, answers, row) : { rows: [], entries: [] };
    made.push({ row, stored, consents, proposals, entries: demoEntries(row, client, template.name, systemUserId) });
  }
  await db.write(actor, async (tx) => {
    await insert(tx, actor, made);
  });
}

async function insert(tx: UnitOfWork, { agencyId }: Actor, made: readonly Made[]): Promise<void> {
  await tx.insertMany(
    Questionnaire,
    made.map(({ row }) => row),
  );
  await tx.insertMany(
    QuestionnaireAnswers,
    made.map(({ stored }) => stored),
  );
  await tx.insertMany(
    Consent,
    made.flatMap(({ consents }) => consents.rows),
  );
  await tx.insertMany(
    AnswerProposal,
    made.flatMap(({ proposals }) => proposals.rows),
  );
  const entries = made.flatMap(({ entries: own, consents, proposals }) => [...own, ...consents.entries, ...proposals.entries]);
  await tx.insertMany(
    TimelineEntry,
    entries.map((entry) => ({ changes: [], ...entry, agencyId, id: uuidv7() })),
  );
}

async function knownIn(tx: UnitOfWork, clientIds: string[]): Promise<Known> {
  const { agencyId } = tx.actor;
  const templates = await tx.manager.findBy(QuestionnaireTemplate, { agencyId, standard: true, state: 'published' });
  return {
    templates: new Map(templates.map((template) => [template.clientType, template])),
    texts: await tx.manager.findBy(ConsentText, { agencyId }),
    contracts: await tx.manager.findBy(Contract, { agencyId, clientId: In(clientIds), deletedAt: IsNull() }),
  };
}
