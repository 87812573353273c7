import { belfioreConnector } from '@marketto/belfiore-connector-embedded';
import { Parser } from '@marketto/codice-fiscale-utils';
import { computeFiscalCode, type FiscalCodePerson } from './fiscal-code-compute.js';
import { decodeFiscalCode } from './fiscal-code-decode.js';
import { fiscalCheckCharacter, isPersonalFiscalCode } from './fiscal-code.js';
import lines from './places.json' with { type: 'json' };

// Local copies, because access to globals is slow inside the test runner.
const { floor, imul } = Math;
const TODAY = '2026-11-22';
const complete = (body: string) => body + fiscalCheckCharacter(body);

describe('decoded fiscal code', () => {
  it.each([
    ['RSSMRA80A01F205X', '1980-01-01', 'male', 'F205'],
    ['MLLSNT82P65Z404U', '1982-09-25', 'female', 'Z404'],
    ['MRTMTT91D08F205J', '1991-04-08', 'male', 'F205'],
    ['RSSMRA80B29F205T', '1980-02-29', 'male', 'F205'],
    ['RSSMRA80A71F205E', '1980-01-31', 'female', 'F205'],
    ['RSSMRAULALMFNLRD', '1980-01-01', 'male', 'F205'],
  ])('%s is of %s, %s, %s', (code, birthDate, gender, belfioreCode) => {
    expect(decodeFiscalCode(code, TODAY)).toMatchObject({ birthDate, gender, belfioreCode, olderBirthDate: null });
  });

  it.each(['', 'RSSMRA80A01F205Y', 'rssmra80a01f205x', '00484960588', 'RSSMRA80A01F205', 'IT00484960588'])('"%s" gives null', (code) => {
    expect(decodeFiscalCode(code, TODAY)).toBeNull();
  });

  it.each([
    ['born today', '26S22', '2026-11-22', '1926-11-22'],
    ['born a century ago tomorrow', '26S23', '1926-11-23', null],
    ['a child, or older than a hundred', '15A01', '2015-01-01', '1915-01-01'],
    ['120 years ago', '06S22', '2006-11-22', '1906-11-22'],
    ['1899, which is too long ago', '99A01', '1999-01-01', null],
    ['1905, which is too long ago', '05A01', '2005-01-01', null],
    ['29 February 2000, as 1900 had none', '00B29', '2000-02-29', null],
    ['29 February, a century earlier too', '24B29', '2024-02-29', '1924-02-29'],
  ])('%s', (_, date, birthDate, olderBirthDate) => {
    expect(decodeFiscalCode(complete(`RSSMRA${date}F205`), TODAY)).toMatchObject({ birthDate, olderBirthDate });
  });

  it('reads 29 February before it occurs in the year', () => {
    expect(decodeFiscalCode(complete('RSSMRA00B29F205'), '2000-02-28')?.birthDate).toBe('1600-02-29');
    expect(decodeFiscalCode(complete('RSSMRA28B29F205'), TODAY)?.birthDate).toBe('1928-02-29');
  });

  it('decodes computed codes of 100,000 persons, with and without omocodia', () => {
    const random = seeded(20261122);
    const pick = (list: readonly string[]) => list[floor(random() * list.length)] ?? '';
    const codes = lines.map((line) => line.slice(0, 4));
    const names = Array.from({ length: 5_000 }, () => nameOf(random));
    const days = Array.from({ length: 36_525 }, (_, n) => dayAfter('1926-11-23', n));
    for (let n = 0; n < 100_000; n++) {
      const person: FiscalCodePerson = {
        firstName: pick(names),
        lastName: pick(names),
        birthDate: pick(days),
        gender: random() < 0.5 ? 'female' : 'male',
        belfioreCode: pick(codes),
      };
      const code = computeFiscalCode(person);
      const namesake = withOmocodia(code, 1 + floor(random() * 127));
      if (!isPersonalFiscalCode(code) || namesake === code) throw new Error(`${JSON.stringify(person)} has ${code}`);
      for (const each of [code, namesake]) {
        const decoded = decodeFiscalCode(each, TODAY);
        const same =
          decoded?.birthDate === person.birthDate &&
          decoded.gender === person.gender &&
          decoded.belfioreCode === person.belfioreCode &&
          decoded.plainCode === code;
        if (!same) throw new Error(`${each}: ${JSON.stringify(person)} became ${JSON.stringify(decoded)}`);
      }
    }
  });

  it('agrees with codice-fiscale-utils', async () => {
    const parser = new Parser(belfioreConnector);
    const random = seeded(7);
    for (let n = 0; n < 40; n++) {
      const birthDate = dayAfter('1930-01-01', floor(random() * 33_000));
      const gender = random() < 0.5 ? 'female' : 'male';
      const code = computeFiscalCode({ firstName: nameOf(random), lastName: nameOf(random), birthDate, gender, belfioreCode: 'H501' });
      const theirs = await parser.cfDecode(withOmocodia(code, 1 + (n % 127)));
      const ours = decodeFiscalCode(code, TODAY);
      expect([theirs.year, theirs.month, theirs.day, theirs.gender, theirs.place?.belfioreCode]).toEqual([
        Number(ours?.birthDate.slice(0, 4)),
        Number(ours?.birthDate.slice(5, 7)) - 1,
        Number(ours?.birthDate.slice(8)),
        ours?.gender === 'female' ? 'F' : 'M',
        'H501',
      ]);
    }
  });
});

/** Seeded random numbers, so that every run tests the same people. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

function dayAfter(first: string, days: number): string {
  return new Date(Date.parse(first) + days * 86_400_000).toISOString().slice(0, 10);
}

function nameOf(random: () => number): string {
  const letters = "AEIOUAEIOUBCDFGHJKLMNPQRSTVWXYZÀÈÉÌÒÙÇÑÖÜßøŁ' ";
  const middle = Array.from({ length: floor(random() * 9) }, () => letters[floor(random() * letters.length)]).join('');
  return `${letters[floor(random() * 31)]}${middle}`;
}

/** Replaces those of the seven digits whose bit is set by letters. */
function withOmocodia(code: string, bits: number): string {
  const characters = code.slice(0, 15).split('');
  [6, 7, 9, 10, 12, 13, 14].forEach((at, bit) => {
    if (bits & (1 << bit)) characters[at] = 'LMNPQRSTUV'[Number(characters[at])] ?? '';
  });
  return complete(characters.join(''));
}
