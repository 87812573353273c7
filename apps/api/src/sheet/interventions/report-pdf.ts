import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { PDFDocument, PDFString, rgb, type PDFFont, type PDFPage } from '@cantoo/pdf-lib';
import * as fontkit from 'fontkit';
import type { SignatureMethod } from './signature.entity.js';

const A4: [number, number] = [595.28, 841.89];
const MARGIN = 56;
const WIDTH = A4[0] - 2 * MARGIN;
const LINE = 15;
/** Horizontal position, in points, at which the values of facts start. */
const VALUES = 96;
const INK = rgb(0.11, 0.11, 0.1);
const GREY = rgb(0.36, 0.36, 0.33);
const RULE = rgb(0.84, 0.84, 0.82);
const fontFile = (name: string) => createRequire(import.meta.url).resolve(`@expo-google-fonts/inter/${name}`);
const ROME = new Intl.DateTimeFormat('it-IT', { timeZone: 'Europe/Rome', dateStyle: 'long', timeStyle: 'short' });

export interface SignatureContent {
  report: Uint8Array;
  /** Object of "Il cliente conferma", followed by the pages: "i lavori descritti". */
  confirms: string;
  method: SignatureMethod;
  signerName: string;
  signedAt: Date;
  /** Time of the signature by the device's clock, if it was captured offline. */
  capturedAt: Date | null;
  contentSha256: string;
  image: Uint8Array | null;
  /** Address where anyone can verify the file. */
  verifyAt: string;
}

/** Disables OpenType features that Latin text does not need; they make layout ten times slower. */
const PLAIN_LETTERS = { calt: false, ccmp: false, clig: false, liga: false, mark: false, mkmk: false, rclt: false, rlig: false };

/** Writes lines from the top of a page and continues on new pages. */
class Writer {
  readonly pages: PDFPage[] = [];
  private readonly pdf: PDFDocument;
  private readonly plain: PDFFont;
  private readonly bold: PDFFont;
  private y = 0;
  private page: PDFPage;

  private constructor(pdf: PDFDocument, plain: PDFFont, bold: PDFFont) {
    this.pdf = pdf;
    this.plain = plain;
    this.bold = bold;
    this.page = this.newPage();
  }

  static async of(pdf: PDFDocument): Promise<Writer> {
    pdf.registerFontkit(fontkit as unknown as Parameters<PDFDocument['registerFontkit']>[0]);
    const [plain, bold] = await Promise.all(
      ['400Regular/Inter_400Regular.ttf', '600SemiBold/Inter_600SemiBold.ttf'].map((name) => readFile(fontFile(name))),
    );
    const options = { subset: true, features: PLAIN_LETTERS };
    return new Writer(pdf, await pdf.embedFont(plain ?? '', options), await pdf.embedFont(bold ?? '', options));
  }

  text(text: string, { size = 10, bold = false, color = INK, gap = 0, left = 0, link = '' } = {}): void {
    const font = bold ? this.bold : this.plain;
    this.y -= gap;
    for (const line of wrapped(text, font, size, WIDTH - left)) {
      this.need(LINE);
      this.y -= Math.max(LINE, size * 1.4);
      this.page.drawText(line, { x: MARGIN + left, y: this.y, size, font, color });
      if (link) this.link(link, left, font.widthOfTextAtSize(line, size), size);
    }
  }

  /** Label with the value beside it; further lines of the value are aligned with its first line. */
  fact(name: string, value: string): void {
    this.need(LINE + 2);
    this.page.drawText(name, { x: MARGIN, y: this.y - LINE - 2, size: 10, font: this.plain, color: GREY });
    this.text(value, { left: VALUES, gap: 2 });
  }

  /** Heading that is never left alone at the bottom of a page. */
  heading(text: string): void {
    this.need(4 * LINE);
    this.text(text, { size: 11, bold: true, gap: 16 });
    this.y -= 2;
  }

  rule(): void {
    this.y -= 10;
    this.page.drawLine({ start: { x: MARGIN, y: this.y }, end: { x: A4[0] - MARGIN, y: this.y }, thickness: 0.6, color: RULE });
    this.y -= 4;
  }

  /** Drawn signature, or the typed name, above a line in a frame. */
  async signature(drawing: Uint8Array | null, name: string): Promise<void> {
    const height = 150;
    this.y -= 14;
    this.need(height);
    const top = this.y;
    this.page.drawRectangle({ x: MARGIN, y: top - height, width: WIDTH, height, borderColor: RULE, borderWidth: 0.8 });
    const line = top - height + 26;
    this.page.drawLine({ start: { x: MARGIN + 24, y: line }, end: { x: A4[0] - MARGIN - 24, y: line }, thickness: 0.5, color: GREY });
    if (drawing) {
      const image = await this.pdf.embedPng(drawing);
      const { width, height: high } = image.scaleToFit(WIDTH - 64, height - 30);
      this.page.drawImage(image, { x: MARGIN + (WIDTH - width) / 2, y: top - 10 - high, width, height: high });
    } else {
      const { lines, size } = fitting(name, this.plain, WIDTH - 64, 4);
      lines.forEach((text, n) =>
        this.page.drawText(text, {
          x: MARGIN + 32,
          y: line + 10 + (lines.length - 1 - n) * size * 1.25,
          size,
          font: this.plain,
          color: INK,
        }),
      );
    }
    this.y = top - height - 8;
  }

