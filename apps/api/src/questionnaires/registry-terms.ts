/**
 * Usual Italian terms for the choices of the standard templates, normalised by `searchable`: the registry keeps a profession, a
 * sector or a legal form as text, and a question asks for one of a few choices.
 */
export const REGISTRY_TERMS: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  profession: {
    accountant: ['commercialista', 'dottore commercialista', 'ragioniere', 'esperto contabile'],
    surveyor: ['geometra', 'perito', 'perito industriale'],
    physician: ['medico', 'medico chirurgo', 'chirurgo', 'medico di base', 'pediatra'],
    dentist: ['dentista'],
    other_health: [
      'psicologo',
      'psicoterapeuta',
      'veterinario',
      'medico veterinario',
      'fisioterapista',
      'farmacista',
      'infermiere',
      'biologo',
    ],
    other_regulated: ['agronomo', 'geologo', 'chimico', 'giornalista', 'assistente sociale'],
    unregulated: [
      'amministratore di condominio',
      'consulente informatico',
      'interprete e traduttore',
      'traduttore',
      'interprete',
      'grafico',
      'fotografo',
    ],
  },
  legalForm: {
    sole_trader: ['impresa individuale', 'ditta individuale', 'di'],
    partnership: ['snc', 'sas', 'ss', 'societa in nome collettivo', 'societa in accomandita semplice', 'societa semplice', 'soc agr'],
    srl: ['srl', 'srls', 'societa a responsabilita limitata'],
    spa: ['spa', 'sapa', 'societa per azioni'],
    cooperative: ['soc coop', 'scarl', 'scrl', 'societa cooperativa'],
  },
  sector: {
    manufacturing: [
      'automazione industriale',
      'metalmeccanica',
      'stampaggio plastica',
      'alimentare e panificazione',
      'tessile e abbigliamento',
      'arredamento e legno',
      'grafica e stampa',
      'manifattura',
      'industria',
    ],
    construction: ['edilizia e costruzioni', 'edilizia', 'costruzioni', 'impianti elettrici', 'impianti termoidraulici', 'impianti'],
    wholesale: ['ingrosso'],
    retail_trade: ['commercio', 'negozio', 'dettaglio'],
    food_service: ['ristorazione', 'bar', 'ristorante'],
    hospitality: ['alberghiero', 'turismo', 'hotel'],
    transport: ['trasporti', 'logistica', 'autotrasporti'],
    it_services: ['informatica e software', 'informatica', 'software'],
    professional_services: ['consulenza aziendale', 'consulenza'],
    healthcare: ['farmaceutico e sanitario', 'sanita'],
    agriculture: ['agricoltura', 'vitivinicolo'],
    fishing: ['pesca'],
    other_services: ['autoriparazione', 'servizi di pulizia', 'immobiliare', 'energia e ambiente', 'benessere e sport', 'servizi'],
  },
};
