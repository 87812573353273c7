import { Module } from '@nestjs/common';
import { SheetModule } from '../sheet.module.js';
import { DiscountsController } from './discounts.controller.js';

@Module({ imports: [SheetModule], controllers: [DiscountsController] })
export class DiscountsModule {}
