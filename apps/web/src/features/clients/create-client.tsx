import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { ClientStatus, ClientType, MeDto } from '@sestante/api-client/types';
import { type FormEvent, useEffect, useEffectEvent, useRef, useState } from 'react';
import { useMe } from '../../lib/me';
import { signal } from '../../lib/signal';
import { fieldErrorsOf, isFinal, problemText } from '../../lib/problems';
import { showError, showToast } from '../../lib/toasts';
import { FormShell } from '../../ui/forms/form-shell';
import { Notice } from '../../ui/feedback/notice';
import { PageHeader } from '../../ui/layout/page-header';
import { rememberClient } from '../records/client-cache';
import { ClientCheckAside } from './client-check-aside';
import { type ClientValues, fieldsOf, labelInside, lostFields, placeOf, toFields, toValues } from '../records/fields/client-fields';
import { ClientFields, useClientForm } from '../records/fields/client-fields-form';
import { TYPE_LABELS } from '../records/client-labels';
import { profileLink, SECTIONS } from '../records/client-links';
import { type Client, fullName } from '../records/client-names';
import { ClientTypeCards } from './client-type-cards';
import classes from './create-client.module.css';
import { createOnce } from './create-client-once';
import { DraftNotice, DraftState } from '../../ui/forms/draft-notice';
import { DuplicatesNote } from './duplicates-note';
import { FieldHints } from '../records/fields/field-hints';
import { useClientCheck } from '../records/fields/use-client-check';
import { useClientDraft, useEarlierDraft } from './use-client-draft';

const WORDS = {
  client: { title: 'Nuovo cliente', one: 'cliente', save: 'Salva cliente', draft: 'nuovo' },
  prospect: { title: 'Nuovo prospect', one: 'prospect', save: 'Salva prospect', draft: 'nuovo-prospect' },
} as const;

interface CreateClientProps {
  status: ClientStatus;
  /** Values of the address; `fase` only for prospects. */
  search: { tipo?: ClientType | undefined; nome?: string | undefined; fase?: string | undefined };
}

