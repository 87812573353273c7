import { v7 as uuidv7 } from 'uuid';
import type { Client } from '../clients/client.entity.js';
import type { Consent, ConsentPurpose, ConsentText } from '../consents/consent.entity.js';
import { addDays, romeInstant, today } from '../core/clock.js';
import type { TimelineEntry } from '../core/history/timeline-entry.entity.js';
import type { Dice } from '../demo/demo.dice.js';
import type { Questionnaire } from '../questionnaires/questionnaire.entity.js';
import { DEFAULT_DAYS, nextReminderOn } from '../questionnaires/questionnaire.rules.js';
import type { DemoSending } from './demo-sendings.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const CLOCKS = ['08:50', '09:25', '10:15', '11:05', '12:10', '15:00', '16:35', '17:40'];
const REMINDER_DAYS = [3, 7];
/** Share of the expired questionnaires whose client had begun. */
const BEGUN = 0.4;
/** Share of the clients that give each consent. */
const CONSENTS: Record<ConsentPurpose, number> = { marketing: 0.55, profiling: 0.4, third_party_marketing: 0.12, health_data: 0.86 };

/** Returns the row of a questionnaire with the times of its steps, each after the one before, and all in the past. */
export function demoQuestionnaire(
  dice: Dice,
  { client, status, reviewed, sentDaysAgo, channel }: DemoSending,
  ids: Pick<Questionnaire, 'id' | 'noticeId' | 'templateId' | 'reusesId'>,
): Questionnaire {
  const day = today();
  const sentAt = romeInstant(addDays(day, -sentDaysAgo), dice.pick(CLOCKS));
  const within = (then: Date, low: number, high: number) => new Date(then.getTime() + low + Math.floor(dice.next() * (high - low)));
  const opens = status !== 'sent' ? status !== 'cancelled' : dice.chance(0.3);
  const openedAt = opens ? within(sentAt, 20 * MINUTE, channel === 'together' ? 25 * MINUTE : 12 * HOUR) : null;
  const begins = status === 'completed' || status === 'in_progress' || (status === 'expired' && dice.chance(BEGUN));
  const acceptedAt = begins && openedAt ? within(openedAt, 2 * MINUTE, 9 * MINUTE) : null;
  const completedAt =
    status === 'completed' && acceptedAt ? within(acceptedAt, 11 * MINUTE, dice.chance(0.6) ? 40 * MINUTE : 3 * DAY) : null;
  const expiresOn = addDays(today(sentAt), DEFAULT_DAYS);
  const reminderDays = channel === 'email' ? REMINDER_DAYS : [];
  const closedOn = completedAt ? today(completedAt) : status === 'cancelled' ? addDays(today(sentAt), 2) : day;
  const reminded = reminderDays.map((days) => addDays(today(sentAt), days)).filter((due) => due < closedOn);
  const open = status === 'sent' || status === 'in_progress';
  const row = {
    ...ids,
    agencyId: client.agencyId,
    clientId: client.id,
    type: client.type,
    status,
    channel,
    recipientName: client.referent ?? client.displayName,
    recipientEmail: client.email,
    expiresOn,
    reminderDays,
    nextReminderOn: open ? nextReminderOn({ channel, sentAt, reminderDays, expiresOn }) : null,
    remindersSent: reminded.length,
    remindedAt: reminded.length > 0 ? romeInstant(reminded.at(-1) ?? day, '09:00') : null,
    tokenNumber: 1,
    consents: [],
    healthConsent: false,
    createdById: client.assigneeId ?? client.createdById,
    sentAt,
    openedAt,
    acceptedAt,
    completedAt,
    cancelledAt: status === 'cancelled' ? within(sentAt, DAY, 2 * DAY) : null,
    reviewedAt: reviewed && completedAt ? within(completedAt, DAY, 4 * DAY) : null,
  };
  const steps = [openedAt, acceptedAt, completedAt, row.cancelledAt, row.reviewedAt].filter(Boolean).length;
  return { ...row, version: 1 + steps + reminded.length + (status === 'expired' ? 1 : 0) };
}

/** Gives or refuses the consents of a questionnaire whose notice was accepted, and returns their entries. */
export function demoConsents(
  dice: Dice,
  row: Questionnaire,
  texts: readonly ConsentText[],
): { rows: Consent[]; entries: Partial<TimelineEntry>[] } {
  const { agencyId, clientId, acceptedAt, createdById } = row;
  if (!acceptedAt) return { rows: [], entries: [] };
  row.consents = texts.map(({ id, purpose }) => ({ textId: id, given: dice.chance(CONSENTS[purpose]) }));
  const given = texts.filter(({ id }) => row.consents.some((choice) => choice.textId === id && choice.given));
  row.healthConsent = given.some(({ purpose }) => purpose === 'health_data');
  return {
    rows: given.map(({ id, purpose }) => ({
      agencyId,
      id: uuidv7(),
      clientId,
      purpose,
      action: 'given',
      at: acceptedAt,
      channel: 'questionnaire',
      textId: id,
      evidence: { questionnaireId: row.id },
      recordedById: createdById,
      recordedAt: acceptedAt,
    })),
    entries: given.map(({ purpose }) => ({
      subjectId: clientId,
      actorId: createdById,
      origin: 'automation',
      kind: 'consent-given',
      title: 'Consent given',
      at: acceptedAt,
      changes: [{ field: 'purpose', from: null, to: purpose }],
      link: null,
    })),
  };
}

/** Returns the entries of the steps of a questionnaire in the client's timeline. */
export function demoEntries(
  row: Questionnaire,
  { id: subjectId }: Client,
  template: string,
  systemUserId: string,
): Partial<TimelineEntry>[] {
  const named = [{ field: 'template', from: null, to: template }];
  const entry = (step: string, at: Date | null, by: string, changes = named): Partial<TimelineEntry>[] =>
    at
      ? [
          {
            subjectId,
            actorId: by,
            origin: by === systemUserId ? 'automation' : 'staff',
            kind: `questionnaire-${step}` as TimelineEntry['kind'],
            title: `Questionnaire ${step}`,
            at,
            changes,
            link: `/api/v1/questionnaires/${row.id}`,
          },
        ]
      : [];
  const sent = [...named, { field: 'channel', from: null, to: row.channel }, { field: 'expiresOn', from: null, to: row.expiresOn }];
  return [
    ...entry('sent', row.sentAt, row.createdById, sent),
    ...entry('opened', row.openedAt, systemUserId),
    ...entry('reminded', row.remindedAt, systemUserId),
    ...entry('completed', row.completedAt, systemUserId),
    ...entry('cancelled', row.cancelledAt, row.createdById),
    ...entry('expired', row.status === 'expired' ? romeInstant(addDays(row.expiresOn, 1), '00:05') : null, systemUserId),
    ...entry('reviewed', row.reviewedAt, row.createdById),
  ];
}
