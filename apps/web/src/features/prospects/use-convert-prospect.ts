import { useMutation } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { convertProspect, getClient, undo } from '@sestante/api-client';
import type { UpdateClientDto } from '@sestante/api-client/types';
import { useRef, useState } from 'react';
import { saveChanges } from '../../lib/save-changes';
import { CHANGEABLE_CLIENT } from '../records/fields/changeable-client';
import type { FieldName } from '../records/fields/client-fields';
import { profileLink } from '../records/client-links';
import { type Client, fullName } from '../records/client-names';
import { showToast } from '../../lib/toasts';

/**
 * Saves the missing data, then converts the prospect to a client, with an undo; concurrent conversions create one client. Fields changed by
 * others are kept and reported before the conversion.
 */
export function useConvertProspect(prospect: Client, onConverted: () => void) {
  const router = useRouter();
  // Record after a first attempt has saved its data.
  const base = useRef(prospect);
  const [overtaken, setOvertaken] = useState<FieldName[]>([]);

  const revert = useMutation({
    mutationFn: async ({ client, token }: { client: Client; token: string }) => {
      await undo({ path: { token }, throwOnError: true });
      return (await getClient({ path: { id: client.id }, throwOnError: true })).data;
    },
    meta: { affects: ['records'] },
    onSuccess: (again) => {
      showToast(again.status === 'prospect' ? `${fullName(again)} è di nuovo un prospect` : `${fullName(again)} è rimasto cliente`);
    },
  });

  async function convert(changes: UpdateClientDto) {
    const left = Object.fromEntries(Object.entries(changes).filter(([name]) => !overtaken.some((field) => field === name)));
    if (Object.keys(left).length > 0) {
      const saved = await saveChanges(CHANGEABLE_CLIENT, base.current, left);
      base.current = saved.row ?? saved.conflict.theirs;
      if (saved.conflict) return { converted: null, conflict: saved.conflict };
    }
    return { converted: (await convertProspect({ path: { id: prospect.id }, throwOnError: true })).data, conflict: null };
  }

  function onAnswer({ converted, conflict }: Awaited<ReturnType<typeof convert>>): void | false {
    if (conflict) {
      setOvertaken((before) => [...before, ...conflict.fields]);
      return false;
    }
    const { undoToken, ...client } = converted;
    const link = profileLink(client);
    // No navigation when the user is already on the record's own page.
    const isOpen = router.state.matches.some(({ params }) => 'id' in params && params.id === client.id);
    showToast(`${fullName(client)} ora è cliente`, {
      ...(undoToken !== null && { undo: () => revert.mutate({ client, token: undoToken }) }),
      ...(!isOpen && { further: { label: 'Apri scheda', run: () => void router.navigate(link) } }),
    });
    onConverted();
    return undefined;
  }

  return { convert, onAnswer, overtaken };
}
