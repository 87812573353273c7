import { Module } from '@nestjs/common';
import { AgencyDetailsModule } from '../agency-details/agency-details.module.js';
import { PrivacyNoticesController } from './privacy-notices.controller.js';
import { PrivacyNoticesQueries } from './privacy-notices.queries.js';
import { PrivacyNoticesService } from './privacy-notices.service.js';

@Module({
  imports: [AgencyDetailsModule],
  controllers: [PrivacyNoticesController],
  providers: [PrivacyNoticesQueries, PrivacyNoticesService],
})
export class PrivacyNoticesModule {}
