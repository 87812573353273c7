import { useRouter } from '@tanstack/react-router';
import { useEffect, useEffectEvent, useState } from 'react';
import { showToast } from '../../lib/toasts';
import { FormPage } from '../../ui/forms/form-page';
import { PageHeader } from '../../ui/layout/page-header';
import { CHANGEABLE_CLIENT } from '../records/fields/changeable-client';
import { isClientDraft } from './client-draft';
import { ClientCheckAside } from './client-check-aside';
import { findFieldErrors, placeOf, toFields, toValues } from '../records/fields/client-fields';
import { ClientFields } from '../records/fields/client-fields-form';
import { profileLink, SECTIONS } from '../records/client-links';
import { type Client, fullName } from '../records/client-names';
import { ClientTypeBadge } from '../records/client-type-badge';
import { ConflictDialog } from '../records/fields/conflict-dialog';
import classes from './edit-client.module.css';
import { DraftNotice, DraftState } from '../../ui/forms/draft-notice';
import { DuplicatesNote } from './duplicates-note';
import { FieldHints, FormOwner } from '../records/fields/field-hints';
import { useClientCheck } from '../records/fields/use-client-check';
import { useDraft, useEarlierDraft } from '../../ui/forms/use-draft';
import { useRecordForm } from '../../ui/forms/use-record-form';

declare module '@tanstack/react-router' {
  interface HistoryState {
    /** Set by links from the profile; leaving the form then goes back in the history. */
    fromProfile?: boolean;
  }
}

/** Edit form with the client as it was when opened; later changes by others never alter the typed values. */
export function EditClient({ client: opened }: { client: Client }) {
  const router = useRouter();
  const [earlier, setEarlier] = useState(useEarlierDraft(opened.id, isClientDraft));
  const { type } = opened;
  const form = useRecordForm({
    edit: {
      // A draft is saved against the version it was based on, so that later changes by others are detected.
      row: earlier?.value.base ?? opened,
      record: CHANGEABLE_CLIENT,
      toValues,
      toBody: (values) => toFields(values, type),
    },
    validate: (values) => findFieldErrors(values, type),
    placeOf,
    affects: ['records'],
    onSaved: () => {
      showToast('Modifiche salvate');
      leave();
    },
    onUnchanged: leave,
  });
  const client = form.base ?? opened;
  const { hints, ...said } = useClientCheck({ form, type, clientId: client.id });
  const draft = useDraft({ name: opened.id, form, context: { type, base: client } });
  const name = fullName(client);

  function leave(): void {
    draft.drop();
    backToProfile();
  }

  function backToProfile(): void {
    if (router.state.location.state.fromProfile) router.history.back();
    else void router.navigate({ ...profileLink(client), replace: true });
  }

  const resumeAtOnce = useEffectEvent(() => earlier && form.setValues(earlier.value.values));
  useEffect(() => void resumeAtOnce(), []);

  function discard(): void {
    draft.drop();
    setEarlier(null);
    form.reload(opened);
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
      <FormPage
        form={form}
        title={`Modifica ${name}`}
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
      </FormPage>
      <ConflictDialog client={client} work={form} onReload={form.reload} />
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
