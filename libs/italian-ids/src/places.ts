import lines from './places.json' with { type: 'json' };
import { existedOn, foldPlaceName, type Place } from './place.js';

export interface PlaceSearch {
  limit?: number;
  /** Only places that existed on this day, ceased or not; without it, places that exist today. */
  on?: string;
  /** `any` adds ceased places at the end. */
  validity?: 'today' | 'any';
  states?: boolean;
}

/** All places, searchable by code and by typed text. Created by `loadPlaces`. */
export interface Places {
  byCode(belfioreCode: string): Place | null;
  /**
   * Suggests places for typed text. Accents, apostrophes and capitals are ignored; three digits or more are a postal code.
   * Order: whole names, then beginnings, then words; province capitals first among equals.
   */
  search(text: string, options?: PlaceSearch): Place[];
}

interface Entry {
  place: Place;
  /** Normalised names, each as words and without spaces: `santangelo` finds `sant angelo`. */
  names: { words: string[]; whole: string }[];
  capital: boolean;
}

// Common short forms, such as Aquila and Spezia.
const LEADING_ARTICLE = /^(?:L'|La |Le |Lo |Gli |I |Il )/;
const inItalian = new Intl.Collator('it');

/** Builds the result of `loadPlaces`. Call that function: a direct import would bundle the whole list with the caller. */
export function listedPlaces(): Places {
  const entries = lines.map(entryOf);
  const byCode = new Map(entries.map(({ place }) => [place.belfioreCode, place]));
  return {
    byCode: (belfioreCode) => byCode.get(belfioreCode) ?? null,
    search: (text, options) => search(entries, text, options ?? {}),
  };
}

function entryOf(line: string): Entry {
  const [belfioreCode = '', name = '', otherName = '', where = '', from = '', to = '', codes = ''] = line.split('|');
  const state = belfioreCode.startsWith('Z');
  const place: Place = {
    belfioreCode,
    name,
    otherName: otherName || null,
    province: state ? null : where,
    country: state ? where || null : 'IT',
    postalCodes: postalCodesOf(codes),
    validFrom: from || null,
    validTo: to || null,
  };
  const spellings = [name, name.replace(LEADING_ARTICLE, ''), otherName].map(foldPlaceName).filter(Boolean);
  const names = [...new Set(spellings)].map((each) => ({ words: each.split(' '), whole: each.replaceAll(' ', '') }));
  return { place, names, capital: codes.endsWith('*') };
}

function postalCodesOf(ranges: string): string[] {
  const codes: string[] = [];
  for (const range of ranges.match(/[\d-]+/g) ?? []) {
    const [first = '', last = first] = range.split('-');
    for (let code = Number(first); code <= Number(last); code++) codes.push(String(code).padStart(5, '0'));
  }
  return codes;
}

function search(entries: Entry[], text: string, { limit = 10, on, validity, states = false }: PlaceSearch): Place[] {
  const words = foldPlaceName(text).split(' ');
  const whole = words.join('');
  if (whole === '') return [];
  const postalCode = /^\d{3,5}$/.test(whole) ? whole : null;

  const found: { entry: Entry; rank: number }[] = [];
  for (const entry of entries) {
    const { place } = entry;
    if (place.province === null && !states) continue;
    if (on === undefined ? validity !== 'any' && place.validTo !== null : !existedOn(place, on)) continue;
    const rank = postalCode === null ? rankOf(entry, words, whole) : rankOfPostalCode(place, postalCode);
    if (rank !== null) found.push({ entry, rank });
  }
  return found
    .sort((a, b) => a.rank - b.rank || ceasedLast(a.entry, b.entry) || byWeight(a.entry, b.entry))
    .slice(0, limit)
    .map(({ entry }) => entry.place);
}

/** Rank of a match: 0 whole name, 1 its first words, 2 its beginning, 3 some of its words, province included: `castro bg`. */
function rankOf({ names, place }: Entry, words: string[], whole: string): number | null {
  let best = Infinity;
  for (const name of names) {
    if (name.whole === whole) best = 0;
    else if (words.every((word, at) => word === name.words[at])) best = Math.min(best, 1);
    else if (name.whole.startsWith(whole)) best = Math.min(best, 2);
    else if (eachBeginsAWord(words, name.words, place.province)) best = Math.min(best, 3);
  }
  return best === Infinity ? null : best;
}

function rankOfPostalCode({ postalCodes }: Place, typed: string): number | null {
  if (!postalCodes.some((code) => code.startsWith(typed))) return null;
  return typed.length === 5 ? 0 : 1;
}

/** Whether each typed word is the beginning of a different word: `reggio emilia` finds Reggio nell'Emilia. */
function eachBeginsAWord(typed: string[], words: string[], province: string | null): boolean {
  const [first = ''] = typed;
  if (typed.length === 1) return words.some((word) => word.startsWith(first));
  const left = [...words, province?.toLowerCase() ?? ''];
  for (const beginning of typed) {
    const at = left.findIndex((word) => word.startsWith(beginning));
    if (at < 0) return false;
    left.splice(at, 1);
  }
  return true;
}

function ceasedLast(a: Entry, b: Entry): number {
  return Number(a.place.validTo !== null) - Number(b.place.validTo !== null);
}

function byWeight(a: Entry, b: Entry): number {
  return Number(b.capital) - Number(a.capital) || inItalian.compare(a.place.name, b.place.name);
}
