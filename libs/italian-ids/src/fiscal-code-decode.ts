import { isPersonalFiscalCode, withoutOmocodia } from './fiscal-code.js';

/** What a personal code says by itself. */
export interface DecodedFiscalCode {
  /** `YYYY-MM-DD`. The code has two digits of the year: this is the last such day that is not in the future. */
  birthDate: string;
  /** The same day a century earlier, if somebody born then could be alive. */
  olderBirthDate: string | null;
  gender: 'male' | 'female';
  /** Municipality or foreign state; `loadPlaces` knows them. */
  belfioreCode: string;
  /** The code before omocodia, which is the one that `computeFiscalCode` gives. */
  plainCode: string;
}

const MONTH_LETTERS = 'ABCDEHLMPRST';
/** In years: nobody in Italy has reached it. */
const OLDEST = 120;

/** Reads a code in stored form; `today` is `YYYY-MM-DD`. Null for what is no personal code, eleven digits included. */
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

/** The year, or the first one whole centuries before it, in which the day exists and is not in the future. */
function lastDay(year: number, monthAndDay: string, today: string): number {
  const noLeapYear = monthAndDay === '02-29' && year % 400 !== 0 && year % 100 === 0;
  return noLeapYear || `${year}-${monthAndDay}` > today ? lastDay(year - 100, monthAndDay, today) : year;
}

function twoDigits(number: number): string {
  return String(number).padStart(2, '0');
}
