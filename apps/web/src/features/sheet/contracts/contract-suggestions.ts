/** Insurance companies that agencies in Italy work with most; any other name is accepted. */
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
