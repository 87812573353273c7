import type { DemoContract } from './demo.contracts.js';
import { TECHNO_ITALIA } from './demo.techno-italia.js';

/** Sheet of a named client; days are relative to the day of loading, past ones in `daysAgo`. */
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
    /** Label of the site. */
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

const SPRINKLER = 'Antincendio sprinkler, linea B';

/** Sheets by client name. */
export const CAST_SHEETS: Record<string, DemoSheet> = {
  'TechnoItalia S.r.l.': TECHNO_ITALIA,
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
