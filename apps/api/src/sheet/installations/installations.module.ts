import { Module } from '@nestjs/common';
import { SheetModule } from '../sheet.module.js';
import { InstallationsController } from './installations.controller.js';

@Module({ imports: [SheetModule], controllers: [InstallationsController] })
export class InstallationsModule {}
