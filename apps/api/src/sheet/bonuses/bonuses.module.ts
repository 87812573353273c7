import { Module } from '@nestjs/common';
import { SheetModule } from '../sheet.module.js';
import { BonusesController } from './bonuses.controller.js';

@Module({ imports: [SheetModule], controllers: [BonusesController] })
export class BonusesModule {}
