import { Module } from '@nestjs/common';
import { AgencyDetailsController } from './agency-details.controller.js';
import { AgencyDetailsService } from './agency-details.service.js';

@Module({ controllers: [AgencyDetailsController], providers: [AgencyDetailsService], exports: [AgencyDetailsService] })
export class AgencyDetailsModule {}
