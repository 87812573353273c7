import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import type { Actor } from '../core/auth/actor.js';
import { Problem } from '../core/errors.js';
import type { ImportRowPage, ImportRowsQuery } from './import.dto.js';

@Injectable()
export class ImportRowsQueries {
  list(_actor: Actor, _id: string, _query: ImportRowsQuery): Promise<ImportRowPage> {
    throw notYet();
  }
  rejected(_actor: Actor, _id: string): Promise<Readable> {
    throw notYet();
  }
}
const notYet = () => new Problem(501, 'not-built-yet', 'The contract stands, the work does not.');
