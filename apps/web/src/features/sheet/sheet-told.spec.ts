import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SHEET_TABS } from './sheet-names.ts';
import { theOne, toldOf } from './sheet-told.ts';

test('each tab has its article', () => {
  assert.deepEqual(SHEET_TABS.map(theOne), [
    'il referente',
    'la sede',
    'il metodo di pagamento',
    'la banca',
    'il bonus',
    'lo sconto',
    'l’attività',
    'l’impianto',
    'l’intervento',
    'il contratto',
    'il documento',
  ]);
});

test('what was done agrees with what it was done to', () => {
  assert.equal(toldOf('sheet-added', 'sites'), 'Aggiunta la sede');
  assert.equal(toldOf('sheet-restored', 'installations'), 'Ripristinato l’impianto');
  assert.equal(toldOf('sheet-unlinked', 'contacts'), 'Tolta l’associazione: referente');
  assert.equal(toldOf('sheet-signed', 'interventions'), 'Firmato il rapporto: intervento');
  assert.equal(toldOf('sheet-discarded', 'interventions'), 'Scartato prima dell’invio il rapporto firmato: intervento');
});
