import { config } from 'zod/mini';

// The Content-Security-Policy blocks eval. Zod tries it when the first schema is created, which the browser reports as
// a violation, so this module must be imported first in main.tsx.
config({ jitless: true });
