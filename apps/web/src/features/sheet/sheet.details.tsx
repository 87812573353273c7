import {
  restoreBankAccount,
  restoreBonus,
  restoreContact,
  restoreContract,
  restoreDiscount,
  restoreDocument,
  restoreInstallation,
  restoreIntervention,
  restorePaymentMethod,
  restoreSite,
} from '@sestante/api-client';
import type { FieldChangeDto } from '@sestante/api-client/types';
import {
  IconAddressBook,
  IconBuildingBank,
  IconCreditCard,
  IconDiscount,
  IconEngine,
  IconFileCertificate,
  IconFilePlus,
  IconFolderOpen,
  IconGift,
  IconLink,
  IconMapPin,
  IconPencil,
  IconPlus,
  IconRestore,
  IconSignature,
  IconTool,
  IconTrash,
  IconUnlink,
} from '@tabler/icons-react';
import { lazy } from 'react';
import type { Clearable, Command, FeatureDetails, Timeline } from '../../lib/feature';
import { withItsDay } from '../../lib/formats';
import { SHEET_TABS } from './sheet-labels';
import { withArticle } from './sheet-history-text';

const SheetHistoryEntry = lazy(() => import('./sheet-history-entry').then((module) => ({ default: module.SheetHistoryEntry })));
const ContractsPanel = lazy(() => import('./contracts/contracts-panel').then((module) => ({ default: module.ContractsPanel })));
const ClientContacts = lazy(() => import('./contacts/client-contacts').then((module) => ({ default: module.ClientContacts })));
const ClientExpiries = lazy(() => import('./contracts/client-expiries').then((module) => ({ default: module.ClientExpiries })));

export const commands = [
  { id: 'scadenze', label: 'Scadenze dei contratti', icon: IconFileCertificate, group: 'work', link: { to: '/scadenze' } },
] as const satisfies readonly Command[];

export const timeline = {
  Entry: SheetHistoryEntry,
  subjectOf,
  texts: {
    'sheet-added': {
      icon: IconPlus,
      title: 'Aggiunto alla scheda',
      filter: 'scheda',
      activity: {
        icon: IconFilePlus,
        text: (client, subject) => (
          <>
            ha aggiunto {subject} a {client}
          </>
        ),
      },
    },
    'sheet-changed': {
      icon: IconPencil,
      title: 'Modificato nella scheda',
      filter: 'scheda',
      activity: {
        icon: IconPencil,
        text: (client, subject) => (
          <>
            ha modificato {subject} di {client}
          </>
        ),
      },
    },
    'sheet-removed': {
      icon: IconTrash,
      title: 'Tolto dalla scheda, nel cestino',
      filter: 'scheda',
      activity: {
        icon: IconTrash,
        text: (client, subject) => (
          <>
            ha spostato nel cestino {subject} di {client}
          </>
        ),
      },
    },
    'sheet-restored': {
      icon: IconRestore,
      title: 'Tornato nella scheda dal cestino',
      filter: 'scheda',
      activity: {
        icon: IconRestore,
        text: (client, subject) => (
          <>
            ha ripristinato {subject} di {client}
          </>
        ),
      },
    },
    'sheet-linked': {
      icon: IconLink,
      title: 'Associato al cliente',
      filter: 'scheda',
      activity: {
        icon: IconLink,
        text: (client, subject) => (
          <>
            ha associato {subject} a {client}
          </>
        ),
      },
    },
    'sheet-unlinked': {
      icon: IconUnlink,
      title: 'Associazione tolta',
      filter: 'scheda',
      activity: {
        icon: IconUnlink,
        text: (client, subject) => (
          <>
            ha tolto l’associazione tra {subject} e {client}
          </>
        ),
      },
    },
    'sheet-signed': {
      icon: IconSignature,
      title: 'Rapporto firmato',
      filter: 'scheda',
      activity: {
        icon: IconSignature,
        text: (client, subject) => (
          <>
            ha fatto firmare il rapporto di {subject} a {client}
          </>
        ),
      },
    },
    'sheet-discarded': {
      icon: IconTrash,
      title: 'Rapporto firmato scartato prima dell’invio',
      filter: 'scheda',
      activity: {
        icon: IconTrash,
        text: (client, subject) => (
          <>
            ha scartato prima dell’invio il rapporto firmato di {subject}, per {client}
          </>
        ),
      },
    },
  },
} satisfies Timeline;

/** The record is named by the first change of the entry. */
function subjectOf([first]: FieldChangeDto[]): string {
  const tab = SHEET_TABS.find((name) => name === first?.field);
  const name = first?.to ?? first?.from;
  return tab === undefined
    ? 'qualcosa della scheda'
    : `${withArticle(tab)}${typeof name === 'string' && name !== '' ? ` “${withItsDay(name)}”` : ''}`;
}

export const trash = {
  contacts: { label: 'Referente', icon: IconAddressBook, restore: restoreContact },
  sites: { label: 'Sede', icon: IconMapPin, restore: restoreSite },
  'payment-methods': { label: 'Metodo di pagamento', icon: IconCreditCard, restore: restorePaymentMethod },
  'bank-accounts': { label: 'Banca', icon: IconBuildingBank, restore: restoreBankAccount },
  bonuses: { label: 'Bonus', icon: IconGift, restore: restoreBonus },
  discounts: { label: 'Sconto', icon: IconDiscount, restore: restoreDiscount },
  installations: {
    label: 'Impianto',
    icon: IconEngine,
    restore: (call, clear) => restoreInstallation({ ...call, body: { clear: references(clear) } }),
  },
  interventions: {
    label: 'Intervento',
    icon: IconTool,
    restore: (call, clear) => restoreIntervention({ ...call, body: { clear: references(clear) } }),
  },
  contracts: {
    label: 'Contratto',
    icon: IconFileCertificate,
    restore: (call, clear) => restoreContract({ ...call, body: { clear: references(clear) } }),
  },
  documents: { label: 'Documento', icon: IconFolderOpen, restore: restoreDocument },
} satisfies FeatureDetails['trash'];

function references(clear: Clearable[]) {
  return clear.filter((field) => field !== 'omniaCode');
}

export const panels = [{ place: 1, Panel: ContractsPanel }] satisfies FeatureDetails['panels'];

export const cards = [
  { place: 'aside', Card: ClientExpiries },
  { place: 'aside', Card: ClientContacts },
] as const satisfies FeatureDetails['cards'];
