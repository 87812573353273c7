import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { ClientType, MeDto } from '@sestante/api-client/types';
import { type FormEvent, useRef } from 'react';
import { useMe } from '../../lib/me';
import { fieldErrors, isFinal, problemText } from '../../lib/problems';
import { showError, showToast } from '../../lib/toasts';
import { FormShell } from '../../ui/form-shell';
import { Notice } from '../../ui/notice';
import { PageHeader } from '../../ui/page-header';
import { rememberClient } from './client-cache';
import { type ClientValues, fieldsOf, labelInside, lostFields, placeOf, toFields, toValues } from './client-fields';
import { ClientFields, useClientForm } from './client-fields-form';
import { TYPE_LABELS } from './client-labels';
import { type Client, fullName } from './client-names';
import { ClientTypeCards } from './client-type-cards';
import classes from './create-client.module.css';
import { createOnce } from './create-client-once';

const route = getRouteApi('/_shell/clienti/nuovo');

export function CreateClient() {
  const { tipo: type = 'retail', nome } = route.useSearch();
  const navigate = route.useNavigate();
  const queryClient = useQueryClient();
  const me = useMe();
  const form = useClientForm(type, () => startValues(type, nome, me));
  const send = useRef(createOnce());
  const leaving = useRef(false);

  const create = useMutation({
    mutationFn: (values: ClientValues) => send.current({ type, ...toFields(values, type) }),
    meta: { handled: true },
    onError: (error) => {
      form.setErrors(Object.fromEntries(Object.entries(fieldErrors(error)).map(([path, text]) => [placeOf(path), text])));
    },
  });

  function submit(another: boolean): void {
    const { hasErrors } = form.validate();
    if (hasErrors) return;
    create.mutate(form.getValues(), {
      onSuccess: (client) => {
        rememberClient(queryClient, client);
        if (another) startAnother(client);
        else {
          leaving.current = true;
          showToast(`${fullName(client)}: cliente creato`);
          void navigate({ to: '/clienti/$id', params: { id: client.id }, replace: true });
        }
      },
      onError: (error) => {
        if (!isFinal(error)) showError(problemText(error).message, () => submit(another));
      },
    });
  }

  /** The next one is likely of the same kind and for the same colleague. */
  function startAnother(client: Client): void {
    send.current = createOnce();
    const next = { ...toValues(null), assigneeId: form.getValues().assigneeId };
    form.setValues(next);
    form.resetDirty(next);
    create.reset();
    showToast(`${fullName(client)}: cliente creato. Avanti con il prossimo`);
    // The name of the search that found nobody was for the first one only.
    void navigate({ search: { tipo: type }, replace: true });
    // After the fields are drawn anew.
    requestAnimationFrame(() => {
      window.scrollTo({ top: 0 });
      document.querySelector<HTMLElement>(`[data-path="${fieldsOf(type, 'identity')[0]}"]`)?.focus();
    });
  }

  const lost = lostFields(form.getValues(), type);
  return (
    <>
      <PageHeader title="Nuovo cliente" crumbs={[{ label: 'Clienti', link: { to: '/clienti' } }]} headingInPage />
      <FormShell
        title="Nuovo cliente"
        hint="Il tipo non si può cambiare dopo il salvataggio."
        onSubmit={(event) => submit(isForAnother(event))}
        saving={create.isPending}
        problem={create.isError && isFinal(create.error) ? create.error : null}
        invalidCount={Object.keys(form.errors).length}
        isDirty={() => !leaving.current && form.isDirty()}
        unsavedText="I dati di questo cliente non sono ancora salvati: se esci vanno persi."
        submitLabel="Salva cliente"
        onCancel={() => void navigate({ to: '/clienti' })}
        extraActions={
          <Button type="submit" variant="default" value="another" disabled={create.isPending}>
            Salva e aggiungi un altro
          </Button>
        }
      >
        <ClientTypeCards
          value={type}
          onChange={(next) => {
            form.clearErrors();
            void navigate({ search: (before) => ({ ...before, tipo: next }), replace: true, resetScroll: false });
          }}
        />
        <div role="status" className={classes['lost']}>
          {lost.length > 0 && (
            <Notice tone="warning">
              Un cliente {TYPE_LABELS[type]} non ha: {lost.map((name) => labelInside(name, type)).join(', ')}. Non li salveremo; se torni al
              tipo di prima li ritrovi.
            </Notice>
          )}
        </div>
        <ClientFields form={form} type={type} folded />
      </FormShell>
    </>
  );
}

function isForAnother(event: FormEvent<HTMLFormElement> | undefined): boolean {
  const { submitter } = event?.nativeEvent instanceof SubmitEvent ? event.nativeEvent : { submitter: null };
  return submitter instanceof HTMLButtonElement && submitter.value === 'another';
}

/** Whoever sees only their own clients is the one who will follow this one. */
function startValues(type: ClientType, searched: string | undefined, me: MeDto): ClientValues {
  const values = { ...toValues(null), assigneeId: me.visibility === 'own' ? me.id : '' };
  const name = searched?.trim() ?? '';
  if (type === 'corporate') return { ...values, companyName: name };
  const [firstName = '', ...others] = name.split(/\s+/);
  return { ...values, firstName, lastName: others.join(' ') };
}
