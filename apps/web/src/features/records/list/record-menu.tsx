import { Menu } from '@mantine/core';
import {
  IconCalendarPlus,
  IconCopy,
  IconLayoutSidebarRightExpand,
  IconNotes,
  IconPencil,
  IconSend,
  IconSquareCheck,
  IconTrash,
  IconUser,
} from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { copyText } from '../../../lib/clipboard';
import { usePermission } from '../../../lib/me';
import { showToast } from '../../../lib/toasts';
import { Kbd } from '../../../ui/layout/kbd';
import type { MenuTarget } from '../../../ui/overlays/menu-on-demand';
import { OpenedMenu } from '../../../ui/overlays/opened-menu';
import { sendQuestionnaireLink } from '../../questionnaires/send-questionnaire-link';
import { drawerLink } from '../actions/drawer-search';
import { editLink, profileLink } from '../client-links';
import type { Client } from '../client-names';
import { useReadOnlyProps } from '../../../ui/forms/use-write-guard';

export interface RecordMenuProps {
  target: MenuTarget;
  record: Client;
  /** Null when the user may not delete this record. */
  onDelete: ((record: Client) => void) | null;
  /** Set where rows can be selected and previewed beside the list. */
  onChoose?: (record: Client) => void;
  onPeek?: (record: Client) => void;
  /** Items that only records of this list have. */
  children?: ReactNode;
}

/** Context menu of a client or prospect. */
export function RecordMenu({ target, record, onDelete, onChoose, onPeek, children }: RecordMenuProps) {
  const mayEdit = usePermission('clients:write');
  const maySend = usePermission('questionnaires:write');
  const readOnlyProps = useReadOnlyProps();
  return (
    <OpenedMenu target={target} position="bottom-end">
      <Menu.Item leftSection={<IconUser size={16} stroke={1.7} />} renderRoot={(props) => <Link {...props} {...profileLink(record)} />}>
        Apri
      </Menu.Item>
      {onPeek && (
        <Menu.Item leftSection={<IconLayoutSidebarRightExpand size={16} stroke={1.7} />} onClick={() => onPeek(record)}>
          Anteprima
        </Menu.Item>
      )}
      {mayEdit && (
        <>
          <Menu.Item
            leftSection={<IconCalendarPlus size={16} stroke={1.7} />}
            rightSection={<Kbd>N</Kbd>}
            renderRoot={(props) => <Link {...props} {...drawerLink({ nuova: 'azione', per: record.id })} />}
          >
            Nuova azione
          </Menu.Item>
          <Menu.Item
            leftSection={<IconNotes size={16} stroke={1.7} />}
            rightSection={<Kbd>S</Kbd>}
            renderRoot={(props) => <Link {...props} {...drawerLink({ nuova: 'storico', per: record.id })} />}
          >
            Nuovo storico
          </Menu.Item>
        </>
      )}
      {maySend && (
        <Menu.Item
          leftSection={<IconSend size={16} stroke={1.7} />}
          rightSection={<Kbd>Q</Kbd>}
          renderRoot={(props) => <Link {...props} {...sendQuestionnaireLink(record.id)} />}
        >
          Invia questionario
        </Menu.Item>
      )}
      {mayEdit && (
        <Menu.Item leftSection={<IconPencil size={16} stroke={1.7} />} renderRoot={(props) => <Link {...props} {...editLink(record)} />}>
          Modifica
        </Menu.Item>
      )}
      {children}
      <Menu.Item
        leftSection={<IconCopy size={16} stroke={1.7} />}
        onClick={() => void copyText(record.id).then(() => showToast('Identificativo copiato'))}
      >
        Copia identificativo
      </Menu.Item>
      {onChoose && (
        <Menu.Item leftSection={<IconSquareCheck size={16} stroke={1.7} />} onClick={() => onChoose(record)}>
          Seleziona
        </Menu.Item>
      )}
      {onDelete && (
        <>
          <Menu.Divider />
          <Menu.Item
            color="var(--danger)"
            leftSection={<IconTrash size={16} stroke={1.7} />}
            onClick={() => onDelete(record)}
            {...readOnlyProps}
          >
            Sposta nel cestino
          </Menu.Item>
        </>
      )}
    </OpenedMenu>
  );
}
