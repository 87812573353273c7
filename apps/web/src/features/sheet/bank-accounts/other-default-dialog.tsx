import { Button, Modal, Radio } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { getBankAccount, updateBankAccount } from '@sestante/api-client';
import { listBankAccountsOptions } from '@sestante/api-client/query';
import type { BankAccountDto } from '@sestante/api-client/types';
import { useState } from 'react';
import { type Changeable, saveUnlessOvertaken } from '../../../lib/save-changes';
import { useReturnFocus } from '../../../ui/overlays/use-return-focus';
import type { RefusedProps } from '../sheet-tab';
import { accountName, maskedIban } from './bank-account-fields';
import classes from './bank-account.module.css';

/** Asks for the next default account, since the current one cannot be deleted while others exist. */
export function OtherDefaultDialog({ row, clientId, onClose, onAgain }: RefusedProps<BankAccountDto>) {
  useReturnFocus();
  const { data } = useQuery({ ...listBankAccountsOptions({ path: { clientId }, query: { limit: 100 } }), meta: { handled: true } });
  const others = data?.data.filter(({ id }) => id !== row.id) ?? [];
  const [chosen, setChosen] = useState<string | null>(null);
  const next = others.find(({ id }) => id === chosen) ?? others[0];
  const settle = useMutation({
    mutationFn: async (account: BankAccountDto) => {
      await saveUnlessOvertaken(defaultOf(clientId), account, { isDefault: true });
      // Reads the account again, since losing the default flag has changed its version.
      return (await getBankAccount({ path: { clientId, id: row.id }, throwOnError: true })).data;
    },
    meta: { affects: ['records'] },
    onSuccess: onAgain,
  });
  return (
    <Modal opened onClose={onClose} title="È il conto predefinito" size="sm">
      <Radio.Group label="Quale diventa il predefinito?" value={next?.id ?? null} onChange={setChosen}>
        <div className={classes['accounts']}>
          {others.map((account) => (
            <Radio key={account.id} value={account.id} label={`${accountName(account)} · ${maskedIban(account.iban)}`} />
          ))}
        </div>
      </Radio.Group>
      <div className={classes['actions']}>
        <Button variant="subtle" onClick={onClose}>
          Annulla
        </Button>
        <Button data-danger disabled={!next} loading={settle.isPending} onClick={() => next && settle.mutate(next)} data-autofocus>
          Elimina e passa a questo
        </Button>
      </div>
    </Modal>
  );
}

/** Edits only the default flag of an account. */
function defaultOf(clientId: string): Changeable<BankAccountDto, { isDefault: boolean }> {
  return {
    read: async ({ id }) => (await getBankAccount({ path: { clientId, id }, throwOnError: true })).data,
    write: async ({ id }, body, headers) => (await updateBankAccount({ path: { clientId, id }, headers, body, throwOnError: true })).data,
    valuesOf: ({ isDefault }) => ({ isDefault }),
  };
}
