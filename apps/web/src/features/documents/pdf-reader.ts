import { getDocument, PDFWorker, type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';

interface OpenedPdf {
  document: Promise<PDFDocumentProxy>;
  /** Lets go of what it took. */
  close: () => void;
}

/**
 * Reads a PDF in a worker of its own. Nothing in it is run: forms and scripts are not looked at, and the page's policy
 * would let no code be made of a string.
 */
export function openPdf(file: Blob): OpenedPdf {
  const port = new Worker(new URL('pdfjs-dist/legacy/build/pdf.worker.mjs', import.meta.url), { type: 'module' });
  // Its types, read from its comments, know of no worker here.
  const worker = new PDFWorker({ port: port as unknown as null });
  const loading = file.arrayBuffer().then((data) =>
    getDocument({
      data,
      worker,
      enableXfa: false,
      // The policy allows none: the same in JavaScript is built into the worker.
      useWasm: false,
    }),
  );
  return {
    document: loading.then((task) => task.promise),
    close: () => {
      loading.then((task) => task.destroy()).catch(() => {});
      worker.destroy();
      port.terminate();
    },
  };
}
