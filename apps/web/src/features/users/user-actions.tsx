import { ActionIcon, Menu } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { endUserSessions, inviteUserAgain, resetUserSecondFactor } from '@sestante/api-client';
import type { ColleagueProfile } from '@sestante/api-client/types';
import { IconDevices, IconDots, IconMailForward, IconShieldOff, IconUserCheck, IconUserOff } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { useMe } from '../../lib/me';
import { problemText } from '../../lib/problems';
import { showError, showToast } from '../../lib/toasts';
import { ConfirmDialog } from '../../ui/overlays/confirm-dialog';
import { useUpdateUser } from './use-update-user';
import { useReadOnlyProps } from '../../ui/forms/use-write-guard';

type Question = 'end-sessions' | 'reset-second-factor' | 'deactivate';

/** Actions on a colleague other than changing the role. */
export function UserActions({ user }: { user: ColleagueProfile }) {
  const [question, setQuestion] = useState<Question | null>(null);
  const path = { id: user.id };
  const readOnlyProps = useReadOnlyProps();
  const me = useMe();
  const button = useRef<HTMLButtonElement>(null);
  // Returns the focus to the menu's button, since the menu item no longer exists when the answer arrives.
  function close(): void {
    setQuestion(null);
    requestAnimationFrame(() => button.current?.focus());
  }

  const failed = { meta: { handled: true, affects: ['users', 'me'] }, onError: (error: unknown) => showError(problemText(error).message) };
  const inviteAgain = useMutation({
    ...failed,
    mutationFn: () => inviteUserAgain({ path, throwOnError: true }),
    onSuccess: () => {
      showToast(`Nuovo invito inviato a ${user.email}. Quello di prima non vale più`);
    },
  });
  const endSessions = useMutation({
    ...failed,
    mutationFn: () => endUserSessions({ path, throwOnError: true }),
    onSuccess: () => {
      showToast(`${user.displayName} è fuori da tutti i dispositivi`);
    },
    onSettled: close,
  });
  const resetSecondFactor = useMutation({
    ...failed,
    mutationFn: () => resetUserSecondFactor({ path, throwOnError: true }),
    onSuccess: () => {
      showToast(`${user.displayName} entra di nuovo con la sola password`);
    },
    onSettled: close,
  });
  const { change, changing } = useUpdateUser();

  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon ref={button} aria-label={`Altre azioni su ${user.displayName}`}>
            <IconDots size={16} stroke={1.7} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {user.invitedAt !== null && user.active && (
            <Menu.Item leftSection={<IconMailForward size={16} stroke={1.7} />} onClick={() => inviteAgain.mutate()} {...readOnlyProps}>
              Invita di nuovo
            </Menu.Item>
          )}
          {user.invitedAt === null && user.active && (
            <Menu.Item leftSection={<IconDevices size={16} stroke={1.7} />} onClick={() => setQuestion('end-sessions')} {...readOnlyProps}>
              Chiudi le sessioni
            </Menu.Item>
          )}
          {user.secondFactor && user.id !== me.id && (
            <Menu.Item
              leftSection={<IconShieldOff size={16} stroke={1.7} />}
              onClick={() => setQuestion('reset-second-factor')}
              {...readOnlyProps}
            >
              Azzera il secondo fattore
            </Menu.Item>
          )}
          {user.active ? (
            <Menu.Item
              color="var(--danger)"
              leftSection={<IconUserOff size={16} stroke={1.7} />}
              onClick={() => setQuestion('deactivate')}
              {...readOnlyProps}
            >
              Disattiva
            </Menu.Item>
          ) : (
            <Menu.Item
              leftSection={<IconUserCheck size={16} stroke={1.7} />}
              onClick={() => change({ user, changes: { active: true }, message: `${user.displayName} può di nuovo entrare` })}
              {...readOnlyProps}
            >
              Riattiva
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      <ConfirmDialog
        opened={question === 'end-sessions'}
        title={`Chiudere le sessioni di ${user.displayName}?`}
        confirmLabel="Chiudi le sessioni"
        busy={endSessions.isPending}
        onConfirm={() => endSessions.mutate()}
        onCancel={close}
      >
        Dovrà entrare di nuovo con la password su ogni dispositivo. Quello che sta scrivendo e non ha salvato può andare perso.
      </ConfirmDialog>
      <ConfirmDialog
        opened={question === 'reset-second-factor'}
        title={`Azzerare il secondo fattore di ${user.displayName}?`}
        confirmLabel="Azzera il secondo fattore"
        danger
        busy={resetSecondFactor.isPending}
        onConfirm={() => resetSecondFactor.mutate()}
        onCancel={close}
      >
        Fallo solo se sei certo che te lo chiede lei o lui: da quel momento per entrare basta la password. Esce da tutti i dispositivi e
        riceve una email.
      </ConfirmDialog>
      <ConfirmDialog
        opened={question === 'deactivate'}
        title={`Disattivare ${user.displayName}?`}
        confirmLabel="Disattiva"
        danger
        busy={changing}
        onConfirm={() => {
          close();
          change({
            user,
            changes: { active: false },
            message: `${user.displayName} non può più entrare`,
            back: { active: true },
          });
        }}
        onCancel={close}
      >
        Esce subito da tutti i dispositivi e non può più entrare. I suoi clienti restano in agenzia, e puoi riattivare l’account quando
        vuoi.
      </ConfirmDialog>
    </>
  );
}
