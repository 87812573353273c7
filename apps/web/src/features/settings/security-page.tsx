import { Button, Checkbox, Radio, Stack } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { updateSecuritySettings } from '@sestante/api-client';
import { getSecuritySettingsQueryKey } from '@sestante/api-client/query';
import type { Role, SecuritySettingsDto } from '@sestante/api-client/types';
import { type FormEvent, useState } from 'react';
import { meQuery } from '../../lib/me';
import { problemText } from '../../lib/problems';
import { showToast } from '../../lib/toasts';
import { Notice } from '../../ui/feedback/notice';
import { ROLE_LABELS } from '../../lib/role-labels';
import { SectionHeading } from '../../ui/layout/section-heading';
import { ErrorState } from '../../ui/feedback/state-panel';
import { useReadOnlyProps } from '../../ui/forms/use-write-guard';
import classes from './security-page.module.css';
import { securitySettingsQuery } from './security-query';

type Who = 'nobody' | 'admins' | 'everybody' | 'chosen';

const ROLES = Object.keys(ROLE_LABELS) as Role[];
const ADMINS: Role[] = ['agency_admin'];
const CHOICES: Record<Who, { label: string; description: string }> = {
  nobody: { label: 'Nessuno', description: 'Ognuno decide per sé, dal proprio profilo.' },
  admins: { label: 'Gli amministratori', description: 'Chi può cambiare utenti e impostazioni.' },
  everybody: { label: 'Tutti', description: 'Chiunque entri in Sestante con questa agenzia.' },
  chosen: { label: 'Alcuni ruoli', description: 'Scegli quali.' },
};

/** Log-in requirements of the agency, such as the second factor. */
export function SecurityPage() {
  const settings = useQuery(securitySettingsQuery);
  return (
    <div className={classes['page']}>
      <SectionHeading title="Sicurezza" hint="Che cosa serve per entrare, oltre alla password." />
      {settings.isError && !settings.data ? (
        <ErrorState title="Non riusciamo a caricare le impostazioni" error={settings.error} onRetry={() => void settings.refetch()} />
      ) : (
        settings.data && <SecondFactorRule key={settings.data.version} settings={settings.data} />
      )}
    </div>
  );
}

function SecondFactorRule({ settings }: { settings: SecuritySettingsDto }) {
  const queryClient = useQueryClient();
  const readOnlyProps = useReadOnlyProps();
  const [who, setWho] = useState<Who>(whoOf(settings.secondFactorRoles));
  const [chosen, setChosen] = useState<Role[]>(settings.secondFactorRoles);
  const save = useMutation({
    mutationFn: async (secondFactorRoles: Role[]) =>
      (
        await updateSecuritySettings({
          headers: { 'If-Match': `"${settings.version}"` },
          body: { secondFactorRoles },
          throwOnError: true,
        })
      ).data,
    meta: { handled: true },
    onSuccess: (now) => {
      queryClient.setQueryData(getSecuritySettingsQueryKey(), now);
      showToast('Impostazioni salvate');
      return queryClient.invalidateQueries({ queryKey: meQuery.queryKey });
    },
  });
  const roles: Record<Who, Role[]> = { nobody: [], admins: ADMINS, everybody: ROLES, chosen };
  const missing = who === 'chosen' && chosen.length === 0;

  function submit(event: FormEvent): void {
    event.preventDefault();
    if (!save.isPending && !missing) save.mutate(roles[who]);
  }

  return (
    <form className={classes['card']} onSubmit={submit}>
      {save.isError && (
        <Notice tone="danger" role="alert">
          {problemText(save.error).message}
        </Notice>
      )}
      <Radio.Group
        label="Secondo fattore obbligatorio"
        description="Un codice da un’app sul telefono, o una passkey. Chi deve averlo e non ce l’ha lo attiva subito, prima di fare altro: anche chi sta lavorando adesso."
        value={who}
        onChange={(value) => setWho(value as Who)}
      >
        <Stack gap="sm" mt="sm">
          {(Object.keys(CHOICES) as Who[]).map((value) => (
            <Radio key={value} value={value} {...CHOICES[value]} />
          ))}
        </Stack>
      </Radio.Group>
      {who === 'chosen' && (
        <Checkbox.Group
          label="Ruoli"
          value={chosen}
          onChange={(value) => setChosen(value as Role[])}
          error={missing ? 'Scegli almeno un ruolo' : undefined}
        >
          <Stack gap="xs" mt="xs">
            {ROLES.map((role) => (
              <Checkbox key={role} value={role} label={ROLE_LABELS[role]} />
            ))}
          </Stack>
        </Checkbox.Group>
      )}
      <div>
        <Button type="submit" loading={save.isPending} {...readOnlyProps}>
          Salva
        </Button>
      </div>
    </form>
  );
}

function whoOf(roles: Role[]): Who {
  if (roles.length === 0) return 'nobody';
  if (roles.length === ROLES.length) return 'everybody';
  return roles.length === 1 && roles[0] === 'agency_admin' ? 'admins' : 'chosen';
}
