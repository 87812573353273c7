import type { Block, ReportContent } from './content.js';

/** All texts of a report as lines, as a person reads them from top to bottom. */
export function plainText({ title, facts, sections }: ReportContent): string {
  const lines = [`# ${title}`, ...facts.map(([label, value]) => `${label}: ${value}`)];
  for (const section of sections) lines.push('', `## ${section.title}`, ...section.blocks.flatMap((block) => blockLines(block)));
  return `${lines.join('\n')}\n`;
}

function blockLines(block: Block): string[] {
  switch (block.kind) {
    case 'paragraph':
      return [block.text, ...whyLines(block.why)];
    case 'quote':
      return [`> ${block.text}`];
    case 'list':
      return block.items.flatMap(({ text, why }) => [`- ${text}`, ...whyLines(why)]);
    case 'table':
      return [
        `[${block.caption}]`,
        block.columns.map(({ title }) => title).join(' | '),
        ...block.rows.map((row) => row.map(({ text }) => text).join(' | ')),
      ];
    case 'radar':
    case 'bars':
      return [`[${block.caption}] ${block.alternative}`];
    case 'group':
      return [
        '',
        `### ${block.title}${block.badge ? ` (${block.badge.text})` : ''}`,
        ...block.blocks.flatMap((inner) => blockLines(inner)),
      ];
    case 'signature':
      return [`${block.name}: ${block.text}`];
  }
}

const whyLines = (why: readonly { question: string; answer: string }[] = []): string[] =>
  why.map(({ question, answer }) => `  ? ${question} ${answer}`);
