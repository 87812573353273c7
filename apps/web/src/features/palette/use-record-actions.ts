import { IconCalendarPlus, IconCopy, IconMail, IconNotes, IconPencil, IconPhone, IconUser } from '@tabler/icons-react';
import { useRouter } from '@tanstack/react-router';
import { copyText } from '../../lib/clipboard';
import { useMe } from '../../lib/me';
import { showToast } from '../../lib/toasts';
import { editLink, profileLink } from '../records/client-links';
import { drawerLink } from '../records/actions/drawer-search';
import type { FoundRecord, Item } from './palette-items';

/** Returns the commands for a record, which work without opening it first. */
export function useRecordActions(): (record: FoundRecord) => Item[] {
  const router = useRouter();
  const mayEdit = useMe().permissions.includes('clients:write');
  return (record) => [
    { id: 'apri', label: 'Apri la scheda', icon: IconUser, run: () => void router.navigate(profileLink(record)) },
    ...(mayEdit ? [{ id: 'modifica', label: 'Modifica', icon: IconPencil, run: () => void router.navigate(editLink(record)) }] : []),
    ...(mayEdit
      ? [
          {
            id: 'azione',
            label: 'Pianifica un’azione',
            icon: IconCalendarPlus,
            run: () => void router.navigate(drawerLink({ nuova: 'azione', per: record.id })),
          },
          {
            id: 'storico',
            label: 'Aggiungi uno storico',
            icon: IconNotes,
            run: () => void router.navigate(drawerLink({ nuova: 'storico', per: record.id })),
          },
        ]
      : []),
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
