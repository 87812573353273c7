import { cloneElement, type ReactElement, type ReactNode, Suspense, useState } from 'react';

interface TargetProps {
  onClick?: () => void;
  'aria-haspopup'?: 'menu';
  'aria-expanded'?: boolean;
}

interface MenuOnDemandProps {
  /** The button. */
  target: ReactElement<TargetProps>;
  /** The menu around that button, open from the start; best a lazy component. */
  menu: (target: ReactElement) => ReactNode;
}

/**
 * A menu that is neither fetched nor mounted before it is asked for: a list has one on every row, and the first
 * page should not wait for any.
 */
export function MenuOnDemand({ target, menu }: MenuOnDemandProps) {
  const [wanted, setWanted] = useState(false);
  const closed = cloneElement(target, { onClick: () => setWanted(true), 'aria-haspopup': 'menu', 'aria-expanded': false });
  return wanted ? <Suspense fallback={closed}>{menu(target)}</Suspense> : closed;
}
