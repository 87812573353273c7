import { cloneElement, type ReactElement, type ReactNode, type Ref, Suspense, useState } from 'react';

export type MenuTarget = ReactElement<TargetProps>;

interface TargetProps {
  ref?: Ref<HTMLButtonElement>;
  onClick?: () => void;
  'aria-haspopup'?: 'menu';
  'aria-expanded'?: boolean;
}

interface MenuOnDemandProps {
  target: MenuTarget;
  /** Renders the menu around the button, initially open; preferably a lazy component. */
  menu: (target: MenuTarget) => ReactNode;
}

/**
 * Menu that is neither fetched nor mounted before its first use, because a list has one per row and must not delay the
 * first page load.
 */
export function MenuOnDemand({ target, menu }: MenuOnDemandProps) {
  const [wanted, setWanted] = useState(false);
  const closed = cloneElement(target, { onClick: () => setWanted(true), 'aria-haspopup': 'menu', 'aria-expanded': false });
  return wanted ? <Suspense fallback={closed}>{menu(target)}</Suspense> : closed;
}
