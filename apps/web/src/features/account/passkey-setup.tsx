import { addMyPasskey, beginMyPasskey } from '@sestante/api-client';
import { useState } from 'react';
import { makePasskey } from '../../lib/passkeys';
import { AskPassword } from './ask-password';
import { deviceName } from './device-name';
import { RecoveryCodeList } from './recovery-code-list';

/** Registers a passkey: name and password, then the browser's own prompt for fingerprint, face or PIN. */
export function PasskeySetup({ email, onDone }: { email: string; onDone: () => void }) {
  const [codes, setCodes] = useState<string[]>([]);
  async function add({ password, name }: { password: string; name: string }): Promise<string[]> {
    const begun = await beginMyPasskey({ body: { password }, throwOnError: true });
    const { passkeyToken, options } = begun.data;
    const body = { passkeyToken, name, credential: await makePasskey(options) };
    return (await addMyPasskey({ body, throwOnError: true })).data.recoveryCodes;
  }
  function added(recoveryCodes: string[]): void {
    if (recoveryCodes.length === 0) onDone();
    else setCodes(recoveryCodes);
  }
  if (codes.length > 0) return <RecoveryCodeList codes={codes} onDone={onDone} />;
  return (
    <AskPassword
      why="Una passkey sta su questo dispositivo, nel tuo telefono o nel gestore di password: entri con il dito, il volto o il PIN, anche senza password. Gli altri dispositivi verranno disconnessi."
      email={email}
      action="Crea la passkey"
      name={deviceName(navigator.userAgent)}
      send={add}
      onSaved={added}
    />
  );
}
