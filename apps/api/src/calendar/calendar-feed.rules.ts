import ical, { ICalCalendarMethod, ICalEventStatus } from 'ical-generator';
import { romeInstant } from '../core/clock.js';

const DEFAULT_MINUTES = 30;
const MINUTE = 60_000;

/** An action as far as a calendar shows it. */
export interface FeedEvent {
  id: string;
  description: string;
  notes: string | null;
  typeName: string | null;
  clientName: string;
  plannedOn: string;
  plannedTime: string | null;
  durationMinutes: number | null;
  /** Given up, or in the trash. */
  cancelled: boolean;
  version: number;
  createdAt: Date;
  updatedAt: Date;
}

/**
 * The calendar as iCalendar (RFC 5545). Times go out in UTC, which every program reads alike; the version is the
 * SEQUENCE, so that one that was moved replaces what was there, and one that was cancelled says so.
 */
export function calendarOf(owner: string, events: FeedEvent[], link: (actionId: string) => string): string {
  const calendar = ical({
    name: `Sestante · ${owner}`,
    prodId: { company: 'Sestante', product: 'Agenda', language: 'IT' },
    method: ICalCalendarMethod.PUBLISH,
    // How often programs should ask again, in seconds.
    ttl: 900,
  });
  for (const event of events) {
    const { plannedOn, plannedTime, durationMinutes } = event;
    // A day is a day wherever it is read: midnight in UTC is written as the day alone.
    const start = plannedTime === null ? new Date(`${plannedOn}T00:00:00Z`) : romeInstant(plannedOn, plannedTime);
    calendar.createEvent({
      id: `${event.id}@sestante`,
      sequence: event.version,
      start,
      ...(plannedTime === null ? { allDay: true } : { end: new Date(start.getTime() + (durationMinutes ?? DEFAULT_MINUTES) * MINUTE) }),
      summary: `${event.typeName ? `${event.typeName}: ` : ''}${event.description} · ${event.clientName}`,
      ...(event.notes ? { description: event.notes } : {}),
      url: link(event.id),
      status: event.cancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
      stamp: event.updatedAt,
      created: event.createdAt,
      lastModified: event.updatedAt,
    });
  }
  return calendar.toString();
}
