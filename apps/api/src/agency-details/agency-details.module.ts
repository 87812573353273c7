import { Module } from '@nestjs/common';
import { AgencyBrandService } from './agency-brand.service.js';
import { AgencyDetailsController } from './agency-details.controller.js';
import { AgencyDetailsService } from './agency-details.service.js';

@Module({
  controllers: [AgencyDetailsController],
  providers: [AgencyDetailsService, AgencyBrandService],
  exports: [AgencyDetailsService, AgencyBrandService],
})
export class AgencyDetailsModule {}
