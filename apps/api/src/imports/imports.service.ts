import { Injectable } from '@nestjs/common';
import type { Actor } from '../core/auth/actor.js';
import { Problem } from '../core/errors.js';
import type { JobDto } from '../jobs/job.dto.js';
import type { ImportDto, ImportMappingDto } from './import.dto.js';

@Injectable()
export class ImportsService {
  map(_actor: Actor, _id: string, _body: ImportMappingDto): Promise<ImportDto> {
    throw notYet();
  }
  start(_actor: Actor, _id: string, _what: 'dry-run' | 'run'): Promise<JobDto> {
    throw notYet();
  }
  cancel(_actor: Actor, _id: string): Promise<ImportDto> {
    throw notYet();
  }
  rollBack(_actor: Actor, _id: string): Promise<JobDto> {
    throw notYet();
  }
}
const notYet = () => new Problem(501, 'not-built-yet', 'The contract stands, the work does not.');
