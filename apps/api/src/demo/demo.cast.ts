import type { DemoAgencyClient, DemoClient } from './demo.client.js';
import { bornIn, type Gender, identify } from './demo.identity.js';
import { PLACES, type Place } from './demo.places.js';

export const GIULIA = 'giulia.ferraris@bellini.example';
export const MARCO = 'marco.desantis@bellini.example';
export const ELENA = 'elena.riva@bellini.example';

/** Named clients of Agenzia Bellini, as in the design mockups and the product tour. */
export function bellinisCast(): DemoAgencyClient[] {
  return [technoItalia(), ...people(), ...companies()];
}

function technoItalia(): DemoAgencyClient {
  return {
    ...company('TechnoItalia', 'S.r.l.', 'Automazione industriale', '09871230018', 'Torino', ['corso Francia', '112', '10143']),
    email: 'info@technoitalia.example',
    pec: 'technoitalia@pec.example',
    phone: '+390115551234',
    sdiCode: 'A1B2C3D',
    annualRevenue: { amount: '4250000.00', currency: 'EUR' },
    employeeCount: 38,
    referent: 'Ing. Sara Colombo',
    notes:
      'Meglio telefonare dopo le 17.\nDopo il fermo di un fornitore in primavera guarda con interesse alla copertura cyber. Per l’all risks chiede di anticipare il rinnovo.',
    omniaCode: 'OM-20097',
    ...ages(1630, 19),
    createdByEmail: GIULIA,
    assigneeEmail: MARCO,
    tagNames: ['Cyber', 'Industria 5.0'],
    changes: [
      { daysAgo: 402, byEmail: GIULIA, field: 'referent', from: null, to: 'Ing. Sara Colombo' },
      { daysAgo: 47, byEmail: MARCO, field: 'employeeCount', from: 35, to: 38 },
      {
        daysAgo: 19,
        byEmail: MARCO,
        field: 'annualRevenue',
        from: { amount: '3900000.00', currency: 'EUR' },
        to: { amount: '4250000.00', currency: 'EUR' },
      },
    ],
  };
}

