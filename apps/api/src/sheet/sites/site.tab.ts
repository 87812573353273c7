import type { Address } from '../../core/http/address.dto.js';
import { required } from '../sheet.rules.js';
import { clientTab } from '../sheet-tab.js';
import { SiteFields } from './site.dto.js';
import { Site } from './site.entity.js';

const inOneLine = (address: Address | null): string =>
  [
    [address?.street, address?.streetNumber],
    [address?.postalCode, address?.city],
  ]
    .map((parts) => parts.filter(Boolean).join(' '))
    .filter(Boolean)
    .join(', ');

export const SITES = clientTab<Site>({
  name: 'sites',
  noun: 'Site',
  entity: Site,
  fields: SiteFields,
  single: 'registeredOffice',
  displayName: ({ label, address }) => label ?? inOneLine(address),
  findErrors: ({ label, address }) => (label || inOneLine(address) ? [] : [required('label')]),
  searchTexts: ({ address, phone, email }) => [inOneLine(address), address?.province ?? null, phone, email],
});