  private need(height: number): void {
    if (this.y - height < MARGIN) this.page = this.newPage();
  }

  private link(address: string, left: number, width: number, size: number): void {
    const { context } = this.pdf;
    const rectangle = [MARGIN + left, this.y - 3, MARGIN + left + width, this.y + size];
    const action = { Type: 'Action', S: 'URI', URI: PDFString.of(address) };
    this.page.node.addAnnot(
      context.register(context.obj({ Type: 'Annot', Subtype: 'Link', Rect: rectangle, Border: [0, 0, 0], A: action })),
    );
  }

  private newPage(): PDFPage {
    this.y = A4[1] - MARGIN;
    const page = this.pdf.addPage(A4);
    this.pages.push(page);
    return page;
  }
}

const widths = new WeakMap<PDFFont, Map<string, number>>();
/**
 * Caches the width of each word and sums them up for a line, because fonts are slow to measure; ignoring kerning with
 * spaces is accurate enough.
 */
function widthOf(word: string, font: PDFFont, size: number): number {
  const known = widths.get(font) ?? new Map<string, number>();
  widths.set(font, known);
  const width = known.get(word) ?? font.widthOfTextAtSize(word, 1);
  known.set(word, width);
  return width * size;
}

/** Wraps the text to the width and keeps its own line breaks. */
function wrapped(text: string, font: PDFFont, size: number, width: number): string[] {
  const lines: string[] = [];
  for (const paragraph of text.split(/\r?\n/)) {
    let line = '';
    let taken = 0;
    for (const word of paragraph.split(/(?<=\s)/).flatMap((part) => inPieces(part, font, size, width))) {
      if (line && taken + widthOf(word.trimEnd(), font, size) > width) {
        lines.push(line.trimEnd());
        line = '';
        taken = 0;
      }
      line += word;
      taken += widthOf(word, font, size);
    }
    lines.push(line.trimEnd());
  }
  return lines;
}

/** Wraps the text in the largest font size at which it takes at most `max` lines. */
function fitting(text: string, font: PDFFont, width: number, max: number): { lines: string[]; size: number } {
  for (let size = 24; ; size -= 1) {
    const lines = wrapped(text, font, size, width);
    if (lines.length <= max || size <= 8) return { lines, size };
  }
}

/** Splits a word that is longer than a line. */
function inPieces(word: string, font: PDFFont, size: number, width: number): string[] {
  if (widthOf(word, font, size) <= width) return [word];
  // No glyph is wider than the font size.
  return word.match(new RegExp(`.{1,${Math.max(1, Math.floor(width / size))}}`, 'gsu')) ?? [];
}

/**
 * Appends a page to the report, composed or uploaded, that states who signed it and when. The file begins with the very bytes
 * of the report, so that its hash can be checked and earlier signatures in it stay valid.
 * @throws when the bytes are not a PDF that can be extended
 */
export async function signReport({ report, ...signature }: SignatureContent): Promise<Uint8Array> {
  const { confirms, method, signerName, signedAt, capturedAt, contentSha256, image, verifyAt } = signature;
  const pdf = await PDFDocument.load(report, { forIncrementalUpdate: true, updateMetadata: false });
  const before = pdf.getPageCount();
  pdf.setModificationDate(signedAt);
  const page = await Writer.of(pdf);
  page.text('Firma del cliente', { size: 16, bold: true });
  page.text(`Il cliente conferma ${confirms} ${before === 1 ? 'nella pagina precedente' : `nelle ${before} pagine precedenti`}.`, {
    gap: 4,
  });
  await page.signature(image, signerName);
  page.fact('Nome', signerName);
  if (capturedAt) page.fact('Firmato il', `${ROME.format(capturedAt)}, senza rete: ora del dispositivo (${capturedAt.toISOString()})`);
  page.fact(capturedAt ? 'Registrato il' : 'Firmato il', `${ROME.format(signedAt)} (${signedAt.toISOString()})`);
  page.fact('Modo', method === 'drawn' ? 'firma tracciata sullo schermo' : 'nome scritto sulla tastiera');
  page.heading('Impronta SHA-256 del documento firmato');
  page.text(contentSha256, { size: 9 });
  page.heading('Verifica');
  page.text('Chiunque abbia questo file può controllare che è quello firmato, senza consegnarlo a nessuno:');
  page.text(verifyAt, { link: verifyAt });
  return pdf.save();
}
