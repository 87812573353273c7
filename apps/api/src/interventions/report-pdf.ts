import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { PDFDocument, rgb, type PDFFont, type PDFPage } from '@cantoo/pdf-lib';
import * as fontkit from 'fontkit';
import type { SignatureMethod } from './signature.entity.js';

const A4: [number, number] = [595.28, 841.89];
const MARGIN = 56;
const LINE = 15;
const INK = rgb(0.11, 0.11, 0.1);
const GREY = rgb(0.36, 0.36, 0.33);
const fontFile = (name: string) => createRequire(import.meta.url).resolve(`@expo-google-fonts/inter/${name}`);
const ROME = new Intl.DateTimeFormat('it-IT', { timeZone: 'Europe/Rome', dateStyle: 'long', timeStyle: 'short' });
const DAY = new Intl.DateTimeFormat('it-IT', { timeZone: 'UTC', dateStyle: 'long' });

/** What a report says, in the words of whoever reads it. */
export interface ReportContent {
  agency: string;
  client: string;
  performedOn: string;
  /** Name and value; what has no value is left out. */
  facts: [string, string | null][];
  sections: [string, string | null][];
}

export interface SignatureContent {
  method: SignatureMethod;
  signerName: string;
  signedAt: Date;
  contentSha256: string;
  image: Uint8Array | null;
}

/** Writes lines from the top of a page on, and goes on to the next. */
class Writer {
  private y = 0;
  private page: PDFPage;

  private constructor(
    private readonly pdf: PDFDocument,
    private readonly plain: PDFFont,
    private readonly bold: PDFFont,
  ) {
    this.page = this.newPage();
  }

  static async of(pdf: PDFDocument): Promise<Writer> {
    pdf.registerFontkit(fontkit as unknown as Parameters<PDFDocument['registerFontkit']>[0]);
    const [plain, bold] = await Promise.all(
      ['400Regular/Inter_400Regular.ttf', '600SemiBold/Inter_600SemiBold.ttf'].map((name) => readFile(fontFile(name))),
    );
    return new Writer(pdf, await pdf.embedFont(plain ?? '', { subset: true }), await pdf.embedFont(bold ?? '', { subset: true }));
  }

  text(text: string, { size = 10, bold = false, color = INK, gap = 0 } = {}): void {
    const font = bold ? this.bold : this.plain;
    this.y -= gap;
    for (const line of wrapped(text, font, size, A4[0] - 2 * MARGIN)) {
      if (this.y < MARGIN + LINE) this.page = this.newPage();
      this.y -= Math.max(LINE, size * 1.4);
      this.page.drawText(line, { x: MARGIN, y: this.y, size, font, color });
    }
  }

  fact(name: string, value: string): void {
    this.text(`${name}: ${value}`);
  }

  async drawing(bytes: Uint8Array): Promise<void> {
    const image = await this.pdf.embedPng(bytes);
    const { width, height } = image.scaleToFit(260, 110);
    if (this.y - height < MARGIN) this.page = this.newPage();
    this.y -= height + 6;
    this.page.drawImage(image, { x: MARGIN, y: this.y, width, height });
    this.page.drawLine({ start: { x: MARGIN, y: this.y - 2 }, end: { x: MARGIN + 280, y: this.y - 2 }, thickness: 0.5, color: GREY });
    this.y -= 4;
  }

  private newPage(): PDFPage {
    this.y = A4[1] - MARGIN;
    return this.pdf.addPage(A4);
  }
}

function wrapped(text: string, font: PDFFont, size: number, width: number): string[] {
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

/** A word that is longer than a line is cut. */
function inPieces(word: string, font: PDFFont, size: number, width: number): string[] {
  if (font.widthOfTextAtSize(word, size) <= width) return [word];
  return word.match(/.{1,60}/gsu) ?? [];
}

/** The report composed from the fields. Always the same bytes for the same content. */
export async function composeReport({ agency, client, performedOn, facts, sections }: ReportContent): Promise<Uint8Array> {
  const pdf = await PDFDocument.create();
  const when = new Date(`${performedOn}T00:00:00Z`);
  pdf.setTitle(`Rapporto d’intervento · ${client}`);
  pdf.setCreationDate(when);
  pdf.setModificationDate(when);
  const page = await Writer.of(pdf);
  page.text(agency, { color: GREY });
  page.text('Rapporto d’intervento', { size: 20, bold: true, gap: 6 });
  page.text(client, { size: 13, bold: true, gap: 8 });
  page.fact('Data', DAY.format(when));
  for (const [name, value] of facts) if (value) page.fact(name, value);
  for (const [name, value] of sections) {
    if (!value) continue;
    page.text(name, { bold: true, gap: 12 });
    page.text(value);
  }
  return pdf.save();
}

/** The report, whoever wrote it, with one page more: who has signed what, when. @throws when the bytes are no PDF that can be added to */
export async function signReport(
  report: Uint8Array,
  { method, signerName, signedAt, contentSha256, image }: SignatureContent,
): Promise<Uint8Array> {
  const pdf = await PDFDocument.load(report, { updateMetadata: false });
  pdf.setModificationDate(signedAt);
  const page = await Writer.of(pdf);
  page.text('Firma del cliente', { size: 16, bold: true });
  page.text('Il cliente conferma i lavori descritti nelle pagine precedenti.', { gap: 4 });
  if (image) await page.drawing(image);
  else page.text(signerName, { size: 22, gap: 16 });
  page.fact('Nome di chi firma', signerName);
  page.fact('Firmato il', `${ROME.format(signedAt)} (${signedAt.toISOString()})`);
  page.fact('Modo', method === 'drawn' ? 'firma tracciata sullo schermo' : 'nome scritto sulla tastiera');
  page.text('Impronta SHA-256 del rapporto firmato:', { gap: 8, color: GREY, size: 9 });
  page.text(contentSha256, { size: 9 });
  return pdf.save();
}
