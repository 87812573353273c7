import { Button, TextInput } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { deleteCalendarFeed, makeCalendarFeed } from '@sestante/api-client';
import { getCalendarFeedOptions } from '@sestante/api-client/query';
import { IconCopy } from '@tabler/icons-react';
import { useState } from 'react';
import { copyText } from '../../lib/clipboard';
import { formatInstant } from '../../lib/formats';
import { useMe } from '../../lib/me';
import { showToast } from '../../lib/toasts';
import { ConfirmDialog } from '../../ui/overlays/confirm-dialog';
import { ErrorState } from '../../ui/feedback/state-panel';

/** Subscription address of the user's calendar for a phone or another calendar app; it can be replaced and revoked. */
export function CalendarFeed() {
  const { readOnly } = useMe();
  const [asking, setAsking] = useState<'replace' | 'revoke' | null>(null);
  const feed = useQuery({ ...getCalendarFeedOptions(), meta: { handled: true } });
  const make = useMutation({
    mutationFn: async () => (await makeCalendarFeed({ throwOnError: true })).data,
    meta: { affects: ['calendar'], untilShown: true },
    onSuccess: () => showToast(feed.data?.createdAt == null ? 'Indirizzo creato' : 'Indirizzo sostituito: quello di prima non vale più'),
    onSettled: () => setAsking(null),
  });
  const revoke = useMutation({
    mutationFn: () => deleteCalendarFeed({ throwOnError: true }),
    meta: { affects: ['calendar'], untilShown: true },
    onSuccess: () => showToast('Indirizzo revocato'),
    onSettled: () => setAsking(null),
  });

  if (feed.isError && !feed.data) {
    return <ErrorState title="Non riusciamo a caricare il calendario" error={feed.error} onRetry={() => void feed.refetch()} />;
  }
  const { url = null, createdAt = null } = feed.data ?? {};
  return (
    <>
      <p className="text-m soft breaks">
        Le azioni che metti in calendario, da leggere in Google Calendar, Apple Calendario, Outlook o Thunderbird: aggiungi un calendario da
        indirizzo (URL). Spostamenti e annullamenti arrivano da soli.
      </p>
      {url !== null && (
        <TextInput
          label="Indirizzo del tuo calendario"
          description={`Chi ha l’indirizzo legge il calendario: non darlo a nessuno.${createdAt === null ? '' : ` Creato il ${formatInstant(createdAt)}.`}`}
          inputWrapperOrder={['label', 'input', 'error', 'description']}
          value={url}
          readOnly
          onFocus={(event) => event.currentTarget.select()}
        />
      )}
      <div className="flex wraps gap-m">
        {url === null ? (
          <Button variant="default" loading={make.isPending} disabled={readOnly || feed.isPending} onClick={() => make.mutate()}>
            Crea l’indirizzo
          </Button>
        ) : (
          <>
            <Button
              variant="default"
              leftSection={<IconCopy size={16} stroke={1.7} />}
              onClick={() => void copyText(url).then(() => showToast('Indirizzo copiato'))}
            >
              Copia
            </Button>
            <Button variant="default" disabled={readOnly} onClick={() => setAsking('replace')}>
              Sostituisci
            </Button>
            <Button variant="subtle" disabled={readOnly} onClick={() => setAsking('revoke')}>
              Revoca
            </Button>
          </>
        )}
      </div>
      <ConfirmDialog
        opened={asking !== null}
        title={asking === 'revoke' ? 'Revocare l’indirizzo?' : 'Sostituire l’indirizzo?'}
        confirmLabel={asking === 'revoke' ? 'Revoca indirizzo' : 'Sostituisci indirizzo'}
        danger={asking === 'revoke'}
        busy={make.isPending || revoke.isPending}
        onConfirm={() => (asking === 'revoke' ? revoke.mutate() : make.mutate())}
        onCancel={() => setAsking(null)}
      >
        I calendari che lo leggono non si aggiorneranno più{asking === 'replace' && ', finché non ci metti quello nuovo'}.
      </ConfirmDialog>
    </>
  );
}
