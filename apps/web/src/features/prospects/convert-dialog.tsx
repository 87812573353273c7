import { useState } from 'react';
import { usePermission } from '../../lib/me';
import { Notice } from '../../ui/feedback/notice';
import { FormDialog } from '../../ui/forms/form-dialog';
import { AssigneePicker } from '../records/fields/assignee-picker';
import { FIELDS, labelInside, labelOf, findFieldErrors, toChanges, toValues } from '../records/fields/client-fields';
import { type Client, fullName } from '../records/client-names';
import { isTextFieldType } from '../../ui/forms/field-types';
import { TypedField } from '../../ui/forms/typed-field';
import { useRecordForm } from '../../ui/forms/use-record-form';
import { missingFields } from './missing-fields';
import classes from './prospect-dialogs.module.css';
import { useConvertProspect } from './use-convert-prospect';

interface ConvertDialogProps {
  prospect: Client;
  onClose: () => void;
}

/** Explains the conversion and asks for useful missing data, all of which is optional. */
export function ConvertDialog({ prospect, onClose }: ConvertDialogProps) {
  const { type, lostReason } = prospect;
  const [missing] = useState(() => missingFields(prospect));
  const mayAssign = usePermission('clients:assign');
  const { convert, overtaken, onAnswer } = useConvertProspect(prospect, onClose);
  const asked: readonly string[] = [...missing, ...(mayAssign ? ['assigneeId'] : [])];
  const onlyAsked = <T,>(fields: Record<string, T>) => Object.fromEntries(Object.entries(fields).filter(([name]) => asked.includes(name)));
  const form = useRecordForm({
    inPlace: true,
    affects: ['records'],
    start: { ...toValues(prospect), withoutEmail: false },
    validate: (values) => onlyAsked(findFieldErrors({ ...values, withoutEmail: values.email.trim() === '' }, type)),
    send: (values) => convert(onlyAsked({ ...toChanges(values, prospect) })),
    onSaved: onAnswer,
  });

  return (
    <FormDialog
      form={form}
      title={`Converti ${fullName(prospect)} in cliente`}
      unsavedText={null}
      submitLabel="Converti"
      focusSubmit={missing.length === 0}
      onClose={onClose}
    >
      {overtaken.length > 0 && (
        <Notice tone="warning" role="alert">
          Qualcun altro ha appena scritto {overtaken.map((name) => labelInside(name, type)).join(' e ')}: resta quello. Puoi convertire.
        </Notice>
      )}
      <p className={classes['text']}>
        La scheda passa tra i clienti così com’è, con la sua storia e lo stesso identificativo, e lascia la pipeline.
        {lostReason !== null && ` Era segnata come persa (${lostReason}): resta scritto nella storia.`} Puoi annullare subito dopo.
      </p>
      {missing.length > 0 && (
        <fieldset className={classes['missing']}>
          <legend>Manca ancora, se lo sai già</legend>
          {missing.map((name, index) => {
            const { kind } = FIELDS[name];
            return (
              isTextFieldType(kind) && (
                <TypedField key={name} form={form} path={name} kind={kind} label={labelOf(name, type)} focusFirst={index === 0} />
              )
            );
          })}
        </fieldset>
      )}
      <AssigneePicker form={form} label={labelOf('assigneeId', type)} />
    </FormDialog>
  );
}
