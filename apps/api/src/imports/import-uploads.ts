import { Injectable } from '@nestjs/common';
import type { Actor } from '../core/auth/actor.js';
import { Problem } from '../core/errors.js';
import type { ApiRequest } from '../core/http/request.js';
import type { ImportDto } from './import.dto.js';

@Injectable()
export class ImportUploads {
  take(_actor: Actor, _request: ApiRequest): Promise<ImportDto> {
    throw new Problem(501, 'not-built-yet', 'The contract stands, the work does not.');
  }
}
