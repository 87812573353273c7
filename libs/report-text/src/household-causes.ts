import { counted, euro, percentWith } from './formats.js';

/** Causes that come from questions about a person, the household and the home. */
export const HOUSEHOLD_CAUSES = {
  'person.age': { about: 'la data di nascita', number: (age: number) => `ha ${counted(age, 'anno', 'anni')}.` },
  'family.household_size': {
    about: 'il numero di persone che vivono in casa',
    number: (size: number) => `in casa ${size === 1 ? 'vive una persona sola' : `vivono ${counted(size, 'persona', 'persone')}`}.`,
  },
  'family.dependents': {
    about: 'il numero di persone che dipendono economicamente da Lei',
    number: (count: number) =>
      count === 0
        ? 'nessuno dipende economicamente da Lei.'
        : count === 1
          ? 'una persona dipende economicamente da Lei.'
          : `${counted(count, 'persona', 'persone')} dipendono economicamente da Lei.`,
  },
  'family.youngest_dependent_age': {
    about: 'l’età della persona più giovane che dipende da Lei',
    number: (age: number) =>
      age === 0
        ? 'la persona più giovane che dipende da Lei ha meno di un anno.'
        : `la persona più giovane che dipende da Lei ha ${counted(age, 'anno', 'anni')}.`,
  },
  'family.care_need': {
    about: 'la presenza in famiglia di una persona che ha bisogno di assistenza continua',
    answers: {
      yes: 'in famiglia c’è una persona che ha bisogno di assistenza continua.',
      no: 'in famiglia nessuno ha bisogno di assistenza continua.',
    },
  },
  'home.tenure': {
    about: 'il titolo con cui occupa la casa',
    answers: {
      owned_mortgage: 'la casa è di proprietà, con un mutuo da pagare.',
      owned_free: 'la casa è di proprietà, senza mutuo.',
      rented: 'la casa è in affitto.',
      other: 'la casa è occupata a un titolo diverso da proprietà e affitto.',
    },
  },
  'home.kind': {
    about: 'il tipo di casa',
    answers: {
      apartment: 'la casa è un appartamento in condominio.',
      semi_detached: 'la casa è una villetta a schiera o bifamiliare.',
      detached: 'la casa è indipendente, e quindi più esposta.',
      other: 'la casa è di un tipo particolare.',
    },
  },
  'home.build_period': {
    about: 'il periodo di costruzione della casa',
    answers: {
      before_1950: 'la casa è stata costruita o ristrutturata prima del 1950.',
      from_1950_to_1980: 'la casa è stata costruita o ristrutturata tra il 1950 e il 1980.',
      from_1981_to_2008: 'la casa è stata costruita o ristrutturata tra il 1981 e il 2008.',
      after_2008: 'la casa è stata costruita o ristrutturata dopo il 2008.',
    },
  },
  'home.contents_value': {
    about: 'il valore del contenuto della casa',
    number: (cents: number) => `ricomprare il contenuto della casa costerebbe ${euro(cents)}.`,
  },
  'home.security': {
    about: 'le protezioni della casa',
    sentence: (list: string) => `la casa è protetta da ${list}.`,
    answers: {
      alarm: 'allarme',
      armored_door: 'porta blindata',
      window_bars: 'inferriate',
      video: 'videosorveglianza',
      none: 'la casa non ha protezioni particolari.',
    },
  },
  'home.hazards': {
    about: 'i pericoli naturali della zona in cui abita',
    sentence: (list: string) => `la zona in cui abita è esposta a questi pericoli: ${list}.`,
    answers: {
      earthquake: 'terremoto',
      flood: 'alluvione',
      landslide: 'frana',
      none: 'la zona in cui abita non risulta esposta a terremoto, alluvione o frana.',
    },
  },
  'home.mortgage_residual': {
    about: 'l’importo che resta da pagare del mutuo',
    number: (cents: number) => `del mutuo restano da pagare ${euro(cents)}.`,
  },
  'vehicles.count': {
    about: 'il numero di veicoli a motore',
    number: (count: number) =>
      count === 0
        ? 'non ci sono veicoli a motore.'
        : count === 1
          ? 'c’è un veicolo a motore.'
          : `ci sono ${counted(count, 'veicolo', 'veicoli')} a motore.`,
  },
  'vehicles.all_insured': {
    about: 'l’assicurazione RC auto dei veicoli',
    answers: { yes: 'tutti i veicoli hanno la RC auto in corso.', no: 'non tutti i veicoli hanno la RC auto in corso.' },
  },
  'vehicles.value': {
    about: 'il valore del veicolo più importante',
    number: (cents: number) => `il veicolo di maggior valore vale ${euro(cents)}.`,
  },
  'vehicles.young_driver': {
    about: 'la presenza di conducenti giovani',
    answers: { yes: 'guida anche una persona con meno di 26 anni.', no: 'non guida nessuno con meno di 26 anni.' },
  },
  'vehicles.claims': {
    about: 'i sinistri con colpa degli ultimi cinque anni',
    answers: {
      none: 'negli ultimi cinque anni non ci sono stati sinistri con colpa.',
      one: 'negli ultimi cinque anni c’è stato un sinistro con colpa.',
      several: 'negli ultimi cinque anni ci sono stati più sinistri con colpa.',
    },
  },
  'lifestyle.activities': {
    about: 'gli animali e le attività del tempo libero',
    sentence: (list: string) => `animali e tempo libero: ${list}.`,
    answers: {
      dog: 'un cane',
      other_pet: 'altri animali',
      cycling: 'uso frequente della bicicletta',
      e_scooter: 'monopattino elettrico',
      skiing: 'sci',
      risky_sport: 'uno sport a rischio',
      none: 'non ci sono animali né attività che aumentano il rischio.',
    },
  },
  'travel.frequency': {
    about: 'il numero di viaggi all’estero',
    answers: {
      never: 'non viaggia all’estero.',
      once_or_twice: 'viaggia all’estero una o due volte all’anno.',
      several: 'viaggia all’estero tre volte all’anno o più.',
    },
  },
  'travel.destinations': {
    about: 'le destinazioni dei viaggi',
    sentence: (list: string) => `le destinazioni dei viaggi sono ${list}.`,
    answers: { europe: 'l’Europa', usa_canada: 'gli Stati Uniti o il Canada', world: 'altri Paesi' },
  },
  'health.state': {
    about: 'lo stato di salute',
    answers: {
      good: 'descrive la Sua salute come buona.',
      some_issues: 'descrive la Sua salute come segnata da qualche disturbo.',
      serious: 'descrive problemi di salute seri.',
    },
  },
  'health.conditions': {
    about: 'la presenza di malattie croniche, ricoveri o interventi importanti',
    answers: {
      yes: 'ci sono malattie croniche, oppure ricoveri o interventi importanti negli ultimi cinque anni.',
      no: 'non ci sono malattie croniche, né ricoveri o interventi importanti negli ultimi cinque anni.',
    },
  },
  'health.care_preference': {
    about: 'la preferenza tra cure pubbliche e private',
    answers: {
      public: 'per visite e cure si rivolge al servizio pubblico.',
      mixed: 'per visite e cure si rivolge sia al pubblico sia al privato.',
      private: 'per visite e cure preferisce il privato.',
    },
  },
  'work.status': {
    about: 'la situazione lavorativa',
    answers: {
      employee_private: 'lavora come dipendente privato.',
      employee_public: 'lavora come dipendente pubblico.',
      self_employed: 'lavora in modo autonomo, con meno tutele in caso di malattia.',
      entrepreneur: 'lavora nella propria impresa, con meno tutele in caso di malattia.',
      retired: 'è in pensione.',
      homemaker: 'si occupa della casa e della famiglia.',
      student: 'studia.',
      unemployed: 'al momento non lavora.',
    },
  },
  'work.manual': {
    about: 'il tipo di lavoro',
    answers: {
      office: 'il lavoro si svolge soprattutto in ufficio.',
      mixed: 'il lavoro è in parte manuale o comporta molti spostamenti.',
      manual: 'il lavoro è soprattutto manuale.',
    },
  },
  'income.net_year': { about: 'il reddito netto annuo', number: (cents: number) => `il reddito netto annuo è di ${euro(cents)}.` },
  'income.household_share': {
    about: 'la parte delle entrate familiari che viene dal Suo reddito',
    number: (share: number) => `dal Suo reddito viene una quota delle entrate familiari pari ${percentWith('al', share)}.`,
  },
  'income.reserve_months': {
    about: 'il tempo per cui potrebbe fare a meno del reddito',
    answers: {
      under_3: 'senza il reddito potrebbe mantenere il tenore di vita per meno di 3 mesi.',
      from_3_to_6: 'senza il reddito potrebbe mantenere il tenore di vita per un periodo da 3 a 6 mesi.',
      from_6_to_12: 'senza il reddito potrebbe mantenere il tenore di vita per un periodo da 6 a 12 mesi.',
      over_12: 'senza il reddito potrebbe mantenere il tenore di vita per più di un anno.',
    },
  },
  'savings.liquid': {
    about: 'i risparmi subito disponibili',
    number: (cents: number) =>
      cents === 0 ? 'non ci sono risparmi subito disponibili.' : `i risparmi subito disponibili sono ${euro(cents)}.`,
  },
  'savings.goals': {
    about: 'gli obiettivi di risparmio',
    sentence: (list: string) => `vuole risparmiare per ${list}.`,
    answers: {
      children_studies: 'gli studi dei figli',
      home: 'la casa',
      retirement: 'la pensione',
      legacy: 'lasciare qualcosa ai familiari',
      none: 'non ha un obiettivo di risparmio particolare.',
    },
  },
  'pension.fund': {
    about: 'l’adesione a una forma di previdenza complementare',
    answers: {
      active: 'versa già alla previdenza complementare.',
      severance_only: 'alla previdenza complementare va soltanto il TFR.',
      none: 'non versa alla previdenza complementare.',
    },
  },
};
