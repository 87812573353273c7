import { useMutation, useQueryClient } from '@tanstack/react-query';
import { closeCrmAction, copyCrmAction, deleteCrmAction, rescheduleCrmAction, restoreCrmAction, undo } from '@sestante/api-client';
import { getCrmActionQueryKey } from '@sestante/api-client/query';
import type { CrmActionDto } from '@sestante/api-client/types';
import { useNavigate, useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import { useMe } from '../../../lib/me';
import { idempotencyKeys } from '../../../lib/idempotency';
import { mutateOnce } from '../../../lib/mutate-once';
import { isFinal, problemText } from '../../../lib/problems';
import { showRecords } from '../../../lib/refresh';
import { showError, showToast } from '../../../lib/toasts';
import { useWriteGuard } from '../../../ui/forms/use-write-guard';
import { plannedInWords } from './action-days';
import { actionLink, drawerLink, type DrawerSearch } from './drawer-search';

interface Rescheduling {
  action: CrmActionDto;
  plannedOn: string;
  plannedTime: string | null;
  /** Set on an undo, whose toast offers no further undo. */
  back?: boolean;
}

/** One-click changes of an action, each with undo. */
export function useActionMutations() {
  const queryClient = useQueryClient();
  const [keys] = useState(idempotencyKeys);
  const navigate = useNavigate();
  const router = useRouter();
  const me = useMe();
  // Guards shortcuts and drag and drop too, which have no control to disable.
  const guardWrite = useWriteGuard();

  const move = useMutation({
    mutationFn: async ({ action, plannedOn, plannedTime }: Rescheduling) =>
      (await rescheduleCrmAction({ path: { id: action.id }, body: { plannedOn, plannedTime }, throwOnError: true })).data,
    // Runs one after the other, so that the last of several moves wins.
    scope: { id: 'reschedule' },
    meta: { handled: true, affects: ['records'] },
    // A dragged action stays where it was dropped while the request runs.
    onMutate: ({ action, plannedOn, plannedTime }) => showRecords(queryClient, { ...action, plannedOn, plannedTime }),
    onSuccess: (now, { action: before, back }) => {
      const undo = () => move.mutate({ action: now, plannedOn: before.plannedOn, plannedTime: before.plannedTime, back: true });
      showToast(`“${now.description}”: ${plannedInWords(now)}`, back ? undefined : undo);
    },
    onError: (error, request) => {
      showRecords(queryClient, request.action);
      showError(problemText(error).message, isFinal(error) ? undefined : () => move.mutate(request));
    },
  });

  const revert = useMutation({
    mutationFn: ({ token }: { token: string; description: string }) => undo({ path: { token }, throwOnError: true }),
    meta: { affects: ['records'] },
    onSuccess: (_answer, { description }) => showToast(`“${description}”: tutto come prima`),
  });

  const cancel = useMutation({
    mutationFn: async ({ action, outcomeId }: { action: CrmActionDto; outcomeId: string }) =>
      (
        await closeCrmAction({
          path: { id: action.id },
          headers: { 'Idempotency-Key': keys.keyFor(['close', action.id, outcomeId]) },
          body: { outcomeId },
          throwOnError: true,
        })
      ).data,
    meta: { affects: ['records'] },
    onSuccess: ({ undoToken, ...closed }) => {
      keys.done();
      const { description, outcome } = closed;
      showToast(`“${description}” chiusa: ${outcome.name}`, () => revert.mutate({ token: undoToken, description }));
    },
  });

  const copy = useMutation({
    mutationFn: async ({ id }: CrmActionDto) =>
      (await copyCrmAction({ path: { id }, headers: { 'Idempotency-Key': keys.keyFor(['copy', id]) }, throwOnError: true })).data,
    meta: { affects: ['records'] },
    onSuccess: (made) => {
      keys.done();
      showToast(`Copiata: “${made.description}”, ${plannedInWords(made)}`, () => remove.mutate({ action: made, announced: false }));
      void navigate(actionLink(made.id));
    },
  });

  const restore = useMutation({
    mutationFn: (action: CrmActionDto) => restoreCrmAction({ path: { id: action.id }, throwOnError: true }),
    meta: { affects: ['records'] },
    onSuccess: (_answer, { description }) => showToast(`“${description}” è di nuovo al suo posto`),
  });

  const remove = useMutation({
    mutationFn: ({ action }: { action: CrmActionDto; announced: boolean }) =>
      deleteCrmAction({ path: { id: action.id }, headers: { 'If-Match': `"${action.version}"` }, throwOnError: true }),
    meta: { affects: ['records'] },
    onSuccess: async (_answer, { action, announced }) => {
      // Leaves the drawer first, since a deleted action can no longer be loaded.
      if (isOpen(router.state.location.search, action)) await navigate({ ...drawerLink({}), replace: true });
      queryClient.removeQueries({ queryKey: getCrmActionQueryKey({ path: { id: action.id } }) });
      if (announced) showToast(`“${action.description}” è nel cestino`, () => restore.mutate(action));
    },
  });

  return {
    reschedule: (action: CrmActionDto, plannedOn: string, plannedTime: string | null) =>
      guardWrite(() => move.mutate({ action, plannedOn, plannedTime })),
    /** Closes the action with an outcome that means it was not carried out. */
    cancel: (action: CrmActionDto, outcomeId: string) => guardWrite(() => mutateOnce(cancel, { action, outcomeId })),
    copy: (action: CrmActionDto) => guardWrite(() => mutateOnce(copy, action)),
    remove: (action: CrmActionDto) => guardWrite(() => remove.mutate({ action, announced: true })),
    /** Returns whether the user may delete the action; a collaborator may delete only their own. */
    mayRemove: ({ createdBy }: CrmActionDto) =>
      me.permissions.includes('crm-actions:delete') || (me.permissions.includes('crm-actions:delete-own') && createdBy.id === me.id),
  };
}

function isOpen({ azione }: DrawerSearch, { id }: CrmActionDto): boolean {
  return azione === id;
}
