import { ActionIcon, Button, Menu } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { getClientQueryKey } from '@sestante/api-client/query';
import { IconClipboardList, IconDots, IconMail, IconPencil, IconPhone, IconTrash } from '@tabler/icons-react';
import { Link, useNavigate } from '@tanstack/react-router';
import { formatPhone } from '@sestante/italian-ids/phone';
import type { ReactNode } from 'react';
import { usePermission } from '../../../lib/me';
import { useShortcuts } from '../../../lib/shortcuts';
import { Kbd } from '../../../ui/layout/kbd';
import { sendQuestionnaireLink } from '../../questionnaires/send-questionnaire-link';
import { NewActionButton } from '../actions/new-action-button';
import { editLink, SECTIONS } from '../client-links';
import type { Client } from '../client-names';
import classes from './client-page.module.css';
import { useDeleteClient } from '../use-delete-client';
import { useReadOnlyProps } from '../../../ui/forms/use-write-guard';

const MAY_NOT_EDIT = 'Il tuo ruolo non può modificare i clienti';
const MAY_NOT_DELETE = 'Il tuo ruolo non può eliminare questo cliente';

interface ClientActionsProps {
  client: Client;
  /** Actions of a prospect: the primary ones, and additional menu items. */
  first?: ReactNode;
  menu?: ReactNode;
}

/** Actions on a client. Those the role does not permit are disabled with the reason instead of hidden. */
export function ClientActions({ client, first, menu }: ClientActionsProps) {
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const mayEdit = usePermission('clients:write');
  const maySend = usePermission('questionnaires:write');
  const readOnlyProps = useReadOnlyProps();
  const { remove, mayRemove } = useDeleteClient(() => {
    const queryKey = getClientQueryKey({ path: { id: client.id } });
    void navigate(SECTIONS[client.status].link).then(() => queryClient.removeQueries({ queryKey }));
  });
  const edit = { ...editLink(client), state: { fromProfile: true } } as const;
  const send = sendQuestionnaireLink(client.id);
  useShortcuts({
    e: () => (mayEdit ? void navigate(edit) : false),
    q: () => (maySend ? void navigate(send) : false),
  });

  return (
    <div className={classes['actions']}>
      {first}
      {client.phone !== null && (
        <ActionIcon
          variant="default"
          component="a"
          href={`tel:${client.phone}`}
          aria-label={`Chiama ${formatPhone(client.phone)}`}
          title={`Chiama ${formatPhone(client.phone)}`}
        >
          <IconPhone size={16} stroke={1.7} />
        </ActionIcon>
      )}
      {client.email !== null && (
        <ActionIcon
          variant="default"
          component="a"
          href={`mailto:${client.email}`}
          aria-label={`Scrivi a ${client.email}`}
          title={`Scrivi a ${client.email}`}
        >
          <IconMail size={16} stroke={1.7} />
        </ActionIcon>
      )}
      {maySend && (
        <Button
          variant="default"
          leftSection={<IconClipboardList size={16} stroke={1.7} />}
          rightSection={<Kbd>Q</Kbd>}
          renderRoot={(props) => <Link {...props} {...send} />}
        >
          Questionario
        </Button>
      )}
      {/* Together on a line, so that the button of the menu never stands alone on the next one. */}
      <div className="row wraps gap-s">
        {mayEdit ? (
          <Button
            variant="default"
            leftSection={<IconPencil size={16} stroke={1.7} />}
            rightSection={<Kbd>E</Kbd>}
            renderRoot={(props) => <Link {...props} {...edit} />}
          >
            Modifica
          </Button>
        ) : (
          // Remains focusable when disabled, so that the reason can be read.
          <Button variant="default" leftSection={<IconPencil size={16} stroke={1.7} />} data-disabled aria-disabled title={MAY_NOT_EDIT}>
            Modifica
          </Button>
        )}
        <NewActionButton clientId={client.id} />
        <Menu position="bottom-end">
          <Menu.Target>
            <ActionIcon variant="default" aria-label="Altre azioni">
              <IconDots size={16} stroke={1.7} />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            {menu}
            <Menu.Item
              {...(mayRemove(client) ? { color: 'var(--danger)' } : { 'aria-disabled': true, 'data-disabled': true })}
              leftSection={<IconTrash size={16} stroke={1.7} />}
              closeMenuOnClick={mayRemove(client)}
              onClick={() => mayRemove(client) && remove(client)}
              {...readOnlyProps}
            >
              Elimina
              {!mayRemove(client) && <span className={classes['reason']}>{MAY_NOT_DELETE}</span>}
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
      </div>
    </div>
  );
}
