import { Injectable } from '@nestjs/common';
import { loadPlaces } from '@sestante/italian-ids/load-places';
import type { MunicipalityList, MunicipalityQuery } from './municipality.dto.js';

/** The same for every agency, and in no database. */
@Injectable()
export class MunicipalitiesQueries {
  async list({ q, on, states = false }: MunicipalityQuery): Promise<MunicipalityList> {
    const places = await loadPlaces();
    return { data: places.search(q, { states, ...(on ? { on } : {}) }) };
  }
}
