import { counted, euro, percentWith } from './formats.js';

/** Causes that come from questions about a company. */
export const COMPANY_CAUSES = {
  'company.sector': {
    about: 'il settore dell’impresa',
    answers: {
      manufacturing: 'l’impresa opera nella produzione.',
      construction: 'l’impresa opera nell’edilizia e negli impianti.',
      wholesale: 'l’impresa opera nel commercio all’ingrosso.',
      retail_trade: 'l’impresa opera nel commercio al dettaglio.',
      food_service: 'l’impresa opera nella ristorazione.',
      hospitality: 'l’impresa opera nel turismo e nella ricettività.',
      transport: 'l’impresa opera nei trasporti e nella logistica.',
      it_services: 'l’impresa opera nell’informatica e nella comunicazione.',
      professional_services: 'l’impresa opera nei servizi professionali.',
      healthcare: 'l’impresa opera nella sanità e nell’assistenza.',
      agriculture: 'l’impresa opera nell’agricoltura.',
      fishing: 'l’impresa opera nella pesca e nell’acquacoltura.',
      other_services: 'l’impresa opera in altri servizi.',
    },
  },
  'company.legal_form': {
    about: 'la forma giuridica',
    answers: {
      sole_trader: 'l’impresa è una ditta individuale.',
      partnership: 'l’impresa è una società di persone.',
      srl: 'l’impresa è una Srl.',
      spa: 'l’impresa è una Spa o una Sapa.',
      cooperative: 'l’impresa è una cooperativa.',
      other: 'l’impresa ha un’altra forma giuridica.',
    },
  },
  'company.annual_revenue': {
    about: 'il fatturato dell’ultimo anno',
    number: (cents: number) => `il fatturato dell’ultimo anno è di ${euro(cents)}.`,
  },
  'company.employees': {
    about: 'il numero di persone che lavorano nell’impresa',
    number: (count: number) =>
      count === 0
        ? 'nell’impresa non lavora nessuno.'
        : count === 1
          ? 'nell’impresa lavora una persona.'
          : `nell’impresa lavorano ${counted(count, 'persona', 'persone')}.`,
  },
  'company.export': {
    about: 'le vendite all’estero',
    answers: {
      none: 'l’impresa non vende all’estero.',
      europe: 'l’impresa vende anche in Europa.',
      world: 'l’impresa vende anche fuori dall’Europa.',
      usa_canada: 'l’impresa vende anche negli Stati Uniti o in Canada.',
    },
  },
  'company.public_grants': {
    about: 'i contributi o le garanzie pubbliche',
    answers: {
      yes: 'l’impresa riceve contributi o garanzie pubbliche, o pensa di chiederli.',
      no: 'l’impresa non riceve e non chiede contributi o garanzie pubbliche.',
    },
  },
  'sites.construction': {
    about: 'i materiali dei fabbricati',
    answers: {
      fire_resistant: 'i fabbricati sono di materiali che resistono al fuoco.',
      mixed: 'i fabbricati sono in parte di materiali che bruciano.',
      combustible: 'i fabbricati sono di materiali che bruciano.',
    },
  },
  'sites.protections': {
    about: 'le protezioni delle sedi',
    sentence: (list: string) => `le sedi sono protette da ${list}.`,
    answers: {
      sprinkler: 'impianto di spegnimento automatico',
      fire_detection: 'rilevazione incendio',
      alarm: 'allarme antintrusione',
      none: 'le sedi non hanno protezioni particolari.',
    },
  },
  'sites.hazards': {
    about: 'i pericoli naturali della zona delle sedi',
    sentence: (list: string) => `la zona delle sedi è esposta a questi pericoli: ${list}.`,
    answers: {
      earthquake: 'terremoto',
      flood: 'alluvione',
      landslide: 'frana',
      none: 'la zona delle sedi non risulta esposta a terremoto, alluvione o frana.',
    },
  },
  'sites.building_value': {
    about: 'il costo di ricostruzione dei fabbricati',
    number: (cents: number) => `ricostruire i fabbricati costerebbe ${euro(cents)}.`,
  },
  'sites.equipment_value': {
    about: 'il valore di impianti e macchinari',
    number: (cents: number) => `ricomprare impianti e macchinari costerebbe ${euro(cents)}.`,
  },
  'sites.stock_value': {
    about: 'il valore delle merci',
    number: (cents: number) => `nel momento di maggior giacenza le merci valgono ${euro(cents)}.`,
  },
  'continuity.single_point': {
    about: 'la dipendenza da una sola sede, linea o macchina',
    answers: {
      yes: 'il lavoro dipende da una sola sede, linea o macchina.',
      no: 'il lavoro non dipende da una sola sede, linea o macchina.',
    },
  },
  'continuity.dependency': {
    about: 'il peso del primo fornitore e del primo cliente',
    answers: {
      none: 'il primo fornitore e il primo cliente pesano poco.',
      some: 'il primo fornitore o il primo cliente pesa abbastanza, ma si può sostituire.',
      critical: 'il primo fornitore o il primo cliente pesa molto, e non si può sostituire in poco tempo.',
    },
  },
  'continuity.recovery_time': {
    about: 'il tempo per tornare al lavoro pieno dopo un incendio grave',
    answers: {
      up_to_1_month: 'dopo un incendio grave il lavoro tornerebbe pieno entro un mese.',
      up_to_3_months: 'dopo un incendio grave il lavoro tornerebbe pieno entro 3 mesi.',
      up_to_6_months: 'dopo un incendio grave il lavoro tornerebbe pieno entro 6 mesi.',
      over_6_months: 'dopo un incendio grave il lavoro tornerebbe pieno dopo più di 6 mesi.',
    },
  },
  'continuity.margin_percent': {
    about: 'la parte del fatturato che resta dopo i costi variabili',
    number: (share: number) => `dopo i costi variabili resta una quota del fatturato pari ${percentWith('al', share)}.`,
  },
  'liability.third_parties': {
    about: 'i luoghi in cui l’attività può causare danni a terzi',
    answers: {
      none: 'l’attività difficilmente può causare danni a terzi.',
      visitors: 'nei locali entrano clienti o visitatori.',
      third_party_sites: 'si lavora presso clienti o in cantieri.',
    },
  },
  'liability.products': {
    about: 'i prodotti venduti',
    answers: {
      none: 'l’impresa non produce e non vende beni.',
      resale: 'l’impresa rivende prodotti di altri.',
      own_brand: 'l’impresa produce beni, o li vende con il proprio marchio.',
      safety_critical: 'l’impresa produce beni che incidono sulla sicurezza delle persone.',
    },
  },
  'liability.pollution': {
    about: 'le fonti di inquinamento',
    answers: {
      none: 'l’attività non può inquinare.',
      storage: 'ci sono depositi o serbatoi che possono inquinare.',
      process: 'ci sono lavorazioni, scarichi o emissioni che possono inquinare.',
    },
  },
  'cyber.dependency': {
    about: 'la dipendenza dai sistemi informatici',
    answers: {
      low: 'l’attività dipende poco dai sistemi informatici.',
      medium: 'l’attività dipende in parte dai sistemi informatici.',
      high: 'senza sistemi informatici l’attività si ferma.',
    },
  },
  'cyber.patching': {
    about: 'gli aggiornamenti dei sistemi',
    answers: {
      automatic: 'computer e server si aggiornano in automatico.',
      occasional: 'computer e server si aggiornano ogni tanto.',
      none: 'computer e server non si aggiornano quasi mai.',
    },
  },
  'cyber.incidents': {
    about: 'gli incidenti informatici passati',
    answers: {
      yes: 'negli ultimi tre anni ci sono stati attacchi o perdite di dati.',
      no: 'negli ultimi tre anni non ci sono stati attacchi o perdite di dati.',
    },
  },
  'people.manual_share': {
    about: 'la quota di lavoratori manuali',
    number: (share: number) => `la quota di lavoratori manuali è pari ${percentWith('al', share)}.`,
  },
  'people.executives': {
    about: 'il numero di dirigenti',
    number: (count: number) => (count === 0 ? 'non ci sono dirigenti.' : count === 1 ? 'c’è un dirigente.' : `ci sono ${count} dirigenti.`),
  },
  'people.key_people': {
    about: 'il numero di persone indispensabili',
    number: (count: number) =>
      count === 0
        ? 'nessuna persona è indispensabile per l’attività.'
        : count === 1
          ? 'una persona è indispensabile per l’attività.'
          : `${count} persone sono indispensabili per l’attività.`,
  },
  'people.welfare': {
    about: 'le coperture per i dipendenti',
    answers: {
      none: 'ai dipendenti l’impresa non offre coperture.',
      ccnl_only: 'ai dipendenti l’impresa offre soltanto le coperture del contratto nazionale.',
      extra: 'ai dipendenti l’impresa offre anche coperture aggiuntive.',
    },
  },
  'credit.receivables': {
    about: 'i crediti verso clienti',
    number: (cents: number) => `in media i crediti verso clienti ammontano a ${euro(cents)}.`,
  },
  'credit.top_debtor_share': {
    about: 'la quota dei crediti verso il debitore maggiore',
    number: (share: number) => `la quota dei crediti verso il debitore maggiore è pari ${percentWith('al', share)}.`,
  },
  'credit.tenders': {
    about: 'la partecipazione a gare o contratti che chiedono cauzioni',
    answers: {
      yes: 'l’impresa partecipa a gare o firma contratti che chiedono cauzioni.',
      no: 'l’impresa non partecipa a gare e non firma contratti che chiedono cauzioni.',
    },
  },
  'transport.goods_value': {
    about: 'il valore delle merci per viaggio',
    number: (cents: number) => `le merci di un viaggio valgono al massimo ${euro(cents)}.`,
  },
  'directors.exposure': {
    about: 'le situazioni che espongono gli amministratori',
    sentence: (list: string) => `situazioni che espongono gli amministratori: ${list}.`,
    answers: {
      external_shareholders: 'soci che non partecipano alla gestione',
      bank_debt: 'debiti bancari importanti',
      public_contracts: 'contratti con enti pubblici',
      none: 'gli amministratori non hanno esposizioni particolari.',
    },
  },
};
