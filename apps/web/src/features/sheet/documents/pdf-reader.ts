import { getDocument, PDFWorker, type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';

interface OpenedPdf {
  document: Promise<PDFDocumentProxy>;
  /** Frees the worker and its memory. */
  close: () => void;
}

/**
 * Reads a PDF in its own worker. Nothing in the file is executed: forms and scripts are ignored, and the content security policy forbids
 * code from strings.
 */
export function openPdf(file: Blob): OpenedPdf {
  const port = new Worker(new URL('pdfjs-dist/legacy/build/pdf.worker.mjs', import.meta.url), { type: 'module' });
  // The library's types, generated from its comments, do not include a worker here.
  const worker = new PDFWorker({ port: port as unknown as null });
  const loading = file.arrayBuffer().then((data) =>
    getDocument({
      data,
      worker,
      enableXfa: false,
      // The content security policy forbids WebAssembly; the worker includes the same code in JavaScript.
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
