import { ActionIcon, Checkbox } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { use, useRef } from 'react';
import classes from './client-fields-form.module.css';
import type { FieldProps } from '../../../ui/forms/form-field';
import type { ClientValues } from './client-fields';
import { FormOwner } from './field-hints';
import { TypedField } from '../../../ui/forms/typed-field';
import { HOUSEHOLD_SIZE, MEMBER, NEW_MEMBER } from './composite-field-types';
import { AddButton } from './contact-fields';
import { MemberLink } from './member-link';

const MAX_ITEMS = 30;

/** Size of the household and its other members; the client is counted but not listed. */
export function HouseholdFields({ form, label }: FieldProps) {
  const ownId = use(FormOwner);
  const group = useRef<HTMLFieldSetElement>(null);
  const { members } = (form.values as ClientValues).household;

  function change(next: typeof members, focus: string): void {
    form.setFieldValue('household.members', next);
    // Runs after the rows have been rendered.
    requestAnimationFrame(() => group.current?.querySelector<HTMLElement>(focus)?.focus());
  }

  return (
    <fieldset ref={group} className={classes['parts']}>
      <legend className="spoken">{label}</legend>
      <div className={classes['household']}>
        <TypedField form={form} path="household.size" kind={HOUSEHOLD_SIZE} label={label} description="Componenti, cliente compreso" />
      </div>
      {members.map((_, index) => {
        const path = `household.members.${index}`;
        return (
          <fieldset key={index} className={classes['member']}>
            <legend className="spoken">Familiare {index + 1}</legend>
            <TypedField form={form} path={`${path}.firstName`} kind={MEMBER.firstName} label="Nome" required />
            <TypedField form={form} path={`${path}.lastName`} kind={MEMBER.lastName} label="Cognome" />
            <TypedField form={form} path={`${path}.relation`} kind={MEMBER.relation} label="Parentela" required />
            <TypedField form={form} path={`${path}.birthDate`} kind={MEMBER.birthDate} label="Data di nascita" />
            <TypedField form={form} path={`${path}.fiscalCode`} kind={MEMBER.fiscalCode} label="Codice fiscale" />
            <div className={classes['link']}>
              <MemberLink form={form} index={index} ownId={ownId} />
            </div>
            <Checkbox
              className={classes['tick'] ?? ''}
              label="A carico"
              {...form.getInputProps(`${path}.dependent`, { type: 'checkbox' })}
            />
            <ActionIcon
              className={classes['remove-member'] ?? ''}
              aria-label={`Togli il familiare ${index + 1}`}
              onClick={() => change(members.toSpliced(index, 1), '[data-add]')}
            >
              <IconX size={16} stroke={1.7} />
            </ActionIcon>
          </fieldset>
        );
      })}
      {members.length < MAX_ITEMS && (
        <AddButton onClick={() => change([...members, NEW_MEMBER], `[data-path="household.members.${members.length}.firstName"]`)}>
          Aggiungi un familiare
        </AddButton>
      )}
    </fieldset>
  );
}
