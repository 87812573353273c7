// What staff type most, offered while typing; anything else is as good.

export const TITLES = ['Sig.', 'Sig.ra', 'Dott.', 'Dott.ssa', 'Avv.', 'Ing.', 'Arch.', 'Geom.', 'Rag.', 'Prof.', 'Prof.ssa', 'Notaio'];

export const PROFESSIONS = [
  'Agronomo',
  'Architetto',
  'Avvocato',
  'Biologo',
  'Commercialista',
  'Consulente del lavoro',
  'Consulente informatico',
  'Dentista',
  'Farmacista',
  'Fisioterapista',
  'Geologo',
  'Geometra',
  'Infermiere',
  'Ingegnere',
  'Medico',
  'Notaio',
  'Ostetrica',
  'Perito industriale',
  'Psicologo',
  'Revisore legale',
  'Veterinario',
];

export const PROFESSIONAL_ORDERS = [
  'Collegio dei Geometri',
  'Consiglio notarile',
  'Ordine degli Architetti',
  'Ordine degli Avvocati',
  'Ordine dei Biologi',
  'Ordine dei Commercialisti',
  'Ordine dei Consulenti del lavoro',
  'Ordine dei Farmacisti',
  'Ordine dei Fisioterapisti',
  'Ordine dei Geologi',
  'Ordine dei Medici',
  'Ordine degli Infermieri',
  'Ordine degli Ingegneri',
  'Ordine dei Periti industriali',
  'Ordine degli Psicologi',
  'Ordine dei Veterinari',
];

export const LEGAL_FORMS = [
  'Ditta individuale',
  'S.n.c.',
  'S.a.s.',
  'S.s.',
  'S.r.l.',
  'S.r.l.s.',
  'S.p.A.',
  'S.a.p.A.',
  'Cooperativa',
  'Consorzio',
  'Associazione',
  'Fondazione',
  'Ente pubblico',
];

export const SECTORS = [
  'Agricoltura',
  'Alimentare',
  'Artigianato',
  'Automazione industriale',
  'Chimica e plastica',
  'Commercio al dettaglio',
  'Commercio all’ingrosso',
  'Consulenza',
  'Costruzioni',
  'Energia',
  'Immobiliare',
  'Informatica',
  'Istruzione',
  'Logistica e trasporti',
  'Meccanica',
  'Moda e tessile',
  'Ristorazione',
  'Sanità',
  'Turismo e ospitalità',
];

export const SOURCES = ['Passaparola', 'Portafoglio precedente', 'Sito web', 'Social', 'Evento sul territorio', 'Compagnia', 'Campagna'];
