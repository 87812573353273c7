import { reopenQuestionnaire } from '@sestante/api-client';
import type { QuestionnaireDto } from '@sestante/api-client/types';
import { formatDay, shiftDay, todayInRome } from '../../lib/formats';
import { showToast } from '../../lib/toasts';
import { DayField } from '../../ui/forms/day-field';
import { FormDialog } from '../../ui/forms/form-dialog';
import { useRecordForm } from '../../ui/forms/use-record-form';
import { VersionDialog } from '../../ui/forms/version-dialog';
import { CHANGEABLE_QUESTIONNAIRE, type QuestionnaireBody } from './changeable-questionnaire';
import { isOpen } from './questionnaire-status';
import { DEFAULT_DAYS, expiryError } from './sending-days';

interface ExpiryDialogProps {
  questionnaire: QuestionnaireDto;
  onClose: () => void;
}

/** Sets another expiry day. A questionnaire that has expired or was cancelled opens again with its answers. */
export function ExpiryDialog({ questionnaire, onClose }: ExpiryDialogProps) {
  const { id, client } = questionnaire;
  const open = isOpen(questionnaire);
  const form = useRecordForm<{ expiresOn: string | null }, QuestionnaireDto, QuestionnaireBody>({
    inPlace: true,
    affects: ['records'],
    edit: {
      row: open ? questionnaire : null,
      record: CHANGEABLE_QUESTIONNAIRE,
      toValues: (row) => (row ? CHANGEABLE_QUESTIONNAIRE.valuesOf(row) : { expiresOn: shiftDay(todayInRome(), DEFAULT_DAYS) }),
      toBody: ({ expiresOn }) => (expiresOn === null ? {} : { expiresOn }),
    },
    validate: ({ expiresOn }) => expiryError(expiresOn),
    send: async ({ expiresOn }, headers) =>
      (await reopenQuestionnaire({ path: { id }, headers, body: { expiresOn: expiresOn ?? '' }, throwOnError: true })).data,
    onSaved: ({ expiresOn }) => {
      showToast(`${open ? 'Scadenza spostata' : 'Questionario riaperto'}: vale fino al ${formatDay(expiresOn)}`);
      onClose();
    },
    onUnchanged: onClose,
  });
  return (
    <FormDialog
      form={form}
      title={open ? 'Cambia la scadenza' : 'Riapri il questionario'}
      subtitle={client.displayName}
      size="sm"
      unsavedText={null}
      submitLabel={open ? 'Salva' : 'Riapri'}
      onClose={onClose}
    >
      <DayField label="Scade" required {...form.getInputProps('expiresOn')} autoFocus />
      {!open && <p>Il link torna valido e le risposte già date restano.</p>}
      <VersionDialog
        work={form}
        label={() => 'Scade'}
        read={(_name, value) => (typeof value === 'string' ? formatDay(value) : null)}
        onReload={form.reload}
      />
    </FormDialog>
  );
}
