import { useMutation, useQueryClient } from '@tanstack/react-query';
import { updateUser } from '@sestante/api-client';
import { getUserQueryKey } from '@sestante/api-client/query';
import type { ColleagueProfile, UpdateUserDto, UserDto } from '@sestante/api-client/types';
import { problemText } from '../../lib/problems';
import { showError, showToast } from '../../lib/toasts';
import { refreshUsers } from './users-cache';

type Versioned = Pick<UserDto, 'id' | 'version'>;

interface Change {
  user: Versioned;
  changes: UpdateUserDto;
  /** What is told when it is done. */
  told: string;
  /** What takes it back; left out where nothing does. */
  back?: UpdateUserDto;
  /** From where no page would show a failure. */
  inPassing?: boolean;
}

/** Changes what a colleague may do; what can be taken back is offered for it. */
export function useUpdateUser(onSaved: () => void = () => undefined) {
  const queryClient = useQueryClient();
  const update = useMutation({
    mutationFn: async ({ user: { id, version }, changes }: Change) => {
      const headers = { 'If-Match': `"${version}"` };
      return (await updateUser({ path: { id }, headers, body: changes, throwOnError: true })).data;
    },
    meta: { handled: true },
    onSuccess: (saved, { told, back }) => {
      const queryKey = getUserQueryKey({ path: { id: saved.id } });
      queryClient.setQueryData<ColleagueProfile>(queryKey, (before) => before && { ...before, ...saved });
      refreshUsers(queryClient);
      onSaved();
      showToast(told, back && (() => update.mutate({ user: saved, changes: back, told: 'Tutto come prima', inPassing: true })));
    },
    onError: (error, { inPassing }) => {
      if (inPassing) showError(problemText(error).message);
      refreshUsers(queryClient);
    },
  });
  return {
    change: (change: Change) => {
      if (!update.isPending) update.mutate(change);
    },
    changing: update.isPending,
    problem: update.error,
  };
}
