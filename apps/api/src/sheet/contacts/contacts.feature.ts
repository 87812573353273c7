import type { Feature } from '../../core/feature.js';
import { ClientContact, Contact } from './contact.entity.js';
import { ContactsModule } from './contacts.module.js';

export const contactsFeature: Feature = { module: ContactsModule, entities: [ClientContact, Contact] };
