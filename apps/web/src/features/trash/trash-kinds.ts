import type { TrashKind } from '@sestante/api-client/types';
import {
  type Icon,
  IconAddressBook,
  IconBuildingBank,
  IconClock,
  IconCreditCard,
  IconDiscount,
  IconEngine,
  IconFileCertificate,
  IconFolderOpen,
  IconGift,
  IconMapPin,
  IconTool,
  IconUser,
} from '@tabler/icons-react';

interface TrashKindWords {
  label: string;
  icon: Icon;
}

/** Exhaustive on purpose: a new kind breaks the build until it has its texts. */
export const TRASH_KINDS: Record<TrashKind, TrashKindWords> = {
  clients: { label: 'Cliente', icon: IconUser },
  'crm-actions': { label: 'Azione', icon: IconClock },
  contacts: { label: 'Referente', icon: IconAddressBook },
  sites: { label: 'Sede', icon: IconMapPin },
  'payment-methods': { label: 'Metodo di pagamento', icon: IconCreditCard },
  'bank-accounts': { label: 'Banca', icon: IconBuildingBank },
  bonuses: { label: 'Bonus', icon: IconGift },
  discounts: { label: 'Sconto', icon: IconDiscount },
  installations: { label: 'Impianto', icon: IconEngine },
  interventions: { label: 'Intervento', icon: IconTool },
  contracts: { label: 'Contratto', icon: IconFileCertificate },
  documents: { label: 'Documento', icon: IconFolderOpen },
};
