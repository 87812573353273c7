import { IconSignature } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import classes from './report-blocks.module.css';
import type { ReportBlockDto } from '@sestante/api-client/types';
import { WhyAnswers } from './why-answers';

interface ReportBlocksProps {
  blocks: readonly ReportBlockDto[];
  /** Figures to mark in the text, because no rule has produced them. */
  flagged?: readonly string[];
}

/** Parts of a section as text and tables; charts are drawn by the page that shows them. */
export function ReportBlocks({ blocks, flagged = [] }: ReportBlocksProps) {
  return (
    <div className={classes['blocks']}>
      {blocks.map((block, index) => (
        // A report's blocks have no identity and never move.
        <Block key={index} block={block} flagged={flagged} />
      ))}
    </div>
  );
}

function Block({ block, flagged }: { block: ReportBlockDto; flagged: readonly string[] }): ReactNode {
  const { kind, text = '', why, items = [], title, badge, tone } = block;
  switch (kind) {
    case 'paragraph':
      return (
        <div data-tone={tone}>
          <p>{marked(text, flagged)}</p>
          <WhyAnswers why={why} />
        </div>
      );
    case 'quote':
      return <blockquote className={classes['quote']}>{text}</blockquote>;
    case 'list': {
      const List = block.ordered ? 'ol' : 'ul';
      return (
        <List>
          {items.map((item, index) => (
            <li key={index}>
              {marked(item.text, flagged)}
              <WhyAnswers why={item.why} />
            </li>
          ))}
        </List>
      );
    }
    case 'table':
      return <Table block={block} />;
    case 'group':
      return (
        <section className={classes['group']}>
          <h3>
            {title}
            {badge && (
              <span className={classes['badge']} data-tone={badge.tone}>
                {badge.text}
              </span>
            )}
          </h3>
          <ReportBlocks blocks={block.blocks ?? []} flagged={flagged} />
        </section>
      );
    case 'signature':
      return (
        <div className={classes['signature']}>
          <IconSignature size={18} stroke={1.7} aria-hidden />
          <p>
            <b>{block.name}</b>
            <span className="text-m soft">{text}</span>
          </p>
        </div>
      );
    case 'radar':
    case 'bars':
      return null;
  }
}

function Table({ block: { caption, columns = [], rows = [] } }: { block: ReportBlockDto }) {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- focusable, so that it can be scrolled by keyboard
    <div className={classes['scroller']} tabIndex={0} role="region" aria-label={caption}>
      <table className={classes['table']}>
        <caption className="spoken">{caption}</caption>
        <thead>
          <tr>
            {columns.map(({ title, align }) => (
              <th key={title} scope="col" data-align={align}>
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={index}>
              {row.map(({ text, tone }, column) => {
                const align = columns[column]?.align;
                return column === 0 ? (
                  <th key={column} scope="row" data-align={align} data-tone={tone}>
                    {text}
                  </th>
                ) : (
                  <td key={column} data-align={align} data-tone={tone}>
                    {text}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** The text with the flagged figures marked. */
function marked(text: string, flagged: readonly string[]): ReactNode {
  const found = flagged.filter((figure) => text.includes(figure)).toSorted((a, b) => b.length - a.length);
  if (found.length === 0) return text;
  const pattern = new RegExp(`(${found.map((figure) => figure.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|')})`);
  return text.split(pattern).map((part, index) =>
    index % 2 === 1 ? (
      <mark key={index} title="Cifra che non viene dall’analisi">
        {part}
      </mark>
    ) : (
      part
    ),
  );
}
