import { config } from 'zod/mini';

// The page's policy refuses eval. Zod tries it when the first schema is made, and the browser reports that: this module
// comes before any other in main.tsx.
config({ jitless: true });
