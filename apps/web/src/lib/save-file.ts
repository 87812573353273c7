/** Downloads a file that the API has returned. */
export function saveFile(file: unknown, fileName: string): void {
  if (!(file instanceof Blob)) throw new TypeError('The answer is no file');
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = fileName;
  link.click();
  // Revokes the URL later, because the browser has not read it yet.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
