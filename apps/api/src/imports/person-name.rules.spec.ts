import { companyName, legalFormOf } from './company-name.rules.js';
import { personName, splitName } from './person-name.rules.js';

describe('a person’s name', () => {
  it.each<[text: string, code: string | null, title: string | null, lastName: string, firstName: string]>([
    ['ROSSI MARIO', null, null, 'Rossi', 'Mario'],
    ['Rossi, Mario', null, null, 'Rossi', 'Mario'],
    ['Avv. Rossi Mario', null, 'Avv.', 'Rossi', 'Mario'],
    ['avv rossi mario', null, 'Avv.', 'Rossi', 'Mario'],
    ['Rossi, Dott.ssa Maria', null, 'Dott.ssa', 'Rossi', 'Maria'],
    ['Dott. Ing. Rossi Mario', null, 'Dott. Ing.', 'Rossi', 'Mario'],
    ['  Rossi   Maria Grazia ', null, null, 'Rossi', 'Maria Grazia'],
    ['DE LUCA MARIO', null, null, 'De Luca', 'Mario'],
    ['DI STEFANO STEFANO', null, null, 'Di Stefano', 'Stefano'],
    ['LO PRESTI ANNA MARIA', null, null, 'Lo Presti', 'Anna Maria'],
    ["DELL'ACQUA FRANCESCA", null, null, "Dell'Acqua", 'Francesca'],
    ['D’ANGELO GIAN-LUCA', null, null, "D'Angelo", 'Gian-Luca'],
    ["BIANCHI NICCOLO'", null, null, 'Bianchi', 'Niccolò'],
    ['MÜLLER ZOË', null, null, 'Müller', 'Zoë'],
    ['rossi mario', null, null, 'Rossi', 'Mario'],
    ['McDonald John', null, null, 'McDonald', 'John'],
    // The fiscal code indicates the opposite order.
    ['Mario Rossi', 'RSSMRA80A01H501U', null, 'Rossi', 'Mario'],
    ['MARIA GRAZIA DE LUCA', 'DLCMGR80A41H501D', null, 'De Luca', 'Maria Grazia'],
    ['Garcia Lopez Juan', 'GRCJNU80A01Z131X', null, 'Garcia Lopez', 'Juan'],
    ['Garcia Lopez Juan', null, null, 'Garcia', 'Lopez Juan'],
    // A surname in capitals next to a name in mixed case indicates the order too.
    ['Mario ROSSI', null, null, 'Rossi', 'Mario'],
    ['Maria Grazia DE LUCA', null, null, 'De Luca', 'Maria Grazia'],
    ['Rossi M.', null, null, 'Rossi', 'M.'],
  ])('%s %s', (text, code, title, lastName, firstName) => expect(splitName(text, code)).toEqual({ title, lastName, firstName }));

  it.each(['', 'Rossi', 'Avv. Rossi', 'De Luca', ','])('%j is not a full name', (text) => expect(splitName(text, null)).toBeNull());

  it('in separate columns keeps their order', () => {
    expect(personName('avv', 'DE LUCA', 'MARIO')).toEqual({ title: 'Avv.', lastName: 'De Luca', firstName: 'Mario' });
    expect(personName('', 'Rossi', 'Dott. Mario')).toEqual({ title: 'Dott.', lastName: 'Rossi', firstName: 'Mario' });
    expect(personName('', 'Rossi', '')).toBeNull();
  });
});

describe('a legal form', () => {
  it.each([
    ['Edil Rossi S.r.l.', 'S.r.l.'],
    ['EDIL ROSSI SRL', 'S.r.l.'],
    ['Edil Rossi s.r.l. unipersonale', 'S.r.l.'],
    ['Edil Rossi SRLS', 'S.r.l.s.'],
    ['Edil Rossi S.R.L.S.', 'S.r.l.s.'],
    ['Banca Rossi S.p.A.', 'S.p.A.'],
    ['Bar Rossi snc di Rossi Mario & C.', 'S.n.c.'],
    ['Rossi Mario & C. s.a.s.', 'S.a.s.'],
    ['Cantina Rossi Soc. Coop.', 'Cooperativa'],
    ['Cantina Rossi Società Cooperativa', 'Cooperativa'],
    ['Condominio Via Roma 3', 'Condominio'],
    ['Associazione Amici del Po', 'Associazione'],
    ['Amici del Po ONLUS', 'Onlus'],
  ])('%s: %s', (name, form) => expect(legalFormOf(name)).toBe(form));

  it.each(['Rossi Mario', 'Spano Salvatore', 'Sas Giovanni', 'Srlic Ana', 'Coopman Jan', 'Rossi', ''])('%j has none', (name) =>
    expect(legalFormOf(name)).toBeNull(),
  );
});

it.each([
  ['Officine Lo Presti S.r.l.', 'Officine Lo Presti S.r.l.'],
  ['OFFICINE CONTI SOC. COOP.', 'Officine Conti Soc. Coop.'],
  ['EDIL LO PRESTI S.R.L.', 'Edil Lo Presti S.r.l.'],
  ['TRASPORTI BIANCHI SRLS', 'Trasporti Bianchi S.r.l.s.'],
  ["FARMACIA DELL'ACQUA S.P.A.", "Farmacia Dell'Acqua S.p.A."],
  ['BMW ITALIA SPA', 'BMW Italia S.p.A.'],
  ['ROSSI E BIANCHI SNC', 'Rossi e Bianchi S.n.c.'],
  // The name was truncated by another program.
  ['Studio Tecnico Greco s.a.s. di', 'Studio Tecnico Greco s.a.s.'],
  ['IMMOBILIARE NOVAK S.A.S. DI', 'Immobiliare Novak S.a.s.'],
  ['GRECO S.A.S. DI GRECO MARIO', 'Greco S.a.s. di Greco Mario'],
])('the company %s is written %s', (text, written) => expect(companyName(text)).toBe(written));
