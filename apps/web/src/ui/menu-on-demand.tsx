import { cloneElement, type ReactElement, type ReactNode, type Ref, Suspense, useState } from 'react';

/** The button of a menu. */
export type MenuTarget = ReactElement<TargetProps>;

interface TargetProps {
  ref?: Ref<HTMLButtonElement>;
  onClick?: () => void;
  'aria-haspopup'?: 'menu';
  'aria-expanded'?: boolean;
}

interface MenuOnDemandProps {
  target: MenuTarget;
  /** The menu around that button, open from the start; best a lazy component. */
  menu: (target: MenuTarget) => ReactNode;
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
