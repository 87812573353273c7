import { useRouter } from '@tanstack/react-router';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { signal } from '../../lib/signal';
import { fieldErrorsOf } from '../../lib/problems';
import { showToast } from '../../lib/toasts';
import { FormShell } from '../../ui/forms/form-shell';
import { PageHeader } from '../../ui/layout/page-header';
import { ClientCheckAside } from './client-check-aside';
import { placeOf, toChanges, toValues } from '../records/fields/client-fields';
import { ClientFields, useClientForm } from '../records/fields/client-fields-form';
import { profileLink, SECTIONS } from '../records/client-links';
import { type Client, fullName } from '../records/client-names';
import { ClientTypeBadge } from '../records/client-type-badge';
import { ConflictDialog } from '../records/fields/conflict-dialog';
import classes from './edit-client.module.css';
import { DraftNotice, DraftState } from '../../ui/forms/draft-notice';
import { DuplicatesNote } from './duplicates-note';
import { FieldHints, FormOwner } from '../records/fields/field-hints';
import { useClientCheck } from '../records/fields/use-client-check';
import { useClientDraft, useEarlierDraft } from './use-client-draft';
import { useSaveClient } from '../records/fields/use-save-client';

declare module '@tanstack/react-router' {
  interface HistoryState {
    /** Set by links from the profile; leaving the form then goes back in the history. */
    fromProfile?: boolean;
  }
}

/** Edit form with the client as it was when opened; later changes by others never alter the typed values. */
export function EditClient({ client: opened }: { client: Client }) {
  const router = useRouter();
  const [earlier, setEarlier] = useState(useEarlierDraft(opened.id));
  // A draft is saved against the version it was based on, so that later changes by others are detected.
  const [client, setClient] = useState(earlier?.value.base ?? opened);
  const [typed] = useState(signal);
  const form = useClientForm(client.type, () => toValues(client), typed);
  const { hints, ...said } = useClientCheck({ form, type: client.type, typed, clientId: client.id });
  const draft = useClientDraft({ name: opened.id, form, type: client.type, typed, base: client });
  const leaving = useRef(false);
  const name = fullName(client);

  const work = useSaveClient({
    onSaved: () => {
      draft.drop();
      showToast('Modifiche salvate');
      leave();
    },
    onRefused: (error) => {
      form.setErrors(Object.fromEntries(Object.entries(fieldErrorsOf(error)).map(([path, text]) => [placeOf(path), text])));
    },
  });

  const { save, saving, problem } = work;

  function leave(): void {
    leaving.current = true;
    backToProfile();
  }

  function backToProfile(): void {
    if (router.state.location.state.fromProfile) router.history.back();
    else void router.navigate({ ...profileLink(client), replace: true });
  }

  function submit(): void {
    const { hasErrors } = form.validate();
    if (hasErrors) return;
    const changes = toChanges(form.getValues(), client);
    if (Object.keys(changes).length > 0) save(client, changes);
    else {
      draft.drop();
      leave();
    }
  }

  const resumeAtOnce = useEffectEvent(() => earlier && form.setValues(earlier.value.values));
  useEffect(() => void resumeAtOnce(), []);

  function discard(): void {
    draft.drop();
    setEarlier(null);
    reload(opened);
  }

  function reload(theirs: Client): void {
    const values = toValues(theirs);
    form.resetDirty(values);
    form.setValues(values);
    form.clearErrors();
    setClient(theirs);
  }

  useEffect(() => focusGroup(router.state.location.hash), [router]);

  return (
    <>
      <PageHeader
        title={`Modifica ${name}`}
        crumbs={[SECTIONS[client.status], { label: name, link: profileLink(client) }]}
        headingInPage
        actions={<DraftState savedAt={draft.savedAt} />}
      />
      <FormShell
        title={`Modifica ${name}`}
        onSubmit={submit}
        saving={saving}
        problem={problem}
        invalidCount={Object.keys(form.errors).length}
        isDirty={() => !leaving.current && form.isDirty()}
        unsavedText={`Le modifiche a ${name} non sono ancora salvate. Le teniamo in bozza su questo computer finché non esci da Sestante.`}
        submitLabel="Salva"
        onCancel={backToProfile}
        note={<DuplicatesNote check={said.check} />}
        aside={<ClientCheckAside {...said} />}
      >
        {earlier && <DraftNotice at={earlier.at} restored onResume={() => undefined} onDiscard={discard} />}
        <p className={classes['type']}>
          <ClientTypeBadge type={client.type} />
          Il tipo è stato scelto alla creazione e non si può cambiare.
        </p>
        <FormOwner value={client.id}>
          <FieldHints value={hints}>
            <ClientFields form={form} type={client.type} folded={false} />
          </FieldHints>
        </FormOwner>
      </FormShell>
      <ConflictDialog client={client} work={work} onReload={reload} />
    </>
  );
}

/** Focuses the first field of a group that a link addresses. */
function focusGroup(id: string): void {
  if (id === '') return;
  const group = document.getElementById(id);
  group?.scrollIntoView({ block: 'start' });
  group?.querySelector<HTMLElement>('input, select, textarea')?.focus({ preventScroll: true });
}
