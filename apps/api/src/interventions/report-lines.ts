import type { PDFFont } from '@cantoo/pdf-lib';

type Measure = Pick<PDFFont, 'widthOfTextAtSize'>;

/** The text in lines that are no wider than this; what it says on lines of its own stays on them. */
export function wrapped(text: string, font: Measure, size: number, width: number): string[] {
  const lines: string[] = [];
  for (const paragraph of text.split(/\r?\n/)) {
    let line = '';
    for (const word of paragraph.split(/(?<=\s)/).flatMap((part) => inPieces(part, font, size, width))) {
      if (line && font.widthOfTextAtSize((line + word).trimEnd(), size) > width) {
        lines.push(line.trimEnd());
        line = '';
      }
      line += word;
    }
    lines.push(line.trimEnd());
  }
  return lines;
}

/** The text as large as it may be to take at most so many lines. */
export function fitting(text: string, font: Measure, width: number, most: number): { lines: string[]; size: number } {
  for (let size = 24; ; size -= 1) {
    const lines = wrapped(text, font, size, width);
    if (lines.length <= most || size <= 8) return { lines, size };
  }
}

/** A word that is longer than a line is cut. */
function inPieces(word: string, font: Measure, size: number, width: number): string[] {
  if (font.widthOfTextAtSize(word, size) <= width) return [word];
  // The widest letters are no wider than their size.
  return word.match(new RegExp(`.{1,${Math.max(1, Math.floor(width / size))}}`, 'gsu')) ?? [];
}