function people(): DemoAgencyClient[] {
  const mario = person('Mario', 'Rossi', 'male', '1971-03-18', 'Torino', 'Torino', ['via Nizza', '41', '10126']);
  return [
    {
      ...mario,
      email: 'mario.rossi@email.example',
      phone: '+393475550142',
      maritalStatus: 'married',
      household: {
        size: 4,
        members: [
          familyMember('Paola', 'Conti', 'female', '1974-09-02', 'spouse'),
          familyMember('Giorgia', 'Rossi', 'female', '2004-05-21', 'child'),
          familyMember('Matteo', 'Rossi', 'male', '2009-11-30', 'child'),
        ],
      },
      notes: 'Figlia neopatentata da poco: rivedere la RC auto alla prossima scadenza.',
      omniaCode: 'OM-20012',
      ...ages(2210, 3),
      ...kept(GIULIA, 'Famiglia', 'Rinnovo'),
      changes: [
        { daysAgo: 640, byEmail: GIULIA, field: 'email', from: null, to: 'mario.rossi@email.example' },
        { daysAgo: 3, byEmail: GIULIA, field: 'phone', from: '+393385550177', to: '+393475550142' },
      ],
    },
    {
      ...person('Mario', 'Rossi', 'male', '1958-12-05', 'Asti', 'Asti', ['corso Savona', '18', '14100']),
      email: 'm.rossi58@posta.example',
      phone: '+390141555318',
      maritalStatus: 'widowed',
      ...ages(1340),
      ...kept(ELENA),
    },
    {
      ...person('Mario', 'Rossi', 'male', '1989-07-27', 'Milano', 'Moncalieri', ['via Cavour', '7', '10024']),
      email: 'mario.rossi89@mail.example',
      phone: '+393335550164',
      maritalStatus: 'single',
      ...ages(58),
      ...kept(MARCO, 'Da ricontattare'),
    },
    {
      ...person('Mario', 'Rossi', 'male', '1979-01-14', 'Cuneo', 'Chieri', ['via Vittorio Emanuele II', '52', '10023']),
      ...practice('Ing.', 'Ingegnere', 'Ordine degli Ingegneri della provincia di Torino', 'Rossi Progetti', '18460270012'),
      email: 'mario@rossiprogetti.example',
      phone: '+393495550120',
      ...ages(900),
      ...kept(ELENA, 'Cyber'),
    },
    {
      ...person('Anna', 'Neri', 'female', '1985-04-09', 'Torino', 'Torino', ['via Po', '33', '10124']),
      email: 'anna.neri@posta.example',
      phone: '+393285550193',
      maritalStatus: 'single',
      omniaCode: 'OM-20031',
      ...ages(700),
      ...kept(ELENA, 'Previdenza'),
    },
    {
      ...person('Laura', 'Bianchi', 'female', '1978-10-16', 'Ivrea', 'Torino', ['corso Re Umberto', '60', '10128']),
      ...practice('Arch.', 'Architetto', 'Ordine degli Architetti P.P.C. della provincia di Torino', 'Studio Bianchi', '18310440013'),
      email: 'l.bianchi@studio.example',
      phone: '+393405550135',
      omniaCode: 'OM-20044',
      ...ages(1105),
      ...kept(GIULIA, 'VIP'),
    },
    {
      ...person('Paolo', 'Gatti', 'male', '1966-06-23', 'Torino', 'Torino', ['via Alfieri', '19', '10121']),
      ...practice('Avv.', 'Avvocato', 'Ordine degli Avvocati di Torino', 'Studio Legale Gatti', '18205510011'),
      email: 'p.gatti@avvocato.example',
      phone: '+390115550719',
      omniaCode: 'OM-20052',
      ...ages(1870),
      ...kept(ELENA, 'Rinnovo'),
    },
    {
      ...person('Irene', 'Moretti', 'female', '1982-02-11', 'Genova', 'Rivoli', ['via Roma', '85', '10098']),
      ...practice(
        'Dott.ssa',
        'Commercialista',
        'Ordine dei Dottori Commercialisti e degli Esperti Contabili di Torino',
        null,
        '18574420016',
      ),
      email: 'studio@irenemoretti.example',
      phone: '+390115550386',
      ...ages(430),
      ...kept(MARCO),
    },
    {
      ...person('Roberto', 'Galli', 'male', '1963-08-30', 'Pinerolo', 'Pinerolo', ['via Trieste', '14', '10064']),
      ...practice('Geom.', 'Geometra', 'Collegio dei Geometri della provincia di Torino', 'Studio Tecnico Galli', '18138760014'),
      email: 'segreteria@studiogalli.example',
      phone: '+390121555042',
      ...ages(1490),
      ...kept(ELENA, 'Catastrofali'),
    },
    {
      ...person('Stefano', 'Pavan', 'male', '1974-11-03', 'Treviso', 'Collegno', ['viale Gramsci', '27', '10093']),
      ...practice('Ing.', 'Ingegnere', 'Ordine degli Ingegneri della provincia di Torino', 'Pavan Ingegneria', '18447190010'),
      email: 's.pavan@pavaning.example',
      phone: '+393485550108',
      ...ages(815),
      ...kept(MARCO, 'Cyber'),
    },
    {
      ...person('Francesca', 'Greco', 'female', '1991-05-19', 'Catania', 'Torino', ['via San Donato', '8', '10144']),
      email: 'f.greco@posta.example',
      phone: '+393895550151',
      maritalStatus: 'civil_union',
      ...ages(265),
      ...kept(ELENA, 'Famiglia'),
    },
    {
      ...person('Renzo', 'Alfieri', 'male', '1956-01-25', 'Alba', 'Alba', ['via Cavour', '3', '12051']),
      ...practice('Notaio', 'Notaio', 'Consiglio Notarile di Cuneo', 'Studio Notarile Alfieri', '18022610044'),
      email: 'notaio.alfieri@posta.example',
      phone: '+390173555690',
      ...ages(2600),
      ...kept(MARCO, 'VIP'),
    },
  ];
}

