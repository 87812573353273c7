import { Injectable } from '@nestjs/common';
import type { Actor } from '../core/auth/actor.js';
import { Problem } from '../core/errors.js';
import type { ImportDto, ImportPage, ImportQuery } from './import.dto.js';

@Injectable()
export class ImportsQueries {
  list(_actor: Actor, _query: ImportQuery): Promise<ImportPage> {
    throw notYet();
  }
  get(_actor: Actor, _id: string): Promise<ImportDto> {
    throw notYet();
  }
}
const notYet = () => new Problem(501, 'not-built-yet', 'The contract stands, the work does not.');
