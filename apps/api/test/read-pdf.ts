import { PDFArray, PDFDict, PDFDocument, PDFHexString, PDFName, PDFString, type PDFObject } from '@cantoo/pdf-lib';
import { getDocument, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs';

interface Tag {
  role: string;
  alt?: string;
}

/** Tags of the whole file, in reading order. */
async function tagsOf(pdf: Uint8Array): Promise<Tag[]> {
  const { context, catalog } = await PDFDocument.load(pdf, { updateMetadata: false });
  const walk = (node: PDFObject | undefined): Tag[] => {
    const found = context.lookup(node);
    if (found instanceof PDFArray) return found.asArray().flatMap(walk);
    if (!(found instanceof PDFDict)) return [];
    const role = found.lookup(PDFName.of('S'));
    const alt = found.lookup(PDFName.of('Alt'));
    const own =
      role instanceof PDFName
        ? [{ role: role.decodeText(), ...(alt instanceof PDFString || alt instanceof PDFHexString ? { alt: alt.decodeText() } : {}) }]
        : [];
    return [...own, ...walk(found.get(PDFName.of('K')))];
  };
  return walk(catalog.get(PDFName.of('StructTreeRoot')));
}

/** Tags, texts of the pages and data of a file. */
export async function readPdf(pdf: Uint8Array) {
  const task = getDocument({ data: new Uint8Array(pdf), verbosity: VerbosityLevel.ERRORS });
  const document = await task.promise;
  const pages = await Promise.all(Array.from({ length: document.numPages }, (_, index) => document.getPage(index + 1)));
  const texts = await Promise.all(
    pages.map(async (page) => {
      const { items } = await page.getTextContent();
      return items.map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : '')).join('');
    }),
  );
  const { info, metadata } = await document.getMetadata();
  await task.destroy();
  return { tags: await tagsOf(pdf), texts, info: info as Record<string, unknown>, xmp: String(metadata?.getRaw()) };
}

/** Without what line breaks add or take away. */
export const squeezed = (text: string): string => text.normalize('NFC').replaceAll(/[\s\u200B]+/g, '');
