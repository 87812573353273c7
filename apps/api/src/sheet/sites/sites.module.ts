import { Module } from '@nestjs/common';
import { SheetModule } from '../sheet.module.js';
import { SitesController } from './sites.controller.js';

@Module({ imports: [SheetModule], controllers: [SitesController] })
export class SitesModule {}