function companies(): DemoAgencyClient[] {
  return [
    {
      ...company('Officine Meridiana', 'S.p.A.', 'Metalmeccanica', '18069930016', 'Settimo Torinese', [
        'via dell’Industria',
        '44',
        '10036',
      ]),
      email: 'amministrazione@officinemeridiana.example',
      pec: 'officinemeridiana@pec.example',
      phone: '+390115550488',
      annualRevenue: { amount: '21800000.00', currency: 'EUR' },
      employeeCount: 142,
      referent: 'Dott. Andrea Bosio',
      omniaCode: 'OM-20075',
      ...ages(2050),
      ...kept(GIULIA, 'Catastrofali', 'Industria 5.0'),
    },
    {
      ...company('Panificio San Carlo', 'S.n.c.', 'Alimentare e panificazione', '18511280010', 'Nichelino', ['via Torino', '129', '10042']),
      email: 'info@panificiosancarlo.example',
      phone: '+390115550264',
      annualRevenue: { amount: '610000.00', currency: 'EUR' },
      employeeCount: 7,
      referent: 'Carla Audisio',
      ...ages(980),
      ...kept(MARCO, 'Rinnovo'),
    },
    {
      ...company('Edil Castello', 'S.r.l.', 'Edilizia e costruzioni', '18290650011', 'Carmagnola', ['via del Lavoro', '6', '10022']),
      email: 'ufficio@edilcastello.example',
      pec: 'edilcastello@pec.example',
      phone: '+390115550917',
      annualRevenue: { amount: '2950000.00', currency: 'EUR' },
      employeeCount: 24,
      referent: 'Geom. Fabio Ramello',
      omniaCode: 'OM-20083',
      ...ages(1210),
      ...kept(GIULIA, 'Catastrofali'),
    },
  ];
}

type Street = readonly [street: string, streetNumber: string, postalCode: string];

function person(
  firstName: string,
  lastName: string,
  gender: Gender,
  birthDate: string,
  birthTown: string,
  town: string,
  street: Street,
): DemoClient {
  const identity = identify(firstName, lastName, gender, birthDate, bornIn(place(birthTown)));
  return { type: 'retail', ...identity, ...blank(), address: addressIn(town, street), ...ages(0) };
}

function practice(
  title: string,
  profession: string,
  professionalOrder: string,
  companyName: string | null,
  vatNumber: string,
): Partial<DemoClient> & { type: 'professional' } {
  return { type: 'professional', title, profession, professionalOrder, companyName, vatNumber };
}

function company(name: string, legalForm: string, sector: string, vatNumber: string, town: string, street: Street): DemoClient {
  const companyName = `${name} ${legalForm}`;
  const numbers = { vatNumber, fiscalCode: vatNumber };
  return { type: 'corporate', companyName, legalForm, sector, ...blank(), ...numbers, address: addressIn(town, street), ...ages(0) };
}

function familyMember(firstName: string, lastName: string, gender: Gender, birthDate: string, relation: 'spouse' | 'child') {
  const { fiscalCode } = identify(firstName, lastName, gender, birthDate, bornIn(place('Torino')));
  return { firstName, lastName, relation, birthDate, fiscalCode, dependent: relation === 'child' };
}

function addressIn(town: string, [street, streetNumber, postalCode]: Street) {
  return { street, streetNumber, postalCode, city: town, province: place(town).province, country: 'IT' };
}

function blank() {
  return { email: null, emails: [], pec: null, phone: null, phones: [], sdiCode: null, notes: null, omniaCode: null };
}

function ages(createdDaysAgo: number, updatedDaysAgo = createdDaysAgo) {
  return { createdDaysAgo, updatedDaysAgo };
}

function kept(byEmail: string, ...tagNames: string[]) {
  return { createdByEmail: byEmail, assigneeEmail: byEmail, tagNames, changes: [] };
}

function place(name: string): Place {
  const found = PLACES.find((candidate) => candidate.name === name);
  if (!found) throw new RangeError(`${name} is not among the demo's places`);
  return found;
}
