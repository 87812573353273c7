import type { DemoContract } from './demo.contracts.js';

/** The sheet of a client whom people meet by name; days count from the day of loading, the past in `daysAgo`. */
export interface DemoSheet {
  contacts?: { firstName: string; lastName: string; role: string; phone?: string; email?: string }[];
  sites?: {
    label: string;
    registeredOffice?: true;
    address?: { street: string; streetNumber: string; postalCode: string; city: string; province: string };
  }[];
  paysBy?: string;
  /** ABI codes of the banks. */
  banks?: string[];
  bonus?: { description: string; percentage: number; validForDays: number };
  discount?: { description: string; amount: number; minimumThreshold: number };
  installations?: {
    name: string;
    kind: string;
    brand: string;
    model: string;
    serialNumber: string;
    /** By its label. */
    site?: string;
    installedDaysAgo: number;
    warrantyInDays: number;
    nextServiceInDays?: number;
  }[];
  interventions?: { daysAgo: number; kind: string; installation?: string; minutes: number; description: string; materials?: string }[];
  contracts: DemoContract[];
}

export const PAYMENT_METHODS_OF_THE_AGENCY = [
  { name: 'Bonifico a 30 giorni', kind: 'bank_transfer' },
  { name: 'Addebito SDD mensile', kind: 'direct_debit' },
  { name: 'Carta di credito', kind: 'card' },
  { name: 'Assegno', kind: 'cheque' },
];

const GRUGLIASCO = 'Stabilimento di Grugliasco';
const INTRUSION = 'Antintrusione perimetrale';
const SPRINKLER = 'Antincendio sprinkler, linea B';

