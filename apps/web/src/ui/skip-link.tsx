import classes from './skip-link.module.css';

export const MAIN_ID = 'contenuto';

/** The first stop of the Tab key on every page; seen only while focused. */
export function SkipLink() {
  return (
    <a
      className={classes['link']}
      href={`#${MAIN_ID}`}
      onClick={(event) => {
        // A plain jump would write the fragment into the address, which is the page's state.
        event.preventDefault();
        document.getElementById(MAIN_ID)?.focus();
      }}
    >
      Salta ai contenuti
    </a>
  );
}
