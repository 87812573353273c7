/**
 * Names of banks by ABI code, to derive the bank from an IBAN: the banks with most accounts in Italy, with their code in
 * the register of banks (albo delle banche) of Banca d'Italia and their current trade name. Each pair was checked against
 * a public copy of the register. Banks that are not listed have no derived name; neither have banks that were merged,
 * because their old code does not reliably identify the bank that now holds the account.
 */
const BANKS: Record<string, string> = {
  '01005': 'BNL',
  '01030': 'Monte dei Paschi di Siena',
  '02008': 'UniCredit',
  '03015': 'FinecoBank',
  '03032': 'Credem',
  '03062': 'Banca Mediolanum',
  '03069': 'Intesa Sanpaolo',
  '03075': 'Banca Generali',
  '03087': 'Banca Finnat',
  '03104': 'Deutsche Bank',
  '03263': 'IBL Banca',
  '03268': 'Banca Sella',
  '03296': 'Fideuram',
  '03385': 'isybank',
  '03440': 'Banco Desio',
  '03475': 'ING Bank',
  '03589': 'Allianz Bank',
  '03625': 'Banca AideXa',
  '03646': 'N26',
  '05018': 'Banca Etica',
  '05034': 'Banco BPM',
  '05116': 'Banca Valsabbina',
  '05142': 'Banca di Credito Popolare',
  '05156': 'Banca di Piacenza',
  '05262': 'Banca Popolare Pugliese',
  '05385': 'Banca Popolare di Puglia e Basilicata',
  '05387': 'BPER Banca',
  '05856': 'Volksbank',
  '06045': 'Sparkasse',
  '06085': 'Banca di Asti',
  '06150': 'Carifermo',
  '06230': 'Crédit Agricole Italia',
  '06270': 'La Cassa di Ravenna',
  '07601': 'Poste Italiane',
  '08327': 'BCC di Roma',
  '36081': 'PostePay',
};

/** Name of the bank, or null if it is not in the list. */
export const bankNameOf = (abi: string | null): string | null => (abi === null ? null : (BANKS[abi] ?? null));
