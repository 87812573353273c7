import { useRouter } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { fieldErrors } from '../../lib/problems';
import { showToast } from '../../lib/toasts';
import { FormShell } from '../../ui/form-shell';
import { PageHeader } from '../../ui/page-header';
import { placeOf, toChanges, toValues } from './client-fields';
import { ClientFields, useClientForm } from './client-fields-form';
import { type Client, fullName } from './client-names';
import { ClientTypeBadge } from './client-type-badge';
import { ConflictDialog } from './conflict-dialog';
import classes from './edit-client.module.css';
import { useSaveClient } from './use-save-client';

declare module '@tanstack/react-router' {
  interface HistoryState {
    /** Set by the profile's links to the form: then leaving the form is going back. */
    fromProfile?: boolean;
  }
}

/** The form of a client as it was when the page was opened: what others save meanwhile never moves what is being typed. */
export function EditClient({ client: opened }: { client: Client }) {
  const router = useRouter();
  const [client, setClient] = useState(opened);
  const form = useClientForm(client.type, () => toValues(opened));
  const leaving = useRef(false);
  const name = fullName(client);

  const { save, saving, problem, conflict, settle, dismiss } = useSaveClient({
    onSaved: () => {
      showToast('Modifiche salvate');
      leave();
    },
    onRefused: (error) => {
      form.setErrors(Object.fromEntries(Object.entries(fieldErrors(error)).map(([path, text]) => [placeOf(path), text])));
    },
  });

  function leave(): void {
    leaving.current = true;
    backToProfile();
  }

  function backToProfile(): void {
    if (router.state.location.state.fromProfile) router.history.back();
    else void router.navigate({ to: '/clienti/$id', params: { id: client.id }, replace: true });
  }

  function submit(): void {
    const { hasErrors } = form.validate();
    if (hasErrors) return;
    const changes = toChanges(form.getValues(), client);
    if (Object.keys(changes).length > 0) save(client, changes);
    else leave();
  }

  function reload(theirs: Client): void {
    const values = toValues(theirs);
    form.setValues(values);
    form.resetDirty(values);
    setClient(theirs);
    dismiss();
  }

  useEffect(() => focusGroup(router.state.location.hash), [router]);

  return (
    <>
      <PageHeader
        title={`Modifica ${name}`}
        crumbs={[
          { label: 'Clienti', link: { to: '/clienti' } },
          { label: name, link: { to: '/clienti/$id', params: { id: client.id } } },
        ]}
        headingInPage
      />
      <FormShell
        title={`Modifica ${name}`}
        onSubmit={submit}
        saving={saving}
        problem={problem}
        invalidCount={Object.keys(form.errors).length}
        isDirty={() => !leaving.current && form.isDirty()}
        unsavedText={`Le modifiche a ${name} non sono ancora salvate: se esci vanno perse.`}
        submitLabel="Salva"
        onCancel={backToProfile}
      >
        <p className={classes['type']}>
          <ClientTypeBadge type={client.type} />
          Il tipo è stato scelto alla creazione e non si può cambiare.
        </p>
        <ClientFields form={form} type={client.type} folded={false} />
      </FormShell>
      {conflict && (
        <ConflictDialog
          conflict={conflict}
          saving={saving}
          onSettle={(keepTheirs) => settle(conflict, keepTheirs)}
          onReload={() => reload(conflict.theirs)}
          onClose={dismiss}
        />
      )}
    </>
  );
}

/** A link to one group of fields puts the caret in its first one. */
function focusGroup(id: string): void {
  if (id === '') return;
  const group = document.getElementById(id);
  group?.scrollIntoView({ block: 'start' });
  group?.querySelector<HTMLElement>('input, select, textarea')?.focus({ preventScroll: true });
}
