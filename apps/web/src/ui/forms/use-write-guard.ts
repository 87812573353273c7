import { useQuery } from '@tanstack/react-query';
import type { MouseEvent } from 'react';
import { meQuery } from '../../lib/me';
import { showError } from '../../lib/toasts';

/** Reason shown when a control is disabled in a read-only "View as" session. */
export const READ_ONLY_REASON = 'Stai solo guardando, con gli occhi di un’altra persona: da qui non si cambia niente.';

/** Props that disable a control in a read-only session. */
export const READ_ONLY_PROPS = {
  'data-disabled': true,
  'aria-disabled': true,
  title: READ_ONLY_REASON,
  onClick: (event: MouseEvent) => event.preventDefault(),
} as const;

/** Returns whether the session is read-only; false where nobody is logged in. */
export function useReadOnly(): boolean {
  return useQuery({ ...meQuery, enabled: false }).data?.readOnly ?? false;
}

/**
 * Returns props that disable a control in a "View as" session, and none otherwise; spread them after the control's own
 * props. The control stays focusable, so that the reason can be read. Forms are covered by `forms/form.tsx`.
 */
export function useReadOnlyProps(): typeof READ_ONLY_PROPS | Record<never, never> {
  return useReadOnly() ? READ_ONLY_PROPS : {};
}

/**
 * Returns a wrapper for writes without a control, such as shortcuts and drag and drop: it shows the reason instead of
 * running them in a "View as" session.
 */
export function useWriteGuard(): (act: () => void) => void {
  const readOnly = useReadOnly();
  return (act) => (readOnly ? showError(READ_ONLY_REASON) : act());
}
