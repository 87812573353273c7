import { ActionIcon } from '@mantine/core';
import { IconPencil } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { Fragment, type ReactNode, useState } from 'react';
import { formatInstant, formatInstantDay } from '../../../lib/formats';
import { usePermission } from '../../../lib/me';
import { FactValue } from './client-fact';
import { type FieldName, fieldsOf, type Group, labelOf, readValue, valueOf } from '../fields/client-fields';
import { editLink } from '../client-links';
import type { Client } from '../client-names';
import classes from './client-page.module.css';

interface Section {
  id: string;
  title: string;
  groups: readonly Group[];
}

const SECTIONS: readonly Section[] = [
  { id: 'anagrafica', title: 'Anagrafica', groups: ['identity', 'activity'] },
  { id: 'contatti', title: 'Contatti', groups: ['contacts'] },
  { id: 'gestione', title: 'Gestione', groups: ['other'] },
];
const NOTES_COME_AFTER = 'contatti';

/** Fields shown elsewhere on the page: in the heading, or below with their own edit button. */
const ELSEWHERE: readonly FieldName[] = ['tagIds', 'notes'];

/** All fields of the client by section, with the notes among them; empty fields are shown on request. */
export function ClientFacts({ client, notes }: { client: Client; notes: ReactNode }) {
  const [showEmpty, setShowEmpty] = useState(false);
  const empty = fieldsOf(client.type).filter((name) => !ELSEWHERE.includes(name) && isEmpty(client, name));
  return (
    <>
      {SECTIONS.map(({ id, title, groups }) => {
        const names = groups.flatMap((group) => fieldsOf(client.type, group)).filter((name) => !ELSEWHERE.includes(name));
        const shown = names.filter((name) => showEmpty || !isEmpty(client, name));
        return (
          <Fragment key={id}>
            <section id={id} className={classes['section']} aria-labelledby={`${id}-title`}>
              <div className={classes['section-head']}>
                <h2 id={`${id}-title`}>{title}</h2>
                <EditLink client={client} group={groups[0]} title={title} />
              </div>
              <dl className={classes['list']}>
                {shown.map((name) => (
                  <Fact key={name} label={labelOf(name, client.type)}>
                    <FactValue client={client} name={name} />
                  </Fact>
                ))}
                {id === 'gestione' && <Origins client={client} />}
              </dl>
              {shown.length === 0 && id !== 'gestione' && <p className={classes['nothing']}>Ancora niente</p>}
            </section>
            {id === NOTES_COME_AFTER && notes}
          </Fragment>
        );
      })}
      {empty.length > 0 && (
        <button type="button" className={classes['show-empty']} aria-expanded={showEmpty} onClick={() => setShowEmpty(!showEmpty)}>
          {showEmpty ? 'Nascondi campi vuoti' : `Mostra campi vuoti (${empty.length})`}
        </button>
      )}
    </>
  );
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className={classes['fact']}>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Origins({ client }: { client: Client }) {
  return (
    <>
      <Fact label="Creato">
        <time dateTime={client.createdAt} title={formatInstant(client.createdAt)}>
          {formatInstantDay(client.createdAt)}
        </time>{' '}
        da {client.createdBy.displayName}
      </Fact>
      <Fact label="Aggiornato">
        <time dateTime={client.updatedAt} title={formatInstant(client.updatedAt)}>
          {formatInstantDay(client.updatedAt)}
        </time>
      </Fact>
    </>
  );
}

/** Opens the form at this section. */
function EditLink({ client, group, title }: { client: Client; group: Group | undefined; title: string }) {
  const mayEdit = usePermission('clients:write');
  if (!mayEdit) return null;
  const label = `Modifica: ${title.toLowerCase()}`;
  return (
    <ActionIcon
      size="sm"
      aria-label={label}
      title={label}
      renderRoot={(props) => <Link {...props} {...editLink(client)} hash={group ?? ''} state={{ fromProfile: true }} />}
    >
      <IconPencil size={14} stroke={1.7} />
    </ActionIcon>
  );
}

function isEmpty<Name extends FieldName>(client: Client, name: Name): boolean {
  return readValue(name, valueOf(client, name), String) === null;
}
