import classes from './skip-link.module.css';

export const MAIN_ID = 'contenuto';

/** Link to the main content: the first tab stop of every page, visible only while focused. */
export function SkipLink() {
  return (
    <a
      className={classes['link']}
      href={`#${MAIN_ID}`}
      onClick={(event) => {
        // Prevents the browser from writing the fragment into the URL, which holds the page's state.
        event.preventDefault();
        document.getElementById(MAIN_ID)?.focus();
      }}
    >
      Salta ai contenuti
    </a>
  );
}
