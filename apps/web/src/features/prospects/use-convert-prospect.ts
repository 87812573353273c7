import { useMutation, useQueryClient } from '@tanstack/react-query';
import { convertProspect, getClient, undo } from '@sestante/api-client';
import { rememberClient } from '../clients/client-cache';
import { type Client, fullName } from '../clients/client-names';
import { isFinal, problemText } from '../../lib/problems';
import { showError, showToast } from '../../lib/toasts';
import { settleProspect } from './prospect-cache';

/** Makes a prospect a client at once, with a way back; twice at once makes one client. */
export function useConvertProspect(onConverted?: (client: Client) => void) {
  const queryClient = useQueryClient();
  const takeBack = useMutation({
    mutationFn: async ({ client, token }: { client: Client; token: string }) => {
      await undo({ path: { token }, throwOnError: true });
      return (await getClient({ path: { id: client.id }, throwOnError: true })).data;
    },
    onSuccess: (prospect) => {
      rememberClient(queryClient, prospect);
      showToast(
        prospect.status === 'prospect' ? `${fullName(prospect)} è di nuovo un prospect` : `${fullName(prospect)} è rimasto cliente`,
      );
    },
  });
  const convert = useMutation({
    mutationFn: async (prospect: Client) => (await convertProspect({ path: { id: prospect.id }, throwOnError: true })).data,
    meta: { handled: true },
    onSuccess: ({ undoToken, ...client }) => {
      settleProspect(queryClient, client);
      showToast(`${fullName(client)} ora è cliente`, undoToken === null ? undefined : () => takeBack.mutate({ client, token: undoToken }));
      onConverted?.(client);
    },
    onError: (error, prospect) => {
      showError(problemText(error).message, isFinal(error) ? undefined : () => convert.mutate(prospect));
    },
  });
  return {
    convert: (prospect: Client) => {
      if (!convert.isPending) convert.mutate(prospect);
    },
    converting: convert.isPending,
  };
}
