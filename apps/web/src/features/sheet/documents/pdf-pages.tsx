import type { PDFDocumentProxy } from 'pdfjs-dist';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { openPdf } from './pdf-reader';
import classes from './preview-dialog.module.css';

/** Distance ahead of the viewport within which pages are rendered. */
const AHEAD = '600px';
/** Sharp on dense screens and below the canvas limits of phones. */
const MAX_PIXELS = 2_400;

interface PdfPagesProps {
  file: Blob;
  /** Shown instead when the file cannot be read. */
  unreadable: ReactNode;
}

/** Renders the pages of a PDF when they come near the viewport; screen readers get the text. */
export function PdfPages({ file, unreadable }: PdfPagesProps) {
  const [pdf, setPdf] = useState<PDFDocumentProxy | null>(null);
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    let closed = false;
    const opening = openPdf(file);
    opening.document.then(
      (opened) => closed || setPdf(opened),
      () => closed || setFailed(true),
    );
    return () => {
      closed = true;
      setPdf(null);
      opening.close();
    };
  }, [file]);
  if (failed) return unreadable;
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- focusable, so that it can be scrolled by keyboard
    <div className={classes['pages']} aria-busy={pdf === null} tabIndex={0} role="region" aria-label="Pagine del documento">
      {pdf && Array.from({ length: pdf.numPages }, (_, index) => <PdfPage key={index} pdf={pdf} number={index + 1} />)}
    </div>
  );
}

function PdfPage({ pdf, number }: { pdf: PDFDocumentProxy; number: number }) {
  const place = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const [near, setNear] = useState(number === 1);
  const [ratio, setRatio] = useState('210 / 297');
  const [words, setWords] = useState('');

  useEffect(() => {
    const element = place.current;
    if (near || !element) return;
    const watcher = new IntersectionObserver(([seen]) => seen?.isIntersecting && setNear(true), { rootMargin: AHEAD });
    watcher.observe(element);
    return () => watcher.disconnect();
  }, [near]);

  useEffect(() => {
    if (!near) return;
    let stopped = false;
    let stop = () => {};
    async function draw(): Promise<void> {
      const page = await pdf.getPage(number);
      const natural = page.getViewport({ scale: 1 });
      if (stopped || !canvas.current || !place.current) return;
      setRatio(`${natural.width} / ${natural.height}`);
      const wanted = Math.min(place.current.clientWidth * devicePixelRatio, MAX_PIXELS);
      const viewport = page.getViewport({ scale: wanted / natural.width });
      Object.assign(canvas.current, { width: Math.round(viewport.width), height: Math.round(viewport.height) });
      const drawing = page.render({ canvas: canvas.current, viewport });
      stop = () => drawing.cancel();
      await drawing.promise;
      const { items } = await page.getTextContent();
      if (!stopped) setWords(items.map((item) => ('str' in item ? item.str : '')).join(' '));
    }
    // A page that cannot be rendered stays blank; the others are unaffected.
    draw().catch(() => {});
    return () => {
      stopped = true;
      stop();
    };
  }, [near, pdf, number]);

  return (
    <div ref={place} className={classes['page']} style={{ aspectRatio: ratio }}>
      <canvas ref={canvas} role="img" aria-label={`Pagina ${number} di ${pdf.numPages}`} />
      <p className="spoken">{words}</p>
    </div>
  );
}
