import { Button } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import type { ClientStatus, ClientType, MeDto } from '@sestante/api-client/types';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { useMe } from '../../lib/me';
import { showToast } from '../../lib/toasts';
import { FormPage } from '../../ui/forms/form-page';
import { Notice } from '../../ui/feedback/notice';
import { PageHeader } from '../../ui/layout/page-header';
import { ClientCheckAside } from './client-check-aside';
import {
  type ClientValues,
  fieldsOf,
  findFieldErrors,
  labelInside,
  lostFields,
  placeOf,
  toFields,
  toValues,
} from '../records/fields/client-fields';
import { ClientFields } from '../records/fields/client-fields-form';
import { TYPE_LABELS } from '../records/client-labels';
import { profileLink, SECTIONS } from '../records/client-links';
import { type Client, fullName } from '../records/client-names';
import { ClientTypeCards } from '../records/client-type-cards';
import classes from './create-client.module.css';
import { isClientDraft } from './client-draft';
import { createOnce } from './create-client-once';
import { DraftNotice, DraftState } from '../../ui/forms/draft-notice';
import { DuplicatesNote } from './duplicates-note';
import { FieldHints } from '../records/fields/field-hints';
import { useClientCheck } from '../records/fields/use-client-check';
import { useDraft, useEarlierDraft } from '../../ui/forms/use-draft';
import { useRecordForm } from '../../ui/forms/use-record-form';

const WORDS = {
  client: { title: 'Nuovo cliente', one: 'cliente', save: 'Salva cliente', draft: 'nuovo' },
  prospect: { title: 'Nuovo prospect', one: 'prospect', save: 'Salva prospect', draft: 'nuovo-prospect' },
} as const;

const ANOTHER = 'another';

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
  const me = useMe();
  const send = useRef(createOnce(status, fase));
  const form = useRecordForm({
    affects: ['records'],
    start: startValues(type, nome, me),
    validate: (values: ClientValues) => findFieldErrors(values, type),
    placeOf,
    send: (values) => send.current({ type, ...toFields(values, type) }),
    onSaved: (client, by) => {
      draft.drop();
      setEarlier(null);
      if (by === ANOTHER) startAnother(client);
      else {
        showToast(`${fullName(client)}: ${words.one} creato`);
        void navigate({ ...profileLink(client), replace: true });
      }
    },
  });
  const { hints, ...said } = useClientCheck({ form, type, clientId: null });
  const draft = useDraft({ name: words.draft, form, context: { type, base: null } });
  const [earlier, setEarlier] = useState(useEarlierDraft(words.draft, isClientDraft));
  // A name in the address starts a different record than the stored draft, which is therefore not restored.
  const [restored, setRestored] = useState(nome === undefined);

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
    if (restored) form.restart(startValues(type, nome, me));
  }

  /** Starts another record with the same type and assignee. */
  function startAnother(client: Client): void {
    send.current = createOnce(status, fase);
    form.restart({ ...toValues(null), assigneeId: form.values.assigneeId });
    showToast(`${fullName(client)}: ${words.one} creato. Avanti con il prossimo`);
    // The name from an empty search result applies to the first record only.
    void navigate({ to: '.', search: { tipo: type, fase }, replace: true });
    // Runs after the fields have been rendered.
    requestAnimationFrame(() => {
      window.scrollTo({ top: 0 });
      document.querySelector<HTMLElement>(`[data-path="${fieldsOf(type, 'identity')[0]}"]`)?.focus();
    });
  }

  const lost = lostFields(form.values, type);
  return (
    <>
      <PageHeader title={words.title} crumbs={[SECTIONS[status]]} headingInPage actions={<DraftState savedAt={draft.savedAt} />} />
      <FormPage
        form={form}
        title={words.title}
        hint="Il tipo non si può cambiare dopo il salvataggio."
        unsavedText={`I dati di questo ${words.one} non sono ancora salvati. Li teniamo in bozza su questo computer finché non esci da Sestante.`}
        submitLabel={words.save}
        onCancel={() => void navigate(SECTIONS[status].link)}
        extraActions={
          <Button type="submit" variant="default" value={ANOTHER} disabled={form.saving}>
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
      </FormPage>
    </>
  );
}

/** Initial values: a user who sees only their own clients is the assignee of the new one. */
function startValues(type: ClientType, searched: string | undefined, me: MeDto): ClientValues {
  const values = { ...toValues(null), assigneeId: me.visibility === 'own' ? me.id : '' };
  const name = searched?.trim() ?? '';
  if (type === 'corporate') return { ...values, companyName: name };
  const [firstName = '', ...others] = name.split(/\s+/);
  return { ...values, firstName, lastName: others.join(' ') };
}
