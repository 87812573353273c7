import { isPersonalFiscalCode, withoutOmocodia } from './fiscal-code.js';

/** Data contained in a personal code. */
export interface DecodedFiscalCode {
  /** `YYYY-MM-DD`. The code has two digits of the year: this is the latest such day that is not in the future. */
  birthDate: string;
  /** The same day a century earlier, if a person born then could be alive. */
  olderBirthDate: string | null;
  gender: 'male' | 'female';
  /** Belfiore code of the municipality or foreign state; see `loadPlaces`. */
  belfioreCode: string;
  /** The code before omocodia, as returned by `computeFiscalCode`. */
  plainCode: string;
}

const MONTH_LETTERS = 'ABCDEHLMPRST';
/** Upper limit of age in years: nobody in Italy has reached it. */
const OLDEST = 120;

/** Decodes a code in stored form; `today` is `YYYY-MM-DD`. Returns null if it is not a personal code, as with eleven digits. */
export function decodeFiscalCode(code: string, today: string): DecodedFiscalCode | null {
  if (!isPersonalFiscalCode(code)) return null;
  const plainCode = withoutOmocodia(code);
  const month = MONTH_LETTERS.indexOf(plainCode.charAt(8)) + 1;
  const dayAndGender = Number(plainCode.slice(9, 11));
  const female = dayAndGender > 40;
  const monthAndDay = `${twoDigits(month)}-${twoDigits(female ? dayAndGender - 40 : dayAndGender)}`;

  const thisYear = Number(today.slice(0, 4));
  const inThisCentury = thisYear - (thisYear % 100) + Number(plainCode.slice(6, 8));
  const born = lastDay(inThisCentury, monthAndDay, today);
  const older = lastDay(born - 100, monthAndDay, today);
  return {
    birthDate: `${born}-${monthAndDay}`,
    olderBirthDate: thisYear - older > OLDEST ? null : `${older}-${monthAndDay}`,
    gender: female ? 'female' : 'male',
    belfioreCode: plainCode.slice(11, 15),
    plainCode,
  };
}

/** Returns the year, or the nearest whole centuries before it, in which the day exists and is not in the future. */
function lastDay(year: number, monthAndDay: string, today: string): number {
  const noLeapYear = monthAndDay === '02-29' && year % 400 !== 0 && year % 100 === 0;
  return noLeapYear || `${year}-${monthAndDay}` > today ? lastDay(year - 100, monthAndDay, today) : year;
}

function twoDigits(number: number): string {
  return String(number).padStart(2, '0');
}
