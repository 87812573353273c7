import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { BonusDto, SiteDto } from '@sestante/api-client/types';
import { BANK_ACCOUNT_FIELDS } from './bank-accounts/bank-account-fields.ts';
import { BONUS_FIELDS } from './bonuses/bonus-fields.ts';
import { INSTALLATION_FIELDS } from './installations/installation-fields.ts';
import { SITE_FIELDS } from './sites/site-fields.ts';
import { changesOf } from '../../lib/same-value.ts';
import {
  findFieldErrors,
  placeOf,
  readField,
  keptValues,
  readHistoryValue,
  startValues,
  toBody,
  toNew,
  toPatch,
  type AnyFields,
  type SheetValues,
} from './sheet-fields.ts';

const toChanges = (fields: AnyFields, values: SheetValues, row: object) => changesOf(keptValues(fields, row), toPatch(fields, values));

const made = { id: 'x', displayName: 'Magazzino', createdAt: '', updatedAt: '', version: 1, createdBy: { id: 'u', displayName: 'Giulia' } };
const site: SiteDto = { ...made, label: 'Magazzino', registeredOffice: true, address: null, phone: '+390115551234', email: null };
const bonus: BonusDto = {
  ...made,
  description: 'Fedeltà',
  kind: 'percentage',
  percentage: 12.5,
  amount: null,
  validFrom: null,
  validTo: '2026-12-31',
};

test('a form that was opened and left alone changes nothing', () => {
  assert.deepEqual(toChanges(SITE_FIELDS, startValues(SITE_FIELDS, site), site), {});
  assert.deepEqual(toChanges(BONUS_FIELDS, startValues(BONUS_FIELDS, bonus), bonus), {});
});

test('a change holds only what differs, emptied fields as null, a flag that was taken away as false', () => {
  const values = { ...startValues(SITE_FIELDS, site), label: '  ', registeredOffice: false };
  assert.deepEqual(toChanges(SITE_FIELDS, values, site), { label: null, registeredOffice: false });
});

test('of a new record what was left empty or unticked is left to the server', () => {
  const values = { ...startValues(SITE_FIELDS, null), label: 'Ufficio' };
  assert.deepEqual(toNew(SITE_FIELDS, values), { label: 'Ufficio' });
});

test('a new record starts with what is usual', () => {
  assert.equal(startValues(BONUS_FIELDS, null)['kind'], 'percentage');
});

test('from a part to an amount: the part is not asked for, and sent empty', () => {
  const values = { ...startValues(BONUS_FIELDS, bonus), kind: 'amount', amount: '1.250,50' };
  assert.deepEqual(findFieldErrors(BONUS_FIELDS, values, bonus), {});
  assert.deepEqual(toChanges(BONUS_FIELDS, values, bonus), {
    kind: 'amount',
    percentage: null,
    amount: { amount: '1250.50', currency: 'EUR' },
  });
});

test('what is needed and missing is said, and a day that is none stays as it was typed', () => {
  const values = { ...startValues(BONUS_FIELDS, null), validFrom: '32/13/2026' };
  assert.deepEqual(findFieldErrors(BONUS_FIELDS, values, null), {
    description: 'Scrivi di che cosa si tratta',
    percentage: 'Scrivi la percentuale',
    validFrom: 'Non è un giorno del calendario',
  });
});

test('a secret never comes into the form, and is not asked for where there is one', () => {
  const account = { ...made, iban: 'IT60X0542811101000000123456', bic: null, bankName: null, holder: 'Ada', isDefault: true };
  const values = startValues(BANK_ACCOUNT_FIELDS, account);
  assert.equal(values['iban'], '');
  assert.deepEqual(findFieldErrors(BANK_ACCOUNT_FIELDS, values, account), {});
  assert.deepEqual(toChanges(BANK_ACCOUNT_FIELDS, values, account), {});
  assert.equal(findFieldErrors(BANK_ACCOUNT_FIELDS, startValues(BANK_ACCOUNT_FIELDS, null), null)['iban'], 'Scrivi l’IBAN');
});

test('what points at a record is read by its name, in the panel and in the timeline', () => {
  const installation = { siteId: 'a', site: { id: 'a', displayName: 'Magazzino' } };
  assert.equal(readField(INSTALLATION_FIELDS, installation, 'siteId'), 'Magazzino');
  assert.deepEqual(readHistoryValue(INSTALLATION_FIELDS, 'site', 'Magazzino'), { label: 'Sede', text: 'Magazzino' });
  assert.deepEqual(readHistoryValue(BONUS_FIELDS, 'validTo', '2026-12-31'), { label: 'Valido fino al', text: '31/12/2026' });
  assert.deepEqual(readHistoryValue(BONUS_FIELDS, 'percentage', null), { label: 'Percentuale', text: null });
  assert.equal(readHistoryValue(BONUS_FIELDS, 'pets', 1), null);
});

test('the server’s word on a part of an amount stands at the one field of it, on a part of an address at that part', () => {
  assert.equal(placeOf(BONUS_FIELDS, 'amount.amount'), 'amount');
  assert.equal(placeOf(SITE_FIELDS, 'address.city'), 'address.city');
  assert.deepEqual(toBody(SITE_FIELDS, startValues(SITE_FIELDS, site))['address'], null);
});
