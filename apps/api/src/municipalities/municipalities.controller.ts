import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow } from '../core/auth/auth.guard.js';
import { MunicipalityList, MunicipalityQuery } from './municipality.dto.js';
import { MunicipalitiesQueries } from './municipalities.queries.js';

@ApiTags('municipalities')
@Controller('api/v1/municipalities')
export class MunicipalitiesController {
  constructor(private readonly queries: MunicipalitiesQueries) {}

  /** Searches Italian municipalities, current or of a given day, with the data that fiscal codes and addresses need. */
  @Get()
  @Allow()
  listMunicipalities(@Query() query: MunicipalityQuery): Promise<MunicipalityList> {
    return this.queries.list(query);
  }
}
