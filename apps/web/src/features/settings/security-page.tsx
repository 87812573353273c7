import { Checkbox, Radio, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getSecuritySettings, updateSecuritySettings } from '@sestante/api-client';
import type { Role, SecuritySettingsDto } from '@sestante/api-client/types';
import type { Changeable } from '../../lib/save-changes';
import { showToast } from '../../lib/toasts';
import { ROLE_LABELS } from '../../lib/role-labels';
import { SectionHeading } from '../../ui/layout/section-heading';
import { ErrorState } from '../../ui/feedback/state-panel';
import { SubmitButton } from '../../ui/forms/form';
import { FormSection } from '../../ui/forms/form-section';
import { useRecordForm } from '../../ui/forms/use-record-form';
import { VersionDialog } from '../../ui/forms/version-dialog';
import classes from './security-page.module.css';
import { securitySettingsQuery } from './security-query';

type Who = 'nobody' | 'admins' | 'everybody' | 'chosen';

const ROLES = Object.keys(ROLE_LABELS) as Role[];
const ROLES_OF: Record<Exclude<Who, 'chosen'>, Role[]> = { nobody: [], admins: ['agency_admin'], everybody: ROLES };
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
        settings.data && <SecondFactorRule settings={settings.data} />
      )}
    </div>
  );
}

/** Describes how the settings are changed when several admins may do so at the same time. */
const CHANGEABLE_SECURITY: Changeable<SecuritySettingsDto, { secondFactorRoles: Role[] }> = {
  read: async () => (await getSecuritySettings({ throwOnError: true })).data,
  write: async (_base, { secondFactorRoles = [] }, headers) =>
    (await updateSecuritySettings({ headers, body: { secondFactorRoles }, throwOnError: true })).data,
  valuesOf: ({ secondFactorRoles }) => ({ secondFactorRoles }),
};

function SecondFactorRule({ settings }: { settings: SecuritySettingsDto }) {
  const form = useRecordForm({
    edit: {
      row: settings,
      adoptNewer: true,
      record: CHANGEABLE_SECURITY,
      toValues: (row) => {
        const roles = (row ?? settings).secondFactorRoles;
        return { who: whoOf(roles), chosen: roles };
      },
      toBody: ({ who, chosen }) => ({ secondFactorRoles: who === 'chosen' ? chosen : ROLES_OF[who] }),
    },
    validate: ({ who, chosen }): Record<string, string> =>
      who === 'chosen' && chosen.length === 0 ? { chosen: 'Scegli almeno un ruolo' } : {},
    affects: ['second factor', 'me'],
    onSaved: (now) => {
      form.reload(now);
      showToast('Impostazioni salvate');
    },
  });

  return (
    <FormSection form={form} className={classes['card']} unsavedText={null}>
      <Radio.Group
        label="Secondo fattore obbligatorio"
        description="Un codice da un’app sul telefono, o una passkey. Chi deve averlo e non ce l’ha lo attiva subito, prima di fare altro: anche chi sta lavorando adesso."
        {...form.getInputProps('who')}
      >
        <Stack gap="sm" mt="sm">
          {(Object.keys(CHOICES) as Who[]).map((value) => (
            <Radio key={value} value={value} {...CHOICES[value]} />
          ))}
        </Stack>
      </Radio.Group>
      {form.values.who === 'chosen' && (
        <Checkbox.Group label="Ruoli" {...form.getInputProps('chosen')}>
          <Stack gap="xs" mt="xs">
            {ROLES.map((role) => (
              <Checkbox key={role} value={role} label={ROLE_LABELS[role]} />
            ))}
          </Stack>
        </Checkbox.Group>
      )}
      <div>
        <SubmitButton form={form}>Salva</SubmitButton>
      </div>
      <VersionDialog
        work={form}
        label={() => 'Secondo fattore obbligatorio'}
        read={(_name, value) => (value as Role[]).map((role) => ROLE_LABELS[role]).join(', ') || CHOICES.nobody.label}
        onReload={form.reload}
      />
    </FormSection>
  );
}

function whoOf(roles: Role[]): Who {
  if (roles.length === 0) return 'nobody';
  if (roles.length === ROLES.length) return 'everybody';
  return roles.length === 1 && roles[0] === 'agency_admin' ? 'admins' : 'chosen';
}
