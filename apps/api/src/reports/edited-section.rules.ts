import type { Block, Line, Section } from '@sestante/report-text/content';
import { list, paragraph } from '@sestante/report-text/content';

const isText = ({ kind }: Block): boolean => kind === 'paragraph' || kind === 'list';

/** Returns the paragraphs and lists of a section as the text that is edited: paragraphs, and lines that begin with "- ". */
export const textOf = ({ blocks }: Section): string =>
  blocks
    .flatMap((block) =>
      block.kind === 'paragraph'
        ? [block.text]
        : block.kind === 'list'
          ? [block.items.map(({ text }: Line) => `- ${text}`).join('\n')]
          : [],
    )
    .join('\n\n');

/** Returns the section with an edited text in the place of its first paragraph or list; everything else stays. */
export function withText(section: Section, text: string | null): Section {
  if (text === null) return section;
  const at = section.blocks.findIndex(isText);
  const place = at === -1 ? 0 : at;
  return {
    ...section,
    blocks: [...section.blocks.slice(0, place), ...blocksOf(text), ...section.blocks.slice(place).filter((block) => !isText(block))],
  };
}

/** Returns the blocks of an edited text: lines that begin with "- " are a list, an empty line ends a paragraph. */
function blocksOf(text: string): Block[] {
  const blocks: Block[] = [];
  for (const part of text.split(/\n\s*\n/)) {
    let lines: string[] = [];
    let items: string[] = [];
    const end = () => {
      if (lines.length > 0) blocks.push(paragraph(lines.join(' ')));
      if (items.length > 0) blocks.push(list(items));
      [lines, items] = [[], []];
    };
    for (const line of part.split('\n').map((one) => one.trim())) {
      if (line === '') continue;
      const isItem = line.startsWith('- ');
      if (isItem ? lines.length > 0 : items.length > 0) end();
      if (isItem) items.push(line.slice(2).trim());
      else lines.push(line);
    }
    end();
  }
  return blocks;
}
