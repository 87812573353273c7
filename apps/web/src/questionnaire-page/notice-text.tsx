import classes from './notice-text.module.css';

/** Text of a privacy notice: paragraphs between blank lines; those that begin with "# " are headings. */
export function NoticeText({ text }: { text: string }) {
  const blocks = text.split(/\n\s*\n/).filter((block) => block.trim() !== '');
  return (
    <div className={classes['notice']}>
      {blocks.map((block, index) =>
        // The text never changes while it is shown.
        // oxlint-disable-next-line react/no-array-index-key
        block.startsWith('# ') ? <h3 key={index}>{block.slice(2)}</h3> : <p key={index}>{block}</p>,
      )}
    </div>
  );
}
