import { Button, Modal } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { usePermission } from '../../lib/me';
import { fieldErrorsOf, problemText } from '../../lib/problems';
import { signal } from '../../lib/signal';
import { Notice } from '../../ui/feedback/notice';
import { useReturnFocus } from '../../ui/overlays/use-return-focus';
import { AssigneePicker } from '../records/fields/assignee-picker';
import { FIELDS, labelInside, labelOf, findFieldErrors, toChanges, toValues } from '../records/fields/client-fields';
import { useClientForm } from '../records/fields/client-fields-form';
import { type Client, fullName } from '../records/client-names';
import { isTextFieldType } from '../../ui/forms/field-types';
import { TypedField } from '../../ui/forms/typed-field';
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
  const [typed] = useState(signal);
  const [missing] = useState(() => missingFields(prospect));
  const form = useClientForm(type, () => ({ ...toValues(prospect), withoutEmail: false }), typed);
  const mayAssign = usePermission('clients:assign');
  const { convert, converting, problem, overtaken } = useConvertProspect(prospect, onClose);
  useReturnFocus();

  function submit(event: FormEvent): void {
    event.preventDefault();
    const values = form.getValues();
    const asked = [...missing, ...(mayAssign ? (['assigneeId'] as const) : [])];
    const fieldErrors = Object.entries(findFieldErrors({ ...values, withoutEmail: values.email.trim() === '' }, type));
    const wrong = fieldErrors.filter(([path]) => asked.some((name) => name === path));
    form.setErrors(Object.fromEntries(wrong));
    if (wrong.length > 0) return;
    const changes = Object.entries(toChanges(values, prospect)).filter(([name]) => asked.some((one) => one === name));
    convert(Object.fromEntries(changes), (error) => form.setErrors(fieldErrorsOf(error)));
  }

  return (
    <Modal opened onClose={onClose} title={`Converti ${fullName(prospect)} in cliente`} size="md">
      <form className={classes['form']} onSubmit={submit} noValidate>
        {problem !== null && !converting && (
          <Notice tone="danger" role="alert">
            {problemText(problem).message}
          </Notice>
        )}
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
        <div className={classes['buttons']}>
          <Button variant="subtle" onClick={onClose}>
            Annulla
          </Button>
          <Button type="submit" loading={converting} data-autofocus={missing.length === 0 || undefined}>
            Converti
          </Button>
        </div>
      </form>
    </Modal>
  );
}
