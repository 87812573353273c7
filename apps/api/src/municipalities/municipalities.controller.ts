import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow } from '../core/auth/auth.guard.js';
import { MunicipalityList, MunicipalityQuery } from './municipality.dto.js';
import { MunicipalitiesQueries } from './municipalities.queries.js';

@ApiTags('municipalities')
@Controller('api/v1/municipalities')
export class MunicipalitiesController {
  constructor(private readonly queries: MunicipalitiesQueries) {}

  /** Italian municipalities, of today or of a day, with what a fiscal code and an address need of them. */
  @Get()
  @Allow()
  listMunicipalities(@Query() query: MunicipalityQuery): Promise<MunicipalityList> {
    return this.queries.list(query);
  }
}
