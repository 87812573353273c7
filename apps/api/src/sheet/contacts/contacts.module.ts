import { Module } from '@nestjs/common';
import { SheetModule } from '../sheet.module.js';
import { ContactsController } from './contacts.controller.js';

@Module({ imports: [SheetModule], controllers: [ContactsController] })
export class ContactsModule {}
