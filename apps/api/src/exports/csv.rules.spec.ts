import { csvLine } from './csv.rules.js';

it.each([
  ['plain', 'Anna Neri', 'Anna Neri'],
  ['a separator', 'Rossi; Bianchi', '"Rossi; Bianchi"'],
  ['quotes', 'Bar "Da Ugo"', '"Bar ""Da Ugo"""'],
  ['two lines', 'uno\r\ndue', '"uno\r\ndue"'],
  ['a formula', '=HYPERLINK("http://x";"y")', `"'=HYPERLINK(""http://x"";""y"")"`],
  ['a sum', '+39 011 5551234', `'+39 011 5551234`],
  ['a difference', '-1', `'-1`],
  ['a call', '@SUM(A1)', `'@SUM(A1)`],
  ['a formula after a tab', '\t=1', `'\t=1`],
  ['a formula after a space', ' =1', `' =1`],
  ['a full-width formula', '＝1+1', `'＝1+1`],
  ['a full-width sum', '＋39', `'＋39`],
  ['a full-width difference', '－1', `'－1`],
  ['a full-width call', '＠SUM(A1)', `'＠SUM(A1)`],
  ['a full-width formula after a full-width space', '\u3000＝1', `'\u3000＝1`],
  ['a small formula', '﹦1', `'﹦1`],
  ['a mathematical minus', '\u22121', `'\u22121`],
  ['an e-mail', 'anna@posta.example', 'anna@posta.example'],
  ['nothing', '', ''],
])('%s', (_what, text, cell) => expect(csvLine([text, 'x'])).toBe(`${cell};x\r\n`));
