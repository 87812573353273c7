import { Button, SegmentedControl, Skeleton } from '@mantine/core';
import { publishPrivacyNotice } from '@sestante/api-client';
import type { ProposedPrivacyNotice, RequiredAgencyDetail } from '@sestante/api-client/types';
import { IconBuildingStore, IconRefresh } from '@tabler/icons-react';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { showToast } from '../../lib/toasts';
import { NoticeText } from '../../questionnaire-page/notice-text';
import { EmptyState, ErrorState } from '../../ui/feedback/state-panel';
import { useDelayed } from '../../ui/feedback/use-delayed';
import { FormPage } from '../../ui/forms/form-page';
import { NotesField } from '../../ui/forms/notes-field';
import { useRecordForm } from '../../ui/forms/use-record-form';
import { noticeListQuery, noticeProposalQuery, noticeQuery } from './notice-queries';
import classes from './notices.module.css';

const MAX_TEXT = 50_000;

const DETAIL_LABELS: Record<RequiredAgencyDetail, string> = { address: 'la sede', email: 'l’email', phone: 'il telefono' };

/** Prepares the next version of the privacy notice: from the current one, or from the texts that the product proposes. */
export function NewNoticePage() {
  const proposal = useQuery(noticeProposalQuery);
  const list = useInfiniteQuery(noticeListQuery);
  const last = list.data?.pages[0]?.data[0];
  const current = useQuery({ ...noticeQuery(last?.id ?? ''), enabled: last !== undefined });
  const failed = [proposal, list, current].find(({ isError }) => isError);
  const ready = proposal.data && list.data && (!last || current.data);
  const slow = useDelayed(!ready && !failed);
  if (failed) {
    return (
      <ErrorState level={1} title="Non riusciamo a preparare l’informativa" error={failed.error} onRetry={() => void failed.refetch()} />
    );
  }
  if (!proposal.data || !ready) return <div className={classes['page']}>{slow && <Skeleton height={320} />}</div>;
  const { missing } = proposal.data;
  if (missing.length > 0) {
    return (
      <EmptyState
        level={1}
        icon={IconBuildingStore}
        title="Prima completa i dati dell’agenzia"
        actions={<Button renderRoot={(props) => <Link {...props} to="/impostazioni/agenzia" />}>Completa i dati</Button>}
      >
        {`L’informativa deve dire chi tratta i dati e come si raggiunge: ${missing.length > 1 ? 'mancano' : 'manca'} ${missing.map((name) => DETAIL_LABELS[name]).join(', ')}.`}
      </EmptyState>
    );
  }
  return <NoticeForm proposal={proposal.data} start={current.data ?? proposal.data} nextVersion={(last?.version ?? 0) + 1} />;
}

interface Texts {
  notice: string;
  terms: string;
}

function NoticeForm({ proposal, start, nextVersion }: { proposal: ProposedPrivacyNotice; start: Texts; nextVersion: number }) {
  const navigate = useNavigate();
  const [shown, setShown] = useState('text');
  const leave = () => void navigate({ to: '/impostazioni/privacy' });
  const form = useRecordForm({
    affects: ['privacy notices'],
    start: { notice: start.notice, terms: start.terms },
    send: async (body, headers) => (await publishPrivacyNotice({ body, headers, throwOnError: true })).data,
    validate: ({ notice, terms }): Record<string, string> => ({
      ...(notice.trim() === '' && { notice: 'Scrivi l’informativa' }),
      ...(terms.trim() === '' && { terms: 'Scrivi le condizioni' }),
    }),
    onSaved: ({ version }) => {
      showToast(`Versione ${version} pubblicata: i prossimi questionari la mostrano`);
      leave();
    },
  });
  const { notice, terms } = form.values;

  function propose(): void {
    const before = form.getValues();
    form.setValues({ notice: proposal.notice, terms: proposal.terms });
    showToast('Testo proposto con i dati di oggi', () => form.setValues(before));
  }

  return (
    <FormPage
      form={form}
      title={`Informativa, versione ${nextVersion}`}
      hint="Rileggila: è l’agenzia che tratta i dati, il testo proposto è un punto di partenza."
      unsavedText="L’informativa che hai preparato non è ancora pubblicata."
      submitLabel="Pubblica"
      onCancel={leave}
      note={<span className="text-m soft">I questionari già inviati tengono la versione con cui sono partiti.</span>}
    >
      <div className={classes['tools']}>
        <SegmentedControl
          size="xs"
          aria-label="Come mostrare i testi"
          value={shown}
          onChange={setShown}
          data={[
            { value: 'text', label: 'Testo' },
            { value: 'preview', label: 'Anteprima' },
          ]}
        />
        {(notice !== proposal.notice || terms !== proposal.terms) && (
          <Button variant="subtle" size="xs" leftSection={<IconRefresh size={15} stroke={1.7} />} onClick={propose}>
            Usa il testo proposto
          </Button>
        )}
      </div>
      {shown === 'text' ? (
        <div className="column gap-xl">
          <NotesField
            label="Informativa sulla privacy"
            description="Una riga vuota separa i paragrafi; quelli che cominciano con # sono titoli."
            max={MAX_TEXT}
            {...form.getInputProps('notice')}
          />
          <NotesField label="Condizioni del questionario" max={MAX_TEXT} {...form.getInputProps('terms')} />
        </div>
      ) : (
        <>
          <section className={classes['text']} aria-labelledby="informativa">
            <h2 id="informativa">Informativa</h2>
            <NoticeText text={notice} />
          </section>
          <section className={classes['text']} aria-labelledby="condizioni">
            <h2 id="condizioni">Condizioni</h2>
            <NoticeText text={terms} />
          </section>
        </>
      )}
    </FormPage>
  );
}
