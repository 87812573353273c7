import { analyticReport } from './analytic-report.js';
import { consultingReport } from './consulting-report.js';
import { unknownFigures } from './figures.js';
import { plainText } from './plain-text.js';
import { reportCases } from './report-cases.js';

const KNOWN = ['Capitale € 500.000, franchigia € 87,50. Copertura 57%, 14 giorni, 68 su 100. Il 21 novembre 2026, dal 1º gennaio 2027.'];

describe('figures that a text adds', () => {
  it.each([
    ['Servono € 600.000.', ['€ 600.000']],
    ['Servono 600000 euro', ['600000 euro']],
    ['Almeno 2,5 milioni di euro', ['2,5 milioni di euro']],
    ['Almeno seicentomila euro', ['seicentomila']],
    ['Un milione di euro', ['milione']],
    ['Il 58% dei danni', ['58%']],
    ['Il 58 per cento', ['58 per cento']],
    ['Entro 15 giorni', ['15']],
    ['Entro quindici giorni', ['quindici']],
    ['Entro ventuno giorni e 99 ore', ['ventuno', '99']],
    ['Entro il 22 novembre 2026', ['22 novembre 2026']],
    ['Entro il 21/12/2026 o il 2026-11-22', ['21/12/2026', '2026-11-22']],
    ['Nel 2031 e nel 2031', ['2031']],
    // The same number in another sense.
    ['Servono € 57', ['€ 57']],
    ['Il 68% del capitale', ['68%']],
    ['Franchigia € 87,51', ['€ 87,51']],
  ])('are found in "%s"', (text, figures) => expect(unknownFigures(text, KNOWN).toSorted()).toEqual(figures.toSorted()));

  it.each([
    'Il capitale di 500.000 euro, 500000 €, 0,5 milioni di euro o cinquecentomila euro.',
    'Il 57 per cento, 14 giorni o quattordici; 68 su 100.',
    'Il 21/11/2026, il 21 novembre, nel 2026, dal 1° gennaio 2027.',
    'Una polizza o un contratto: è il percento che accenna a un incentivo.',
    'Se i rischi H24 o RC2 ricorrono, Lei è protetta.',
  ])('are none in "%s"', (text) => expect(unknownFigures(text, KNOWN)).toEqual([]));

  it.each(reportCases)('are none in the texts of its own report (%s)', (_type, input) => {
    const known = [plainText(analyticReport(input)), plainText(consultingReport(input))];
    for (const text of known) expect(unknownFigures(text, known)).toEqual([]);
  });
});
