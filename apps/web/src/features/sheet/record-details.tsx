import { Button } from '@mantine/core';
import { IconPencil, IconTrash, IconUnlink } from '@tabler/icons-react';
import { Link, useNavigate } from '@tanstack/react-router';
import { type RefObject, useEffect, useRef } from 'react';
import { formatInstant, formatInstantDay } from '../../lib/formats';
import { usePermission } from '../../lib/me';
import { useShortcuts } from '../../lib/shortcuts';
import { Kbd } from '../../ui/layout/kbd';
import { Notice } from '../../ui/feedback/notice';
import { useReadOnlyProps } from '../../ui/forms/use-write-guard';
import { email, phone } from '../../ui/forms/field-types';
import { type AnyFields, namesIn, readField } from './sheet-fields';
import { panelLink } from './sheet-search';
import { nameOf, type SheetRow, type SheetTabDefinition } from './sheet-tab';
import classes from './sheet.module.css';
import { useRemoveRecord } from './use-remove-record';

interface RecordDetailsProps<Row extends SheetRow, Body extends object> {
  tab: SheetTabDefinition<Row, Body>;
  clientId: string;
  row: Row;
  panel: RefObject<HTMLElement | null>;
  onClose: () => void;
}

/** Panel of a record: its fields as text, the tab's additional content, and the actions. */
export function RecordDetails<Row extends SheetRow, Body extends object>(props: RecordDetailsProps<Row, Body>) {
  const { tab, clientId, row, panel, onClose } = props;
  const navigate = useNavigate();
  const fields: AnyFields = tab.fields;
  const heading = useRef<HTMLHeadingElement>(null);
  const mayEdit = usePermission(`${tab.name}:write`);
  const readOnlyProps = useReadOnlyProps();
  const removal = useRemoveRecord(tab, clientId, onClose);
  const locked = tab.locked?.(row) ?? null;
  const kept = removal.whyNot(row);
  const mayChange = mayEdit && locked === null;
  const shown = namesIn(fields).filter((name) => readField(fields, row, name) !== null);
  useShortcuts({ e: () => (mayChange ? void navigate(panelLink({ apri: row.id, modifica: true })) : false) }, panel);
  // Focuses the heading on return from the form, whose fields are gone.
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  return (
    <>
      <div className={classes['body']}>
        <div className={classes['title']}>
          <h2 ref={heading} tabIndex={-1} className={classes['name']}>
            {nameOf(tab, row)}
          </h2>
          {tab.mark?.(row)}
        </div>
        {locked !== null && <Notice tone="info">{locked}</Notice>}
        <dl className={classes['facts']}>
          {shown.map((name) => (
            <div key={name}>
              <dt>{fields[name]?.label}</dt>
              <dd>
                <Value fields={fields} name={name} row={row} />
              </dd>
            </div>
          ))}
          {'usageCount' in row && typeof row.usageCount === 'number' && (
            <div>
              <dt>Usato da</dt>
              <dd>{row.usageCount === 1 ? 'solo questo cliente' : `${row.usageCount} clienti`}</dd>
            </div>
          )}
          <div>
            <dt>Inserito</dt>
            <dd>
              <time dateTime={row.createdAt} title={formatInstant(row.createdAt)}>
                {formatInstantDay(row.createdAt)}
              </time>{' '}
              da {row.createdBy.displayName}
            </dd>
          </div>
        </dl>
        {tab.Details && <tab.Details row={row} clientId={clientId} />}
      </div>
      <footer className={classes['foot']}>
        {removal.mayRemove(row) && (
          <Button
            variant="subtle"
            leftSection={removal.linked ? <IconUnlink size={16} stroke={1.7} /> : <IconTrash size={16} stroke={1.7} />}
            onClick={() => removal.remove(row)}
            {...(kept !== null && { 'data-disabled': true, 'aria-disabled': true, title: kept })}
            {...readOnlyProps}
          >
            {removal.label}
          </Button>
        )}
        <span className={classes['push']} />
        {tab.actions?.(row, clientId).map(({ label, icon: Glyph, link, run }) => (
          <Button
            key={label}
            variant="default"
            leftSection={<Glyph size={16} stroke={1.7} />}
            {...(link && { renderRoot: (root: object) => <Link {...root} {...link} /> })}
            {...(run && { onClick: run })}
          >
            {label}
          </Button>
        ))}
        {mayChange && (
          <Button
            leftSection={<IconPencil size={16} stroke={1.7} />}
            rightSection={<Kbd onAccent>E</Kbd>}
            renderRoot={(root) => <Link {...root} {...panelLink({ apri: row.id, modifica: true })} replace />}
          >
            Modifica
          </Button>
        )}
      </footer>
      {removal.dialog}
    </>
  );
}

/** Value as text, or a link for phones and e-mails. */
function Value({ fields, name, row }: { fields: AnyFields; name: string; row: object }) {
  const text = readField(fields, row, name);
  const kind: unknown = fields[name]?.kind;
  const value = String((row as Record<string, unknown>)[name]);
  if (kind === email) return <a href={`mailto:${value}`}>{text}</a>;
  if (kind === phone) return <a href={`tel:${value}`}>{text}</a>;
  return text;
}
