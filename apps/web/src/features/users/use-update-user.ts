import { useMutation } from '@tanstack/react-query';
import type { ColleagueProfile } from '@sestante/api-client/types';
import { mutateOnce } from '../../lib/mutate-once';
import { problemText } from '../../lib/problems';
import { saveUnlessOvertaken } from '../../lib/save-changes';
import { showError, showToast } from '../../lib/toasts';
import { CHANGEABLE_USER, type UserBody } from './changeable-user';

interface Change {
  user: ColleagueProfile;
  changes: Partial<UserBody>;
  /** Message after success. */
  message: string;
  /** Values that undo the change; absent when there is no undo. */
  back?: Partial<UserBody>;
}

/** Changes a colleague directly and offers an undo where there is one. */
export function useUpdateUser() {
  const update = useMutation({
    mutationFn: ({ user, changes }: Change) => saveUnlessOvertaken(CHANGEABLE_USER, user, changes),
    meta: { handled: true, affects: ['users', 'me'] },
    onSuccess: (saved, { message, back }) => {
      showToast(message, back && (() => update.mutate({ user: saved, changes: back, message: 'Tutto come prima' })));
    },
    onError: (error) => showError(problemText(error).message),
  });
  return {
    change: (change: Change) => mutateOnce(update, change),
    changing: update.isPending,
  };
}