/** Form that creates a client or a prospect. */
export function CreateClient({ status, search }: CreateClientProps) {
  const words = WORDS[status];
  const { tipo: type = 'retail', nome, fase } = search;
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const me = useMe();
  const [typed] = useState(signal);
  const form = useClientForm(type, () => startValues(type, nome, me), typed);
  const { hints, ...said } = useClientCheck({ form, type, typed, clientId: null });
  const draft = useClientDraft({ name: words.draft, form, type, typed, base: null });
  const [earlier, setEarlier] = useState(useEarlierDraft(words.draft));
  // A name in the address starts a different record than the stored draft, which is therefore not restored.
  const [restored, setRestored] = useState(nome === undefined);
  const send = useRef(createOnce(status, fase));
  const leaving = useRef(false);

  // Callbacks are defined here and not at the call, where a remount of the form in the meantime would drop them.
  const create = useMutation({
    mutationFn: ({ values }: { values: ClientValues; another: boolean }) => send.current({ type, ...toFields(values, type) }),
    meta: { handled: true },
    onSuccess: (client, { another }) => {
      rememberClient(queryClient, client);
      draft.drop();
      setEarlier(null);
      if (another) startAnother(client);
      else {
        leaving.current = true;
        showToast(`${fullName(client)}: ${words.one} creato`);
        void navigate({ ...profileLink(client), replace: true });
      }
    },
    onError: (error, { another }) => {
      form.setErrors(Object.fromEntries(Object.entries(fieldErrorsOf(error)).map(([path, text]) => [placeOf(path), text])));
      if (!isFinal(error)) showError(problemText(error).message, () => submit(another));
    },
  });

  function resume(): void {
    if (!earlier) return;
    setRestored(true);
    form.setValues(earlier.value.values);
    if (earlier.value.type !== type)
      void navigate({ to: '.', search: { tipo: earlier.value.type, fase }, replace: true, resetScroll: false });
  }

  const resumeAtOnce = useEffectEvent(() => restored && resume());
  useEffect(() => void resumeAtOnce(), []);

  function discard(): void {
    draft.drop();
    setEarlier(null);
    if (!restored) return;
    const start = startValues(type, nome, me);
    form.setValues(start);
    form.resetDirty(start);
    form.clearErrors();
  }

  function submit(another: boolean): void {
    const { hasErrors } = form.validate();
    if (hasErrors) return;
    create.mutate({ values: form.getValues(), another });
  }

  /** Starts another record with the same type and assignee. */
  function startAnother(client: Client): void {
    send.current = createOnce(status, fase);
    const next = { ...toValues(null), assigneeId: form.getValues().assigneeId };
    form.resetDirty(next);
    form.setValues(next);
    create.reset();
    showToast(`${fullName(client)}: ${words.one} creato. Avanti con il prossimo`);
    // The name from an empty search result applies to the first record only.
    void navigate({ to: '.', search: { tipo: type, fase }, replace: true });
    // Runs after the fields have been rendered.
    requestAnimationFrame(() => {
      window.scrollTo({ top: 0 });
      document.querySelector<HTMLElement>(`[data-path="${fieldsOf(type, 'identity')[0]}"]`)?.focus();
    });
  }

  const lost = lostFields(form.getValues(), type);
  return (
    <>
      <PageHeader title={words.title} crumbs={[SECTIONS[status]]} headingInPage actions={<DraftState savedAt={draft.savedAt} />} />
      <FormShell
        title={words.title}
        hint="Il tipo non si può cambiare dopo il salvataggio."
        onSubmit={(event) => submit(isForAnother(event))}
        saving={create.isPending}
        problem={create.isError && isFinal(create.error) ? create.error : null}
        invalidCount={Object.keys(form.errors).length}
        isDirty={() => !leaving.current && form.isDirty()}
        unsavedText={`I dati di questo ${words.one} non sono ancora salvati. Li teniamo in bozza su questo computer finché non esci da Sestante.`}
        submitLabel={words.save}
        onCancel={() => void navigate(SECTIONS[status].link)}
        extraActions={
          <Button type="submit" variant="default" value="another" disabled={create.isPending}>
            Salva e aggiungi un altro
          </Button>
        }
        note={<DuplicatesNote check={said.check} />}
        aside={<ClientCheckAside {...said} />}
      >
        {earlier && <DraftNotice at={earlier.at} restored={restored} onResume={resume} onDiscard={discard} />}
        <ClientTypeCards
          value={type}
          onChange={(next) => {
            form.clearErrors();
            void navigate({ to: '.', search: { tipo: next, nome, fase }, replace: true, resetScroll: false });
          }}
        />
        <div role="status" className={classes['lost']}>
          {lost.length > 0 && (
            <Notice tone="warning">
              Un {words.one} {TYPE_LABELS[type]} non ha: {lost.map((name) => labelInside(name, type)).join(', ')}. Non li salveremo; se
              torni al tipo di prima li ritrovi.
            </Notice>
          )}
        </div>
        <FieldHints value={hints}>
          <ClientFields form={form} type={type} folded />
        </FieldHints>
      </FormShell>
    </>
  );
}

function isForAnother(event: FormEvent<HTMLFormElement> | undefined): boolean {
  const { submitter } = event?.nativeEvent instanceof SubmitEvent ? event.nativeEvent : { submitter: null };
  return submitter instanceof HTMLButtonElement && submitter.value === 'another';
}

/** Initial values: a user who sees only their own clients is the assignee of the new one. */
function startValues(type: ClientType, searched: string | undefined, me: MeDto): ClientValues {
  const values = { ...toValues(null), assigneeId: me.visibility === 'own' ? me.id : '' };
  const name = searched?.trim() ?? '';
  if (type === 'corporate') return { ...values, companyName: name };
  const [firstName = '', ...others] = name.split(/\s+/);
  return { ...values, firstName, lastName: others.join(' ') };
}
