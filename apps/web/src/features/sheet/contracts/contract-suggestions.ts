// Suggestions for the most common values; any other text is accepted.

export const COVERAGE_CLASSES = [
  'All risks azienda',
  'Casa e famiglia',
  'Catastrofi naturali',
  'Cauzioni',
  'Cyber risk',
  'D&O',
  'Fondo pensione',
  'Furto',
  'Incendio',
  'Infortuni',
  'Kasko',
  'Malattia',
  'Property',
  'RC auto',
  'RC prodotti',
  'RC professionale',
  'RC sanitaria',
  'RC verso terzi',
  'Tutela legale',
  'Trasporti',
  'Viaggi',
  'Vita',
];

/** Insurance companies that agencies in Italy work with most. */
export const COMPANIES = [
  'Allianz',
  'AXA',
  'Cattolica',
  'Generali',
  'Groupama',
  'Helvetia',
  'HDI',
  'Italiana Assicurazioni',
  'Itas',
  'Reale Mutua',
  'Sara',
  'UnipolSai',
  'Vittoria',
  'Zurich',
];
