import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SHEET_TABS } from './sheet-labels.ts';
import { withArticle, historyText } from './sheet-history-text.ts';

test('each tab has its article', () => {
  assert.deepEqual(SHEET_TABS.map(withArticle), [
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
  assert.equal(historyText('sheet-added', 'sites'), 'Aggiunta la sede');
  assert.equal(historyText('sheet-restored', 'installations'), 'Ripristinato l’impianto');
  assert.equal(historyText('sheet-unlinked', 'contacts'), 'Tolta l’associazione: referente');
  assert.equal(historyText('sheet-signed', 'interventions'), 'Firmato il rapporto: intervento');
  assert.equal(historyText('sheet-discarded', 'interventions'), 'Scartato prima dell’invio il rapporto firmato: intervento');
});
