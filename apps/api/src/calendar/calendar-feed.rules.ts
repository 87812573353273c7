import ical, { ICalCalendarMethod, ICalEventStatus } from 'ical-generator';
import { romeInstant } from '../core/clock.js';

const DEFAULT_MINUTES = 30;
const MINUTE = 60_000;

/** Fields of an action that the iCalendar feed contains. */
export interface FeedEvent {
  id: string;
  description: string;
  notes: string | null;
  typeName: string | null;
  clientName: string;
  plannedOn: string;
  plannedTime: string | null;
  durationMinutes: number | null;
  /** True when the action is cancelled, or when it or its client is in the trash. */
  cancelled: boolean;
  version: number;
  createdAt: Date;
  updatedAt: Date;
}

/**
 * Renders the calendar as iCalendar (RFC 5545). Times are in UTC, which every calendar program reads the same way. The
 * version is the SEQUENCE, so that a moved or cancelled event replaces the copy that the subscriber already has.
 */
export function calendarOf(owner: string, events: FeedEvent[], link: (actionId: string) => string): string {
  const calendar = ical({
    name: `Sestante · ${owner}`,
    prodId: { company: 'Sestante', product: 'Agenda', language: 'IT' },
    method: ICalCalendarMethod.PUBLISH,
    // Refresh interval suggested to subscribers, in seconds.
    ttl: 900,
  });
  for (const event of events) {
    const { plannedOn, plannedTime, durationMinutes } = event;
    // Midnight in UTC, since an all-day event is written as a date without a time zone.
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
