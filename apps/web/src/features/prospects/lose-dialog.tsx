import { Chip, Group, TextInput } from '@mantine/core';
import { type Client, fullName } from '../records/client-names';
import { FormDialog } from '../../ui/forms/form-dialog';
import { useRecordForm } from '../../ui/forms/use-record-form';
import { useLoseProspect } from './use-lose-prospect';

const COMMON = ['Prezzo', 'Ha scelto un altro', 'Non interessato', 'Non risponde', 'Non assicurabile'];

/** Asks why a prospect was lost: buttons for common reasons, a text field for others. */
export function LoseDialog({ prospect, onClose }: { prospect: Client; onClose: () => void }) {
  const { lose, onLost } = useLoseProspect();
  const form = useRecordForm({
    inPlace: true,
    affects: ['records'],
    start: { reason: '' },
    validate: ({ reason }): Record<string, string> => (reason.trim() === '' ? { reason: 'Scrivi il motivo, anche in una parola' } : {}),
    send: ({ reason }) => lose({ prospect, reason: reason.trim() }),
    onSaved: (now) => {
      onLost(now);
      onClose();
    },
  });
  return (
    <FormDialog
      form={form}
      title={`${fullName(prospect)}: perché è perso?`}
      size="sm"
      unsavedText={null}
      submitLabel="Segna come perso"
      onClose={onClose}
    >
      <Chip.Group value={form.values.reason} onChange={(reason) => form.setFieldValue('reason', String(reason))}>
        <Group gap={6} role="radiogroup" aria-label="Motivi comuni">
          {COMMON.map((common) => (
            <Chip key={common} value={common} size="sm" variant="light">
              {common}
            </Chip>
          ))}
        </Group>
      </Chip.Group>
      <TextInput label="Motivo" {...form.getInputProps('reason')} maxLength={500} autoComplete="off" data-autofocus />
      <p className="text-m faint">Resta nella fase in cui si trova e puoi riprenderlo quando vuoi.</p>
    </FormDialog>
  );
}
