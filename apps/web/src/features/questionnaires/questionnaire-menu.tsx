import { Menu } from '@mantine/core';
import type { QuestionnaireDto } from '@sestante/api-client/types';
import {
  IconBell,
  IconBrowser,
  IconCalendarTime,
  IconCircleX,
  IconClipboardText,
  IconLink,
  IconQrcode,
  IconRefresh,
  IconSend,
  IconUser,
} from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { usePermission } from '../../lib/me';
import { useReadOnlyProps } from '../../ui/forms/use-write-guard';
import { Kbd } from '../../ui/layout/kbd';
import type { MenuTarget } from '../../ui/overlays/menu-on-demand';
import { OpenedMenu } from '../../ui/overlays/opened-menu';
import { profileLink } from '../records/client-links';
import { questionnaireDialogs } from './questionnaire-dialogs-store';
import { questionnaireLink } from './questionnaire-link';
import { isOpen } from './questionnaire-status';
import { sendQuestionnaireLink } from './send-questionnaire-link';
import { useQuestionnaireMutations } from './use-questionnaire-mutations';

/** Context menu of a questionnaire: what can be done in its state. */
export function QuestionnaireMenu({ target, questionnaire }: { target: MenuTarget; questionnaire: QuestionnaireDto }) {
  const { client, link, status, recipientEmail } = questionnaire;
  const mayEdit = usePermission('questionnaires:write');
  const readOnlyProps = useReadOnlyProps();
  const { remind, cancel, copyLink } = useQuestionnaireMutations();
  const open = isOpen(questionnaire);
  return (
    <OpenedMenu target={target} position="bottom-end">
      <Menu.Item
        leftSection={<IconClipboardText size={16} stroke={1.7} />}
        renderRoot={(props) => <Link {...props} {...questionnaireLink(questionnaire)} />}
      >
        Apri
      </Menu.Item>
      <Menu.Item leftSection={<IconUser size={16} stroke={1.7} />} renderRoot={(props) => <Link {...props} {...profileLink(client)} />}>
        Apri il cliente
      </Menu.Item>
      {link !== null && (
        <>
          <Menu.Divider />
          <Menu.Item leftSection={<IconLink size={16} stroke={1.7} />} rightSection={<Kbd>L</Kbd>} onClick={() => copyLink(questionnaire)}>
            Copia link
          </Menu.Item>
          <Menu.Item leftSection={<IconQrcode size={16} stroke={1.7} />} onClick={() => questionnaireDialogs.open('link', questionnaire)}>
            Mostra link e QR
          </Menu.Item>
          <Menu.Item leftSection={<IconBrowser size={16} stroke={1.7} />} component="a" href={link} target="_blank" rel="noreferrer">
            Compila insieme
          </Menu.Item>
        </>
      )}
      {mayEdit && <Menu.Divider />}
      {mayEdit && open && (
        <>
          {recipientEmail !== null && (
            <Menu.Item
              leftSection={<IconBell size={16} stroke={1.7} />}
              rightSection={<Kbd>R</Kbd>}
              onClick={() => remind(questionnaire)}
              {...readOnlyProps}
            >
              Invia un promemoria
            </Menu.Item>
          )}
          <Menu.Item
            leftSection={<IconCalendarTime size={16} stroke={1.7} />}
            onClick={() => questionnaireDialogs.open('expiry', questionnaire)}
            {...readOnlyProps}
          >
            Cambia la scadenza
          </Menu.Item>
          <Menu.Item leftSection={<IconCircleX size={16} stroke={1.7} />} onClick={() => cancel(questionnaire)} {...readOnlyProps}>
            Annulla il questionario
          </Menu.Item>
        </>
      )}
      {mayEdit && (status === 'expired' || status === 'cancelled') && (
        <Menu.Item
          leftSection={<IconRefresh size={16} stroke={1.7} />}
          onClick={() => questionnaireDialogs.open('expiry', questionnaire)}
          {...readOnlyProps}
        >
          Riapri
        </Menu.Item>
      )}
      {mayEdit && !open && (
        <Menu.Item
          leftSection={<IconSend size={16} stroke={1.7} />}
          rightSection={<Kbd>Q</Kbd>}
          renderRoot={(props) => <Link {...props} {...sendQuestionnaireLink(client.id)} />}
        >
          Inviane un altro
        </Menu.Item>
      )}
    </OpenedMenu>
  );
}
