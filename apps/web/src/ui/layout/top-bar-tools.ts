import { createContext, type ReactNode } from 'react';

/** Content at the right end of every page's top bar, provided by the shell route. */
export const TopBarTools = createContext<ReactNode>(null);
