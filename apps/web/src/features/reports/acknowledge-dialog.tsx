import { TextInput } from '@mantine/core';
import { acknowledgeReport } from '@sestante/api-client';
import type { PointGroup } from 'signature_pad';
import { showToast } from '../../lib/toasts';
import { ChipChoice } from '../../ui/forms/chip-choice';
import { FormDialog } from '../../ui/forms/form-dialog';
import { SignatureField } from '../../ui/forms/signature-field';
import { signatureImage } from '../../ui/forms/signature-image';
import { isBlank } from '../../ui/forms/strokes';
import { useRecordForm } from '../../ui/forms/use-record-form';
import type { ReportDetailDto } from '@sestante/api-client/types';

const METHODS = [
  { value: 'drawn', label: 'Sullo schermo' },
  { value: 'typed', label: 'Scrivendo il nome' },
  { value: 'hand', label: 'Su carta' },
];
const HINTS = {
  drawn: 'Il cliente firma qui, con il dito, la penna o il mouse.',
  typed: 'Vale come firma il nome scritto qui sotto da chi firma. Nel documento si leggerà che è scritto.',
  hand: 'Il cliente ha firmato la copia stampata, che resta in agenzia.',
};
type Method = keyof typeof HINTS;

interface AcknowledgeDialogProps {
  report: ReportDetailDto;
  onClose: () => void;
}

/** The client's signature that the report was received. */
export function AcknowledgeDialog({ report: { id, client }, onClose }: AcknowledgeDialogProps) {
  const form = useRecordForm({
    inPlace: true,
    affects: ['records'],
    start: {
      method: 'drawn' as Method,
      strokes: [] as readonly PointGroup[],
      signerName: client.type === 'corporate' ? '' : client.displayName,
    },
    validate: ({ method, strokes, signerName }) => ({
      ...(method === 'drawn' && isBlank(strokes) && { strokes: 'Manca la firma: serve più di un punto.' }),
      ...(signerName.trim() === '' && { signerName: 'Scrivi il nome di chi firma.' }),
    }),
    // Without an idempotency key: a receipt is given once, and a second one is refused.
    send: async ({ method, strokes, signerName }) => {
      const body = { method, signerName: signerName.trim(), ...(method === 'drawn' && { image: signatureImage(strokes) }) };
      return (await acknowledgeReport({ path: { id }, body, throwOnError: true })).data;
    },
    onSaved: () => {
      showToast(`Ricevuta firmata da ${form.values.signerName.trim()}`);
      onClose();
    },
  });
  const { method, strokes } = form.values;
  return (
    <FormDialog
      form={form}
      title="Firma per ricevuta"
      subtitle={client.displayName}
      size="lg"
      unsavedText={null}
      keepsInput
      submitLabel="Conferma"
      onClose={onClose}
    >
      <ChipChoice label="Come firma" options={METHODS} {...form.getInputProps('method')} />
      <p className="text-m soft">{HINTS[method]}</p>
      {method === 'drawn' && (
        <SignatureField
          strokes={strokes}
          error={form.errors['strokes']}
          onChange={(next) => form.setFieldValue('strokes', next)}
          otherWay={null}
        />
      )}
      <TextInput label="Nome di chi firma" withAsterisk maxLength={200} autoComplete="off" {...form.getInputProps('signerName')} />
    </FormDialog>
  );
}
