/** Hands a file that the API has answered to the browser. */
export function saveFile(file: unknown, fileName: string): void {
  if (!(file instanceof Blob)) throw new TypeError('The answer is no file');
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = fileName;
  link.click();
  // Not at once: the browser has yet to read it.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
