import { Module } from '@nestjs/common';
import { SheetTabs } from '../sheet-tab.js';
import { SheetModule } from '../sheet.module.js';
import { CONTACTS } from './contact.tab.js';
import { ContactsController } from './contacts.controller.js';

@Module({ imports: [SheetModule], controllers: [ContactsController] })
export class ContactsModule {
  constructor(tabs: SheetTabs) {
    tabs.add(CONTACTS);
  }
}
