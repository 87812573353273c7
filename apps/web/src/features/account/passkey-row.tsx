import { Button, Modal } from '@mantine/core';
import { removeMyPasskey } from '@sestante/api-client';
import type { PasskeyDto } from '@sestante/api-client/types';
import { useState } from 'react';
import { formatInstant, formatRelative } from '../../lib/formats';
import { useMe } from '../../lib/me';
import { showToast } from '../../lib/toasts';
import { useReadOnlyProps } from '../../ui/forms/use-write-guard';
import { AskPassword } from './ask-password';
import classes from './account-page.module.css';

/** @param kept whether it is the last method of a user who is required to have one */
export function PasskeyRow({ passkey, kept }: { passkey: PasskeyDto; kept: boolean }) {
  const readOnlyProps = useReadOnlyProps();
  const { email } = useMe();
  const [asking, setAsking] = useState(false);
  function removed(): void {
    setAsking(false);
    showToast(`Passkey «${passkey.name}» tolta`);
  }
  return (
    <li className={classes['session']}>
      <div>
        <p className="row gap-m medium">Passkey «{passkey.name}»</p>
        <p className="text-m soft breaks">
          dal {formatInstant(passkey.createdAt)}
          {passkey.lastUsedAt !== null && ` · ultimo uso ${formatRelative(passkey.lastUsedAt)}`}
        </p>
      </div>
      {!kept && (
        <Button
          size="xs"
          variant="default"
          aria-label={`Togli la passkey ${passkey.name}`}
          onClick={() => setAsking(true)}
          {...readOnlyProps}
        >
          Togli
        </Button>
      )}
      <Modal opened={asking} onClose={() => setAsking(false)} closeOnClickOutside={false} title="Togliere la passkey?" size="md">
        <AskPassword
          why="Con questa passkey non si entra più, e gli altri dispositivi verranno disconnessi. Toglila anche dal dispositivo o dal gestore di password."
          email={email}
          action="Togli la passkey"
          danger
          send={({ password }) => removeMyPasskey({ path: { id: passkey.id }, body: { password }, throwOnError: true })}
          onSaved={removed}
        />
      </Modal>
    </li>
  );
}
