import type { ClientType } from '../clients/client.dto.js';
import type { Dice } from './demo.dice.js';

/** Demo policy, with days relative to the day of loading. */
export interface DemoContract {
  coverageClass: string;
  company: string;
  policyNumber: string;
  endsInDays: number;
  premium: number;
  sumInsured?: number;
  excess?: number;
  status?: 'cancelled' | 'suspended';
}

const COMPANIES = ['Alba Assicurazioni', 'Compagnia Subalpina', 'Mutua del Po', 'Torre Vita', 'Levante Danni'];
/** Usual coverage classes per client type, most frequent first, with the range of yearly premiums. */
const USUAL: Record<ClientType, readonly [coverageClass: string, low: number, high: number, sumInsured: number | null][]> = {
  retail: [
    ['RC auto', 280, 890, 6_450_000],
    ['Casa e famiglia', 140, 420, 250_000],
    ['Infortuni', 110, 380, 150_000],
    ['Vita', 600, 2_400, 100_000],
    ['Tutela legale', 60, 160, 25_000],
  ],
  professional: [
    ['RC professionale', 320, 1_900, 1_000_000],
    ['RC auto', 310, 870, 6_450_000],
    ['Cyber', 260, 900, 100_000],
    ['Infortuni', 140, 520, 200_000],
    ['Previdenza', 1_200, 4_800, null],
  ],
  corporate: [
    ['RC verso terzi', 700, 5_200, 2_500_000],
    ['All risks azienda', 1_400, 9_800, 3_000_000],
    ['Flotta', 1_900, 12_500, 6_450_000],
    ['Infortuni dipendenti', 600, 3_900, 300_000],
    ['Catastrofali', 800, 6_200, 2_000_000],
  ],
};
const WITH_CONTRACTS = 0.34;

/** Returns contracts for a generated client; many have none. */
export function contractsFor(dice: Dice, type: ClientType): DemoContract[] {
  if (!dice.chance(WITH_CONTRACTS)) return [];
  const many = dice.chance(0.35) ? 2 : 1;
  return USUAL[type]
    .slice(dice.between(0, 2))
    .slice(0, many)
    .map(([coverageClass, low, high, sumInsured]) => ({
      coverageClass,
      company: dice.pick(COMPANIES),
      policyNumber: `${dice.between(10, 99)}/${dice.between(100_000, 999_999)}`,
      endsInDays: dice.between(-25, 364),
      premium: Math.round(dice.between(low, high) / 5) * 5,
      ...(sumInsured === null ? {} : { sumInsured }),
    }));
}
