import { Button, Checkbox, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import type { InterventionDto, SignatureMethod } from '@sestante/api-client/types';
import { IconKeyboard, IconSignature, IconWritingSign } from '@tabler/icons-react';
import { type LinkProps, useNavigate } from '@tanstack/react-router';
import type { PointGroup } from 'signature_pad';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { randomKey } from '../../../lib/idempotency';
import { useMe } from '../../../lib/me';
import { problemText } from '../../../lib/problems';
import { showToast } from '../../../lib/toasts';
import { Notice } from '../../../ui/feedback/notice';
import { UnsavedGuard } from '../../../ui/forms/unsaved-guard';
import type { Client } from '../../records/client-names';
import { refreshSheet } from '../sheet-queries';
import type { FieldReport, ShownContent } from './field-report';
import { isComposed } from './field-report';
import { newReportId } from './field-report-store';
import { refusalInWords } from './intervention-words';
import { ReportContent } from './report-content';
import { signatureImage } from './signature-image';
import { SignatureField } from './signature-field';
import classes from './sign-page.module.css';
import { isBlank } from './strokes';
import { type Confirmed, useConfirmSignature } from './use-confirm-signature';

interface SignFormProps {
  client: Client;
  content: ShownContent;
  /** Row of the server; undefined when only the device has the intervention. */
  row: InterventionDto | undefined;
  /** Unsent report stored on this device. */
  kept: FieldReport | undefined;
  back: LinkProps;
}

type FieldErrors = { signature?: string; signerName?: string; statement?: string };

/** Signature, signer's name, and the confirmation that the content is known. */
export function SignForm({ client, content, row, kept, back }: SignFormProps) {
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const me = useMe();
  const form = useRef<HTMLFormElement>(null);
  const [method, setMethod] = useState<SignatureMethod>(kept?.signature?.method ?? 'drawn');
  const [strokes, setStrokes] = useState<readonly PointGroup[]>(kept?.signature?.strokes ?? []);
  const [signerName, setSignerName] = useState(kept?.signature?.signerName ?? (client.type === 'corporate' ? '' : client.displayName));
  const [agreed, setAgreed] = useState(false);
  const [fieldErrors, setFieldErrors] = useState<FieldErrors>({});
  const [attempts, setAttempts] = useState(0);
  const done = useRef(false);
  const { confirm, confirming, problem, refusal } = useConfirmSignature();

  useEffect(() => {
    if (attempts > 0) form.current?.querySelector<HTMLElement>('[aria-invalid="true"], [data-wrong] ~ *')?.focus();
  }, [attempts]);

  function submit(event: FormEvent): void {
    event.preventDefault();
    if (confirming || me.readOnly) return;
    const found: FieldErrors = {
      ...(method === 'drawn' && isBlank(strokes) && { signature: 'Manca la firma: serve più di un punto.' }),
      ...(signerName.trim() === '' && { signerName: 'Scrivi il nome di chi firma.' }),
      ...(!agreed && { statement: 'Serve la conferma di chi firma.' }),
    };
    setFieldErrors(found);
    setAttempts((count) => count + 1);
    if (Object.keys(found).length > 0) return;
    const at = new Date().toISOString();
    const drawn = method === 'drawn';
    // An uploaded file is signed as it is; a composed report is created again from the content on this screen.
    const file = row?.report && !isComposed(row.report) ? row.report.sha256 : null;
    const report: FieldReport = {
      id: kept?.id ?? newReportId(),
      userId: me.id,
      client: { id: client.id, displayName: client.displayName },
      at,
      content,
      interventionId: row?.id ?? kept?.interventionId ?? null,
      toBeSigned: true,
      signature: {
        method,
        signerName: signerName.trim(),
        image: drawn ? signatureImage(strokes) : null,
        strokes: drawn ? [...strokes] : [],
        at,
      },
      reportSha256: file,
      keys: { create: kept?.keys.create ?? randomKey(), compose: randomKey(), sign: randomKey() },
      createTriedAt: kept?.createTriedAt ?? null,
      signBody: null,
      refusal: null,
    };
    void confirm(report).then(goOn);
  }

  async function goOn(confirmed: Confirmed | null): Promise<void> {
    if (confirmed === null) return;
    done.current = true;
    refreshSheet(queryClient);
    void confirmed.outcome?.then(() => refreshSheet(queryClient));
    showToast(
      confirmed.arrived
        ? `Rapporto firmato da ${signerName.trim()}`
        : 'Il rapporto firmato è su questo dispositivo: parte da solo appena c’è rete.',
    );
    await navigate({
      ...back,
      ...(confirmed.arrived && confirmed.interventionId !== null && { search: { apri: confirmed.interventionId } }),
      replace: true,
    });
  }

  const isDirty = () => !done.current && (strokes.length > 0 || agreed);
  return (
    <form ref={form} className={classes['form']} onSubmit={submit} noValidate aria-busy={confirming}>
      <div className={classes['columns']}>
        <ReportContent content={content} file={row?.report ?? null} />
        <div className={classes['fields']}>
          {me.readOnly && <Notice tone="info">Stai solo guardando: da qui non si può firmare.</Notice>}
          {refusal !== null && !confirming && (
            <Notice tone="danger" role="alert">
              {refusalInWords(refusal)}
            </Notice>
          )}
          {problem !== null && !confirming && (
            <Notice tone="danger" role="alert">
              {problemText(problem).message}
            </Notice>
          )}
          {method === 'drawn' ? (
            <SignatureField
              strokes={strokes}
              error={fieldErrors.signature}
              onChange={(next) => {
                setStrokes(next);
                setFieldErrors(({ signature: _gone, ...rest }) => rest);
              }}
              otherWay={
                <Button variant="subtle" size="xs" leftSection={<IconKeyboard size={16} stroke={1.7} />} onClick={() => setMethod('typed')}>
                  Chi firma non può disegnare: scrivi il nome
                </Button>
              }
            />
          ) : (
            <div className={classes['typed']}>
              <h2>Firma del cliente</h2>
              <p className={classes['autograph']} aria-hidden>
                {signerName.trim() || '…'}
              </p>
              <p className={classes['explained']}>
                Vale come firma il nome scritto qui sotto da chi firma. Nel rapporto si leggerà che è scritto.
              </p>
              <Button
                variant="subtle"
                size="xs"
                leftSection={<IconWritingSign size={16} stroke={1.7} />}
                onClick={() => setMethod('drawn')}
              >
                Firma disegnando
              </Button>
            </div>
          )}
          <TextInput
            label="Nome di chi firma"
            required
            withAsterisk
            maxLength={200}
            autoComplete="off"
            value={signerName}
            error={fieldErrors.signerName}
            onChange={(event) => {
              setSignerName(event.currentTarget.value);
              setFieldErrors(({ signerName: _gone, ...rest }) => rest);
            }}
          />
          <Checkbox
            label="Il cliente conferma i lavori descritti e accetta l’informativa privacy."
            checked={agreed}
            error={fieldErrors.statement}
            aria-invalid={fieldErrors.statement !== undefined || undefined}
            onChange={(event) => {
              setAgreed(event.currentTarget.checked);
              setFieldErrors(({ statement: _gone, ...rest }) => rest);
            }}
          />
        </div>
      </div>
      <footer className={classes['foot']}>
        <Button
          type="submit"
          fullWidth
          size="lg"
          loading={confirming}
          disabled={me.readOnly}
          leftSection={<IconSignature size={20} stroke={1.7} aria-hidden />}
        >
          Conferma e chiudi
        </Button>
      </footer>
      <UnsavedGuard isDirty={isDirty}>La firma non è ancora confermata.</UnsavedGuard>
    </form>
  );
}
