import { counted, euro } from './formats.js';

/** Causes that come from questions about a profession or a company. */
export const ACTIVITY_CAUSES = {
  'activity.profession': {
    about: 'la professione',
    answers: {
      lawyer: 'la professione è quella di avvocato.',
      notary: 'la professione è quella di notaio.',
      accountant: 'la professione è quella di dottore commercialista o esperto contabile.',
      labour_consultant: 'la professione è quella di consulente del lavoro.',
      engineer: 'la professione è quella di ingegnere.',
      architect: 'la professione è quella di architetto.',
      surveyor: 'la professione è quella di geometra o perito.',
      physician: 'la professione è quella di medico.',
      dentist: 'la professione è quella di odontoiatra.',
      other_health: 'la professione è sanitaria.',
      other_regulated: 'la professione ha un ordine o un collegio.',
      unregulated: 'la professione non ha un ordine o un collegio.',
    },
  },
  'activity.annual_revenue': {
    about: 'il fatturato dell’ultimo anno',
    number: (cents: number) => `il fatturato dell’ultimo anno è di ${euro(cents)}.`,
  },
  'activity.staff': {
    about: 'il numero di dipendenti e collaboratori',
    number: (count: number) =>
      count === 0
        ? 'non ci sono dipendenti o collaboratori.'
        : count === 1
          ? 'per lo studio lavora un dipendente o collaboratore.'
          : `per lo studio lavorano ${counted(count, 'persona', 'persone')} tra dipendenti e collaboratori.`,
  },
  'liability.max_engagement': {
    about: 'il valore dell’incarico più importante',
    number: (cents: number) => `l’incarico più importante degli ultimi tre anni vale ${euro(cents)}.`,
  },
  'liability.high_risk_work': {
    about: 'le attività a maggior rischio',
    sentence: (list: string) => `svolge attività a maggior rischio: ${list}.`,
    answers: {
      certifications: 'asseverazioni o visti di conformità',
      board_roles: 'incarichi di sindaco, revisore o amministratore',
      works_direction: 'direzione lavori o sicurezza in cantiere',
      invasive_procedures: 'procedure sanitarie invasive',
      custody: 'custodia di somme o documenti di terzi',
      none: 'non svolge attività a maggior rischio.',
    },
  },
  'liability.claims': {
    about: 'le richieste di risarcimento ricevute',
    answers: {
      none: 'negli ultimi cinque anni non ci sono state richieste di risarcimento.',
      one: 'negli ultimi cinque anni c’è stata una richiesta di risarcimento.',
      several: 'negli ultimi cinque anni ci sono state più richieste di risarcimento.',
    },
  },
  'liability.known_circumstances': {
    about: 'la conoscenza di fatti che potrebbero portare a una richiesta di risarcimento',
    answers: {
      yes: 'sono noti fatti che potrebbero portare a una richiesta di risarcimento.',
      no: 'non sono noti fatti che potrebbero portare a una richiesta di risarcimento.',
    },
  },
  'liability.clients_area': {
    about: 'i Paesi in cui si trovano i clienti',
    answers: {
      italy: 'i clienti si trovano soltanto in Italia.',
      europe: 'i clienti si trovano anche in Europa.',
      world: 'i clienti si trovano anche fuori dall’Europa.',
    },
  },
  'practice.tenure': {
    about: 'il luogo in cui lavora',
    answers: {
      owned: 'lo studio è di proprietà.',
      rented: 'lo studio è in affitto.',
      home_office: 'il lavoro si svolge in casa.',
      shared: 'il lavoro si svolge in spazi condivisi o di altri.',
      none: 'non c’è un luogo di lavoro fisso.',
    },
  },
  'practice.contents_value': {
    about: 'il valore di arredi e attrezzature dello studio',
    number: (cents: number) => `ricomprare arredi e attrezzature dello studio costerebbe ${euro(cents)}.`,
  },
  'practice.visitors': {
    about: 'la presenza di clienti o pazienti nello studio',
    answers: { yes: 'riceve clienti o pazienti nel luogo in cui lavora.', no: 'non riceve clienti o pazienti nel luogo in cui lavora.' },
  },
  'practice.hazards': {
    about: 'i pericoli naturali della zona dello studio',
    sentence: (list: string) => `la zona dello studio è esposta a questi pericoli: ${list}.`,
    answers: {
      earthquake: 'terremoto',
      flood: 'alluvione',
      landslide: 'frana',
      none: 'la zona dello studio non risulta esposta a terremoto, alluvione o frana.',
    },
  },
  'cyber.data': {
    about: 'i dati di clienti che conserva',
    answers: {
      none: 'non conserva dati di clienti, o quasi.',
      basic: 'conserva dati anagrafici e contabili di clienti.',
      sensitive: 'conserva dati sanitari, giudiziari o molto riservati.',
    },
  },
  'cyber.backup': {
    about: 'le copie di sicurezza dei dati',
    answers: {
      daily_offline: 'ogni giorno si fa una copia dei dati scollegata dalla rete.',
      regular: 'le copie dei dati sono regolari, ma collegate alla rete.',
      none: 'le copie dei dati si fanno raramente o mai.',
    },
  },
  'cyber.mfa': {
    about: 'l’uso di un secondo codice per accedere ai sistemi',
    answers: {
      all: 'per accedere ai sistemi serve sempre un secondo codice.',
      partial: 'il secondo codice di accesso serve soltanto in alcuni casi.',
      none: 'per accedere ai sistemi basta la password.',
    },
  },
  'cyber.downtime': {
    about: 'il tempo per cui può lavorare senza computer',
    answers: {
      under_1_day: 'senza computer e archivi può lavorare per meno di un giorno.',
      up_to_3_days: 'senza computer e archivi può lavorare fino a 3 giorni.',
      up_to_7_days: 'senza computer e archivi può lavorare fino a una settimana.',
      over_7_days: 'senza computer e archivi può lavorare per più di una settimana.',
    },
  },
  'income.stop_impact': {
    about: 'l’effetto di un fermo di tre mesi',
    answers: {
      continues: 'se Lei si fermasse per tre mesi, l’attività andrebbe avanti.',
      slows: 'se Lei si fermasse per tre mesi, l’attività rallenterebbe.',
      stops: 'se Lei si fermasse per tre mesi, l’attività si fermerebbe.',
    },
  },
  'finance.debts': {
    about: 'i debiti Suoi e dello studio',
    number: (cents: number) => (cents === 0 ? 'non ci sono debiti.' : `i debiti ammontano a ${euro(cents)}.`),
  },
  'legal.disputes': {
    about: 'le controversie degli ultimi cinque anni',
    answers: {
      none: 'negli ultimi cinque anni non ci sono state controversie.',
      one: 'negli ultimi cinque anni c’è stata una controversia.',
      several: 'negli ultimi cinque anni ci sono state più controversie.',
    },
  },
};
