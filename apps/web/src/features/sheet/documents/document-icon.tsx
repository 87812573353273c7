import { type Icon, IconFile, IconFileSpreadsheet, IconFileText, IconFileTypePdf, IconPhoto } from '@tabler/icons-react';

const ICONS: [part: string, icon: Icon][] = [
  ['pdf', IconFileTypePdf],
  ['image/', IconPhoto],
  ['spreadsheet', IconFileSpreadsheet],
  ['csv', IconFileSpreadsheet],
  ['text', IconFileText],
];

/** Icon of the file type; the type is also shown as text. */
export function DocumentIcon({ mediaType, size = 16 }: { mediaType: string; size?: number }) {
  const Glyph = ICONS.find(([part]) => mediaType.includes(part))?.[1] ?? IconFile;
  return <Glyph size={size} stroke={1.6} aria-hidden />;
}
