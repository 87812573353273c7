import { Button, Checkbox, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import type { InterventionDto, SignatureMethod } from '@sestante/api-client/types';
import { IconKeyboard, IconSignature, IconWritingSign } from '@tabler/icons-react';
import { type LinkProps, useNavigate } from '@tanstack/react-router';
import type { PointGroup } from 'signature_pad';
import { useState } from 'react';
import { randomKey } from '../../../lib/idempotency';
import { useMe } from '../../../lib/me';
import { refresh } from '../../../lib/refresh';
import { showToast } from '../../../lib/toasts';
import { Notice } from '../../../ui/feedback/notice';
import { Form, FormProblem, SubmitButton } from '../../../ui/forms/form';
import { useRecordForm } from '../../../ui/forms/use-record-form';
import type { Client } from '../../records/client-names';
import type { FieldReport, Refusal, ShownContent } from './field-report';
import { type Confirmed, confirmSignature } from './confirm-signature';
import { isComposed } from './field-report';
import { newReportId } from './field-report-store';
import { refusalInWords } from './intervention-words';
import { ReportContent } from './report-content';
import { signatureImage } from '../../../ui/forms/signature-image';
import { SignatureField } from '../../../ui/forms/signature-field';
import classes from './sign-page.module.css';
import { isBlank } from '../../../ui/forms/strokes';

interface SignFormProps {
  client: Client;
  content: ShownContent;
  /** Row of the server; undefined when only the device has the intervention. */
  row: InterventionDto | undefined;
  /** Unsent report stored on this device. */
  kept: FieldReport | undefined;
  back: LinkProps;
}

/** Signature, signer's name, and the confirmation that the content is known. */
export function SignForm({ client, content, row, kept, back }: SignFormProps) {
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const me = useMe();
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const form = useRecordForm({
    inPlace: true,
    // Refreshed when the report has arrived, which may be later.
    affects: [],
    start: {
      method: (kept?.signature?.method ?? 'drawn') as SignatureMethod,
      strokes: (kept?.signature?.strokes ?? []) as readonly PointGroup[],
      signerName: kept?.signature?.signerName ?? (client.type === 'corporate' ? '' : client.displayName),
      agreed: false,
    },
    validate: (values) => ({
      ...(values.method === 'drawn' && isBlank(values.strokes) && { strokes: 'Manca la firma: serve più di un punto.' }),
      ...(values.signerName.trim() === '' && { signerName: 'Scrivi il nome di chi firma.' }),
      ...(!values.agreed && { agreed: 'Serve la conferma di chi firma.' }),
    }),
    send: () => confirmSignature(report()),
    onSaved: (outcome) => {
      if ('code' in outcome) {
        setRefusal(outcome);
        return false;
      }
      void goOn(outcome);
      return undefined;
    },
  });
  const { method, strokes, signerName } = form.values;

  function report(): FieldReport {
    const at = new Date().toISOString();
    const drawn = method === 'drawn';
    // An uploaded file is signed as it is; a composed report is created again from the content on this screen.
    const file = row?.report && !isComposed(row.report) ? row.report.sha256 : null;
    return {
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
  }

  async function goOn(confirmed: Confirmed): Promise<void> {
    void refresh(queryClient, ['records']);
    void confirmed.outcome?.then(() => refresh(queryClient, ['records']));
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

  return (
    <Form
      // The suggested name alone is not worth a question.
      form={{ ...form, isDirty: () => form.isDirty('strokes') || form.isDirty('agreed') }}
      className={classes['form']}
      unsavedText="La firma non è ancora confermata."
    >
      <div className={classes['columns']}>
        <ReportContent content={content} file={row?.report ?? null} />
        <div className={classes['fields']}>
          {me.readOnly && <Notice tone="info">Stai solo guardando: da qui non si può firmare.</Notice>}
          {refusal !== null && !form.saving && (
            <Notice tone="danger" role="alert">
              {refusalInWords(refusal)}
            </Notice>
          )}
          <FormProblem form={form} />
          {method === 'drawn' ? (
            <SignatureField
              strokes={strokes}
              error={form.errors['strokes']}
              onChange={(next) => form.setFieldValue('strokes', next)}
              otherWay={
                <Button
                  variant="subtle"
                  size="xs"
                  leftSection={<IconKeyboard size={16} stroke={1.7} />}
                  onClick={() => form.setFieldValue('method', 'typed')}
                >
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
              <p className="text-m soft">Vale come firma il nome scritto qui sotto da chi firma. Nel rapporto si leggerà che è scritto.</p>
              <Button
                variant="subtle"
                size="xs"
                leftSection={<IconWritingSign size={16} stroke={1.7} />}
                onClick={() => form.setFieldValue('method', 'drawn')}
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
            {...form.getInputProps('signerName')}
          />
          <Checkbox
            label="Il cliente conferma i lavori descritti e accetta l’informativa privacy."
            {...form.getInputProps('agreed', { type: 'checkbox' })}
            aria-invalid={form.errors['agreed'] !== undefined || undefined}
          />
        </div>
      </div>
      <footer className={classes['foot']}>
        <SubmitButton form={form} fullWidth size="lg" leftSection={<IconSignature size={20} stroke={1.7} aria-hidden />}>
          Conferma e chiudi
        </SubmitButton>
      </footer>
    </Form>
  );
}
