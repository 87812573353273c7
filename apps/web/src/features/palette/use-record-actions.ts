import { IconCopy, IconMail, IconPencil, IconPhone, IconUser } from '@tabler/icons-react';
import { useRouter } from '@tanstack/react-router';
import { copyText } from '../../lib/clipboard';
import { useFeatureDetails } from '../../lib/feature';
import { useMe } from '../../lib/me';
import { showToast } from '../../lib/toasts';
import { editLink, profileLink } from '../records/client-links';
import type { FoundRecord, Item } from './palette-items';

/** Returns the commands for a record, which work without opening it first. */
export function useRecordActions(): (record: FoundRecord) => Item[] {
  const router = useRouter();
  const { permissions } = useMe();
  const mayEdit = permissions.includes('clients:write');
  const declared = useFeatureDetails()
    .flatMap(({ recordActions }) => recordActions ?? [])
    .filter(({ permission }) => permission === undefined || permissions.includes(permission));
  return (record) => [
    { id: 'apri', label: 'Apri la scheda', icon: IconUser, run: () => void router.navigate(profileLink(record)) },
    ...(mayEdit ? [{ id: 'modifica', label: 'Modifica', icon: IconPencil, run: () => void router.navigate(editLink(record)) }] : []),
    ...declared.map(({ link, ...action }) => ({ ...action, run: () => void router.navigate(link(record)) })),
    ...(record.phone === null
      ? []
      : [{ id: 'chiama', label: 'Chiama', detail: record.phone, icon: IconPhone, run: () => follow(`tel:${record.phone}`) }]),
    ...(record.email === null
      ? []
      : [{ id: 'scrivi', label: 'Scrivi un’email', detail: record.email, icon: IconMail, run: () => follow(`mailto:${record.email}`) }]),
    {
      id: 'copia',
      label: 'Copia l’identificativo',
      icon: IconCopy,
      run: () => void copyText(record.id).then(() => showToast('Identificativo copiato')),
    },
  ];
}

function follow(href: string): void {
  window.location.href = href;
}
