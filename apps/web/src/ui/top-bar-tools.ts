import { createContext, type ReactNode } from 'react';

/** What stands at the right end of every page's bar; the route of the shell fills it. */
export const TopBarTools = createContext<ReactNode>(null);
