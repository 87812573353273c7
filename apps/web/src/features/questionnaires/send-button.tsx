import { Button, type ButtonProps } from '@mantine/core';
import { IconSend } from '@tabler/icons-react';
import { Link, useNavigate } from '@tanstack/react-router';
import { usePermission } from '../../lib/me';
import { useShortcuts } from '../../lib/shortcuts';
import { Kbd } from '../../ui/layout/kbd';
import { sendQuestionnaireLink } from './send-questionnaire-link';

/** Opens the dialog that sends a questionnaire; without `clientId` the client is chosen there. */
export function SendButton({ clientId, ...props }: ButtonProps & { clientId?: string }) {
  const navigate = useNavigate();
  const maySend = usePermission('questionnaires:write');
  const link = sendQuestionnaireLink(clientId ?? 'scegli');
  useShortcuts({ q: () => (maySend ? void navigate(link) : false) });
  if (!maySend) return null;
  return (
    <Button
      leftSection={<IconSend size={16} stroke={1.7} />}
      rightSection={<Kbd onAccent>Q</Kbd>}
      {...props}
      renderRoot={(root) => <Link {...root} {...link} />}
    >
      Invia questionario
    </Button>
  );
}