/** By the name of the client. */
export const CAST_SHEETS: Record<string, DemoSheet> = {
  'TechnoItalia S.r.l.': {
    contacts: [
      {
        firstName: 'Sara',
        lastName: 'Colombo',
        role: 'Responsabile amministrazione',
        phone: '+390115551235',
        email: 's.colombo@technoitalia.example',
      },
      { firstName: 'Diego', lastName: 'Ferri', role: 'IT manager', phone: '+390115551240', email: 'd.ferri@technoitalia.example' },
      { firstName: 'Marta', lastName: 'Olivero', role: 'Responsabile sicurezza', phone: '+393405550164' },
    ],
    sites: [
      { label: 'Sede legale e uffici', registeredOffice: true },
      {
        label: GRUGLIASCO,
        address: { street: 'strada Antica di Grugliasco', streetNumber: '90', postalCode: '10095', city: 'Grugliasco', province: 'TO' },
      },
    ],
    paysBy: 'Bonifico a 30 giorni',
    banks: ['03069', '02008'],
    bonus: { description: 'Fedeltà, cinque anni senza sinistri', percentage: 5, validForDays: 220 },
    discount: { description: 'Più polizze con la stessa compagnia', amount: 150, minimumThreshold: 5_000 },
    installations: [
      {
        name: INTRUSION,
        kind: 'Antintrusione',
        brand: 'Vedetta',
        model: 'PX-16',
        serialNumber: 'VD-16-20418',
        site: GRUGLIASCO,
        installedDaysAgo: 1_210,
        warrantyInDays: -115,
        nextServiceInDays: 143,
      },
      {
        name: SPRINKLER,
        kind: 'Antincendio',
        brand: 'Aquilone',
        model: 'SPK-200',
        serialNumber: 'AQ-1037',
        site: GRUGLIASCO,
        installedDaysAgo: 940,
        warrantyInDays: 155,
        nextServiceInDays: 24,
      },
      {
        name: 'Videosorveglianza uffici',
        kind: 'Videosorveglianza',
        brand: 'Ottica Nord',
        model: 'ON-8',
        serialNumber: 'ON8-77120',
        site: 'Sede legale e uffici',
        installedDaysAgo: 410,
        warrantyInDays: 320,
      },
      {
        name: 'Gruppo di continuità sala server',
        kind: 'Elettrico',
        brand: 'Costante',
        model: 'UPS 6000',
        serialNumber: 'C6K-00412',
        site: 'Sede legale e uffici',
        installedDaysAgo: 655,
        warrantyInDays: 75,
        nextServiceInDays: 61,
      },
    ],
    interventions: [
      {
        daysAgo: 39,
        kind: 'Manutenzione',
        installation: INTRUSION,
        minutes: 70,
        description: 'Provati i dodici contatti perimetrali e la sirena esterna.\nSostituita la batteria della centrale.',
        materials: 'Batteria 12 V 7 Ah',
      },
      {
        daysAgo: 118,
        kind: 'Verifica',
        installation: SPRINKLER,
        minutes: 95,
        description: 'Verificati dodici erogatori e la valvola di zona.\nConsigliata la revisione del quadro entro 60 giorni.',
      },
      {
        daysAgo: 160,
        kind: 'Sopralluogo',
        minutes: 120,
        description: 'Visita allo stabilimento per l’aggiornamento dei valori assicurati.',
      },
      {
        daysAgo: 223,
        kind: 'Manutenzione',
        installation: 'Gruppo di continuità sala server',
        minutes: 45,
        description: 'Prova di scarica: autonomia di 22 minuti, nella norma.',
      },
      {
        daysAgo: 404,
        kind: 'Installazione',
        installation: 'Videosorveglianza uffici',
        minutes: 300,
        description: 'Messa in funzione di otto telecamere, consegna delle credenziali al responsabile IT.',
      },
      { daysAgo: 483, kind: 'Verifica', installation: SPRINKLER, minutes: 80, description: 'Verifica annuale senza osservazioni.' },
    ],
    contracts: [
      {
        coverageClass: 'All risks azienda',
        company: 'Alba Assicurazioni',
        policyNumber: '41/208831',
        endsInDays: 39,
        premium: 7_850,
        sumInsured: 3_200_000,
        excess: 2_500,
      },
      {
        coverageClass: 'RC verso terzi',
        company: 'Alba Assicurazioni',
        policyNumber: '41/208832',
        endsInDays: 54,
        premium: 2_140,
        sumInsured: 2_500_000,
        excess: 1_000,
      },
      {
        coverageClass: 'Flotta',
        company: 'Compagnia Subalpina',
        policyNumber: '77/510024',
        endsInDays: 141,
        premium: 6_320,
        sumInsured: 6_450_000,
      },
      {
        coverageClass: 'Infortuni dipendenti',
        company: 'Mutua del Po',
        policyNumber: '12/330917',
        endsInDays: 203,
        premium: 1_760,
        sumInsured: 300_000,
      },
      {
        coverageClass: 'Tutela legale',
        company: 'Levante Danni',
        policyNumber: '88/104455',
        endsInDays: -20,
        premium: 420,
        sumInsured: 50_000,
      },
    ],
  },
  'Officine Meridiana S.p.A.': {
    contacts: [
      { firstName: 'Renato', lastName: 'Sartori', role: 'Capo officina', phone: '+390115557741', email: 'r.sartori@meridiana.example' },
      { firstName: 'Lucia', lastName: 'Barbero', role: 'Ufficio acquisti', phone: '+390115557745' },
    ],
    sites: [
      { label: 'Sede legale', registeredOffice: true },
      {
        label: 'Capannone di via Cigna',
        address: { street: 'via Cigna', streetNumber: '96', postalCode: '10152', city: 'Torino', province: 'TO' },
      },
    ],
    paysBy: 'Bonifico a 30 giorni',
    banks: ['05034'],
    installations: [
      {
        name: SPRINKLER,
        kind: 'Antincendio',
        brand: 'Aquilone',
        model: 'SPK-320',
        serialNumber: 'AQ-2214',
        site: 'Capannone di via Cigna',
        installedDaysAgo: 1_530,
        warrantyInDays: -70,
        nextServiceInDays: 2,
      },
      {
        name: 'Carroponte 10 t',
        kind: 'Sollevamento',
        brand: 'Forte',
        model: 'CP-10',
        serialNumber: 'F10-3381',
        site: 'Capannone di via Cigna',
        installedDaysAgo: 2_100,
        warrantyInDays: -640,
        nextServiceInDays: 88,
      },
    ],
    interventions: [
      {
        daysAgo: 182,
        kind: 'Manutenzione',
        installation: SPRINKLER,
        minutes: 70,
        description: 'Verificati 12 erogatori, sostituita la valvola di zona.\nConsigliata la revisione del quadro entro 60 giorni.',
        materials: 'Valvola di zona DN50',
      },
    ],
    contracts: [
      {
        coverageClass: 'All risks azienda',
        company: 'Compagnia Subalpina',
        policyNumber: '77/510311',
        endsInDays: 96,
        premium: 11_400,
        sumInsured: 6_000_000,
        excess: 5_000,
      },
      {
        coverageClass: 'Catastrofali',
        company: 'Compagnia Subalpina',
        policyNumber: '77/510312',
        endsInDays: 96,
        premium: 3_980,
        sumInsured: 6_000_000,
      },
    ],
  },
  'Laura Bianchi': {
    contacts: [{ firstName: 'Giovanni', lastName: 'Prato', role: 'Commercialista', phone: '+390115558820' }],
    sites: [{ label: 'Studio', registeredOffice: true }],
    paysBy: 'Carta di credito',
    banks: ['03069'],
    contracts: [
      {
        coverageClass: 'RC professionale',
        company: 'Levante Danni',
        policyNumber: '88/104460',
        endsInDays: 9,
        premium: 690,
        sumInsured: 1_000_000,
        excess: 1_500,
      },
      {
        coverageClass: 'Infortuni',
        company: 'Mutua del Po',
        policyNumber: '12/330944',
        endsInDays: 170,
        premium: 240,
        sumInsured: 200_000,
      },
    ],
  },
  'Mario Rossi': {
    paysBy: 'Addebito SDD mensile',
    banks: ['02008'],
    discount: { description: 'Nucleo familiare', amount: 40, minimumThreshold: 600 },
    contracts: [
      {
        coverageClass: 'RC auto',
        company: 'Alba Assicurazioni',
        policyNumber: '41/208990',
        endsInDays: 21,
        premium: 515,
        sumInsured: 6_450_000,
      },
      {
        coverageClass: 'Casa e famiglia',
        company: 'Alba Assicurazioni',
        policyNumber: '41/208991',
        endsInDays: 132,
        premium: 260,
        sumInsured: 250_000,
      },
    ],
  },
  'Paolo Gatti': {
    paysBy: 'Carta di credito',
    contracts: [
      {
        coverageClass: 'RC professionale',
        company: 'Levante Danni',
        policyNumber: '88/104501',
        endsInDays: 77,
        premium: 880,
        sumInsured: 2_000_000,
      },
    ],
  },
  'Edil Castello S.r.l.': {
    sites: [{ label: 'Cantiere di Carmagnola' }],
    paysBy: 'Assegno',
    contracts: [
      {
        coverageClass: 'RC verso terzi',
        company: 'Mutua del Po',
        policyNumber: '12/331020',
        endsInDays: 27,
        premium: 3_150,
        sumInsured: 2_500_000,
      },
    ],
  },
};
