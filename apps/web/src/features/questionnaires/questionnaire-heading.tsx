import { Button } from '@mantine/core';
import type { QuestionnaireDto } from '@sestante/api-client/types';
import { IconBell, IconExternalLink, IconLink, IconRefresh } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { usePermission } from '../../lib/me';
import { useShortcuts } from '../../lib/shortcuts';
import { DetailHeader } from '../../ui/layout/detail-page';
import { Kbd } from '../../ui/layout/kbd';
import { useReadOnlyProps } from '../../ui/forms/use-write-guard';
import { profileLink } from '../records/client-links';
import { ClientTypeBadge } from '../records/client-type-badge';
import { questionnaireDialogs } from './questionnaire-dialogs-store';
import { QuestionnaireMenuButton } from './questionnaire-menu-button';
import { isOpen, QuestionnaireStatusBadge } from './questionnaire-status';
import { SendButton } from './send-button';
import { useQuestionnaireMutations } from './use-questionnaire-mutations';

/** Client, state and the actions that the state permits. */
export function QuestionnaireHeading({ questionnaire }: { questionnaire: QuestionnaireDto }) {
  const { client, template, type, status, link } = questionnaire;
  const mayEdit = usePermission('questionnaires:write');
  const readOnlyProps = useReadOnlyProps();
  const { copyLink, remind } = useQuestionnaireMutations();
  const open = isOpen(questionnaire);
  const mayRemind = mayEdit && open && questionnaire.recipientEmail !== null;
  useShortcuts({
    l: () => (link === null ? false : copyLink(questionnaire)),
    r: () => (mayRemind ? remind(questionnaire) : false),
  });
  return (
    <DetailHeader
      title={<Link {...profileLink(client)}>{client.displayName}</Link>}
      badges={
        <>
          <ClientTypeBadge type={type} />
          <QuestionnaireStatusBadge questionnaire={questionnaire} />
        </>
      }
      line={`${template.name}, versione ${template.version}`}
    >
      {link !== null && (
        <>
          <Button
            variant="default"
            leftSection={<IconLink size={16} stroke={1.7} />}
            rightSection={<Kbd>L</Kbd>}
            onClick={() => copyLink(questionnaire)}
          >
            Copia link
          </Button>
          <Button
            component="a"
            href={link}
            target="_blank"
            rel="noreferrer"
            variant="default"
            leftSection={<IconExternalLink size={16} stroke={1.7} />}
          >
            Compila insieme
          </Button>
        </>
      )}
      {mayRemind && (
        <Button
          leftSection={<IconBell size={16} stroke={1.7} />}
          rightSection={<Kbd onAccent>R</Kbd>}
          onClick={() => remind(questionnaire)}
          {...readOnlyProps}
        >
          Invia promemoria
        </Button>
      )}
      {mayEdit && (status === 'expired' || status === 'cancelled') && (
        <Button
          leftSection={<IconRefresh size={16} stroke={1.7} />}
          onClick={() => questionnaireDialogs.open('expiry', questionnaire)}
          {...readOnlyProps}
        >
          Riapri
        </Button>
      )}
      {!open && <SendButton clientId={client.id} variant="default" rightSection={<Kbd>Q</Kbd>} />}
      <QuestionnaireMenuButton questionnaire={questionnaire} tabIndex={0} />
    </DetailHeader>
  );
}
