import type { FieldChangeDto, SheetTab, TimelineEntryDto } from '@sestante/api-client/types';
import { Link, useParams } from '@tanstack/react-router';
import { BANK_ACCOUNT_FIELDS } from './bank-accounts/bank-account-fields';
import { BONUS_FIELDS } from './bonuses/bonus-fields';
import { CONTACT_FIELDS } from './contacts/contact-fields';
import { CONTRACT_FIELDS } from './contracts/contract-fields';
import { DISCOUNT_FIELDS } from './discounts/discount-fields';
import { INSTALLATION_FIELDS } from './installations/installation-fields';
import { INTERVENTION_FIELDS } from './interventions/intervention-fields';
import { PAYMENT_METHOD_FIELDS } from './payment-methods/payment-method-fields';
import { SITE_FIELDS } from './sites/site-fields';
import { withItsDay } from '../../lib/formats';
import { type AnyFields, readHistoryValue } from './sheet-fields';
import { statusOf } from '../records/client-links';
import { SHEET_TABS } from './sheet-labels';
import { sheetLink } from './sheet-link';
import { type SheetKind, historyText } from './sheet-history-text';

const NOTHING: AnyFields = {};

/** Exhaustive on purpose: a new tab breaks the build until its changes can be shown. */
const FIELDS: Record<SheetTab, AnyFields> = {
  contacts: CONTACT_FIELDS,
  sites: SITE_FIELDS,
  'payment-methods': PAYMENT_METHOD_FIELDS,
  'bank-accounts': BANK_ACCOUNT_FIELDS,
  bonuses: BONUS_FIELDS,
  discounts: DISCOUNT_FIELDS,
  // Activities and actions have their own timeline entries.
  activities: NOTHING,
  installations: INSTALLATION_FIELDS,
  interventions: INTERVENTION_FIELDS,
  contracts: CONTRACT_FIELDS,
  documents: NOTHING,
};

/** Labels of recorded fields that are not in the form. */
const OTHER_LABELS: Record<string, string> = {
  name: 'Nome',
  report: 'Rapporto',
  signerName: 'Firmato da',
  versionNumber: 'Versione',
  fileName: 'File',
  size: 'Dimensione',
};

/** Timeline entry such as "Aggiunta la sede Magazzino" with a link; an update lists each field with its old and new value. */
export function SheetHistoryEntry({ entry }: { entry: TimelineEntryDto }) {
  const { id = '', sezione } = useParams({ strict: false });
  const [first, ...rest] = entry.changes;
  const tab = SHEET_TABS.find((name) => name === first?.field);
  if (!first || !tab) return <p>{entry.title}</p>;
  const name = withItsDay(text(first.to) ?? text(first.from) ?? 'senza nome');
  const recordId = /\/([0-9a-f-]{36})$/.exec(entry.link ?? '')?.[1];
  const signer = rest.find(({ field }) => field === 'signerName');
  return (
    <>
      <p>
        {historyText(entry.kind as SheetKind, tab)}{' '}
        <b>{recordId === undefined ? name : <Link {...sheetLink({ id, status: statusOf(sezione) }, tab, recordId)}>{name}</Link>}</b>
        {entry.kind === 'sheet-signed' && signer && ` da ${text(signer.to) ?? ''}`}
        {entry.kind === 'sheet-discarded' && signer && `, con la firma di ${text(signer.from) ?? ''}`}
      </p>
      {(entry.kind === 'sheet-changed' || entry.kind === 'sheet-restored') &&
        rest.map((change) => <Changed key={change.field} change={change} fields={FIELDS[tab]} />)}
    </>
  );
}

function Changed({ change: { field, from, to }, fields }: { change: FieldChangeDto; fields: AnyFields }) {
  const label = readHistoryValue(fields, field, null)?.label ?? OTHER_LABELS[field] ?? field;
  const read = (value: unknown) => (value === null ? null : (readHistoryValue(fields, field, value)?.text ?? text(value)));
  const [before, after] = [read(from), read(to)];
  return (
    <p>
      <b>{label}</b> da {before ?? <em>vuoto</em>} a {after ?? <em>vuoto</em>}
    </p>
  );
}

function text(value: unknown): string | null {
  if (value === null || value === undefined || value === '') return null;
  return typeof value === 'string' ? value : JSON.stringify(value);
}
