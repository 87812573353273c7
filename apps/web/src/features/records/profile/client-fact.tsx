import { formatPhone } from '@sestante/italian-ids/phone';
import { Link } from '@tanstack/react-router';
import { type FieldName, FIELDS, readValue, valueOf } from '../fields/client-fields';
import type { Client } from '../client-names';
import classes from './client-page.module.css';
import { birthDay } from '../../../ui/forms/field-types';
import { readMember } from '../fields/composite-field-types';

/** Value of a field on the profile: text, or links for phones, e-mails and multi-line values. */
export function FactValue({ client, name }: { client: Client; name: FieldName }) {
  const { control } = FIELDS[name].kind;
  const text = readValue(name, valueOf(client, name), () => client.assignee?.displayName ?? '');
  if (text === null) return <span className={classes['none']}>—</span>;
  if (name === 'household') return <Household client={client} />;
  if (control.is === 'emails' || control.is === 'phones') return <Labelled client={client} list={control.is} />;
  if (control.is === 'text' && control.inputMode === 'email') return <EmailLink email={text} />;
  if (control.is === 'text' && control.inputMode === 'tel') return <a href={`tel:${valueOf(client, 'phone')}`}>{text}</a>;
  return text;
}

function Labelled({ client, list }: { client: Client; list: 'emails' | 'phones' }) {
  return (
    <ul>
      {client[list].map(({ value, label }) => (
        <li key={value}>
          {list === 'emails' ? <EmailLink email={value} /> : <a href={`tel:${value}`}>{formatPhone(value)}</a>}
          {label && <span className={classes['which']}> {label}</span>}
        </li>
      ))}
    </ul>
  );
}

/** In a narrow column, an address wraps after its @ before anywhere else. */
function EmailLink({ email }: { email: string }) {
  const [name, domain] = email.split('@');
  return (
    <a href={`mailto:${email}`}>
      {name}@<wbr />
      {domain}
    </a>
  );
}

function Household({ client }: { client: Client }) {
  const household = valueOf(client, 'household');
  const members = household?.members ?? [];
  return (
    <>
      {household?.size != null && `${household.size} ${household.size === 1 ? 'componente' : 'componenti'}`}
      {members.length > 0 && (
        <ul>
          {members.map((member, index) => (
            <li key={index}>
              {member.clientId ? (
                <Link to="/$sezione/$id" params={{ sezione: 'clienti', id: member.clientId }}>
                  {readMember(member)}
                </Link>
              ) : (
                readMember(member)
              )}
              <span className={classes['which']}>
                {[member.birthDate && birthDay.toForm(member.birthDate), member.dependent && 'a carico']
                  .filter(Boolean)
                  .map((part) => ` · ${part}`)}
              </span>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
