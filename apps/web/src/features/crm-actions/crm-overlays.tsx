import { getRouteApi } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { calendarQuestion } from '../records/actions/calendar-question-store';
import { reschedule } from '../records/actions/reschedule-store';

const ActionDrawer = lazy(() => import('./action-drawer').then((module) => ({ default: module.ActionDrawer })));
const CalendarQuestion = lazy(() => import('./calendar-question').then((module) => ({ default: module.CalendarQuestion })));
const RescheduleDialog = lazy(() => import('./reschedule-dialog').then((module) => ({ default: module.RescheduleDialog })));

const shell = getRouteApi('/_shell');

/** Loads the action drawer on demand, on any page. */
export function CrmOverlays() {
  const { azione, nuova } = shell.useSearch();
  const moved = reschedule.useAsked();
  const planned = calendarQuestion.useAsked();
  return (
    <Suspense>
      {(azione !== undefined || nuova !== undefined) && <ActionDrawer />}
      {moved && <RescheduleDialog key={moved.id} action={moved} onClose={reschedule.close} />}
      {planned && <CalendarQuestion key={planned.id} action={planned} onClose={calendarQuestion.close} />}
    </Suspense>
  );
}
