import { createSite, deleteSite, getSite, listSites, restoreSite, updateSite } from '@sestante/api-client';
import type { CreateSiteDto, SiteDto } from '@sestante/api-client/types';
import { IconBuildingSkyscraper, IconMapPin } from '@tabler/icons-react';
import { Badge } from '../../../ui/feedback/badge';
import { PhoneText } from '../../../ui/feedback/phone-text';
import { address } from '../../records/fields/composite-field-types';
import { TextCell } from '../sheet-cells';
import type { SheetTabDefinition } from '../sheet-tab';
import { SITE_FIELDS } from './site-fields';

const WITHOUT_LABEL = 'Sede senza etichetta';

/** Tab "Sedi": sites of a client. */
export const SITES: SheetTabDefinition<SiteDto, CreateSiteDto> = {
  name: 'sites',
  icon: IconMapPin,
  words: {
    add: 'Aggiungi sede',
    new: 'Nuova sede',
    empty: 'Ancora nessuna sede',
    emptyHint: 'Uffici, magazzini, case: dove si trova il cliente, e quale è la sede legale.',
  },
  api: { list: listSites, get: getSite, create: createSite, update: updateSite, remove: deleteSite, restore: restoreSite },
  fields: SITE_FIELDS,
  nameOf: ({ label }) => label ?? WITHOUT_LABEL,
  nameWhileTyping: ({ label }) => (typeof label === 'string' && label.trim() !== '' ? label : 'Nuova sede'),
  nameHeader: 'Etichetta',
  columns: [
    {
      id: 'indirizzo',
      header: 'Indirizzo',
      width: 'minmax(0, 2fr)',
      cell: (site) => <TextCell title={inWords(site)}>{inWords(site)}</TextCell>,
    },
    { id: 'telefono', header: 'Telefono', width: '150px', cell: ({ phone }) => <TextCell>{phone && <PhoneText e164={phone} />}</TextCell> },
    { id: 'email', header: 'Email', width: 'minmax(0, 1fr)', cell: ({ email }) => <TextCell>{email}</TextCell> },
  ],
  details: (site) => [inWords(site), site.email],
  mark: ({ registeredOffice }) =>
    registeredOffice && (
      <Badge tone="accent" icon={<IconBuildingSkyscraper size={13} stroke={1.7} aria-hidden />}>
        Sede legale
      </Badge>
    ),
};

function inWords({ address: where }: SiteDto): string {
  return where === null ? '' : address.read(where, String);
}
