import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { revealBankAccount } from '@sestante/api-client';
import type { BankAccountDto } from '@sestante/api-client/types';
import { formatIban } from '@sestante/italian-ids/iban';
import { IconCopy, IconEye } from '@tabler/icons-react';
import { copyText } from '../../../lib/clipboard';
import { usePermission } from '../../../lib/me';
import { showToast } from '../../../lib/toasts';
import { useReadOnlyProps } from '../../../ui/forms/use-write-guard';
import classes from './bank-account.module.css';

/** Bank and branch, and the full IBAN on request for users who may read it. Each such request is recorded. */
export function BankAccountDetails({ row, clientId }: { row: BankAccountDto; clientId: string }) {
  const mayRead = usePermission('bank-accounts:reveal');
  const readOnlyProps = useReadOnlyProps();
  const reveal = useMutation({
    mutationFn: async () => (await revealBankAccount({ path: { clientId, id: row.id }, throwOnError: true })).data.iban,
  });
  return (
    <section className={classes['account']} aria-label="Conto">
      {row.abi !== null && (
        <p>
          ABI <b>{row.abi}</b> · CAB <b>{row.cab}</b>
        </p>
      )}
      {mayRead && (
        <div className={classes['reveal']}>
          <p role="status" className={classes['iban']}>
            {reveal.data !== undefined && formatIban(reveal.data)}
          </p>
          {reveal.data === undefined ? (
            <Button
              key="show"
              size="xs"
              variant="default"
              leftSection={<IconEye size={15} stroke={1.7} />}
              loading={reveal.isPending}
              onClick={() => reveal.mutate()}
              {...readOnlyProps}
            >
              Mostra l’IBAN
            </Button>
          ) : (
            // Moves the focus to the replacing button, since the pressed one disappears.
            <Button
              key="copy"
              autoFocus
              size="xs"
              variant="default"
              leftSection={<IconCopy size={15} stroke={1.7} />}
              onClick={() => void copyText(reveal.data).then(() => showToast('IBAN copiato'))}
            >
              Copia
            </Button>
          )}
        </div>
      )}
      <p className="text-xs soft">
        {mayRead ? 'Chi lo legge per intero resta scritto nel registro.' : 'Il tuo ruolo non può leggere l’IBAN per intero.'}
      </p>
    </section>
  );
}
