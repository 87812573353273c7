import { Injectable } from '@nestjs/common';
import { loadPlaces } from '@sestante/italian-ids/load-places';
import type { MunicipalityList, MunicipalityQuery } from './municipality.dto.js';

/** Searches the bundled list of places, which is identical for all agencies and not in the database. */
@Injectable()
export class MunicipalitiesQueries {
  async list({ q, on, states = false }: MunicipalityQuery): Promise<MunicipalityList> {
    const places = await loadPlaces();
    return { data: places.search(q, { states, ...(on ? { on } : {}) }) };
  }
}
