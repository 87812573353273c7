import type { MouseEvent, ReactNode } from 'react';

/** Ids of the element of a section and of its heading. */
export const sectionId = (code: string): string => `sezione-${code}`;
export const headingId = (code: string): string => `${sectionId(code)}-titolo`;

/** Link to a section of the page, which adds nothing to the history. */
export function SectionLink({ code, children }: { code: string; children: ReactNode }) {
  return (
    <a href={`#${sectionId(code)}`} onClick={(event) => goTo(event, code)}>
      {children}
    </a>
  );
}

function goTo(event: MouseEvent, code: string): void {
  event.preventDefault();
  document.getElementById(sectionId(code))?.scrollIntoView({ block: 'start' });
  document.getElementById(headingId(code))?.focus({ preventScroll: true });
}
