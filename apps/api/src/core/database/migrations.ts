import { Ground1700000000001 } from './migrations/0001-ground.js';
import { Clients1700000000002 } from './migrations/0002-clients.js';
import { People1700000000003 } from './migrations/0003-people.js';
import { Registry1700000000004 } from './migrations/0004-registry.js';
import { Sheet1700000000007 } from './migrations/0007-sheet.js';

/** In order. A migration that has been released is never edited. */
export const MIGRATIONS = [Ground1700000000001, Clients1700000000002, People1700000000003, Registry1700000000004, Sheet1700000000007];
