import { useMutation } from '@tanstack/react-query';
import { cancelQuestionnaire, remindQuestionnaire, reopenQuestionnaire } from '@sestante/api-client';
import type { QuestionnaireDto } from '@sestante/api-client/types';
import { copyText } from '../../lib/clipboard';
import { mutateOnce } from '../../lib/mutate-once';
import { showToast } from '../../lib/toasts';
import { useWriteGuard } from '../../ui/forms/use-write-guard';

/** One-click changes of a questionnaire, with undo where there is something to undo. */
export function useQuestionnaireMutations() {
  // Guards shortcuts too, which have no control to disable.
  const guardWrite = useWriteGuard();
  const meta = { affects: ['records'] };

  const remind = useMutation({
    mutationFn: async ({ id }: QuestionnaireDto) => (await remindQuestionnaire({ path: { id }, throwOnError: true })).data,
    onSuccess: ({ recipientEmail }) => showToast(`Promemoria inviato a ${recipientEmail}`),
    meta,
  });

  const reopen = useMutation({
    mutationFn: async ({ id }: QuestionnaireDto) => (await reopenQuestionnaire({ path: { id }, body: {}, throwOnError: true })).data,
    onSuccess: ({ client }) => showToast(`Il questionario di ${client.displayName} è di nuovo aperto`),
    meta,
  });

  const cancel = useMutation({
    mutationFn: ({ id }: QuestionnaireDto) => cancelQuestionnaire({ path: { id }, throwOnError: true }),
    onSuccess: (_answer, before) =>
      showToast(`Questionario di ${before.client.displayName} annullato: il link non vale più`, () => reopen.mutate(before)),
    meta,
  });

  return {
    remind: (one: QuestionnaireDto) => guardWrite(() => mutateOnce(remind, one)),
    cancel: (one: QuestionnaireDto) => guardWrite(() => mutateOnce(cancel, one)),
    copyLink: ({ link }: QuestionnaireDto) => {
      if (link !== null) void copyText(link).then(() => showToast('Link copiato: vale solo per questo cliente'));
    },
  };
}
