import { Module } from '@nestjs/common';
import { MunicipalitiesController } from './municipalities.controller.js';
import { MunicipalitiesQueries } from './municipalities.queries.js';

@Module({ controllers: [MunicipalitiesController], providers: [MunicipalitiesQueries] })
export class MunicipalitiesModule {}
