import type { ViewDto } from '@sestante/api-client/types';
import { VersionDialog, type VersionWork } from '../../ui/forms/version-dialog';
import type { ViewBody } from './changeable-view';

interface ViewVersionsProps {
  work: VersionWork<ViewDto, ViewBody>;
  onReload: (theirs: ViewDto) => void;
}

const LABELS: Record<keyof ViewBody, string> = {
  name: 'Nome',
  scope: 'Chi la vede',
  pinned: 'Tra i preferiti',
  criteria: 'Filtri',
  sort: 'Ordine',
  columns: 'Colonne',
};

/** Conflict dialog of a saved list. Criteria that the list on the page shows are not repeated as text. */
export function ViewVersions({ work, onReload }: ViewVersionsProps) {
  function read(name: keyof ViewBody, value: unknown, theirs: ViewDto | null): string {
    if (name === 'name') return String(value);
    if (name === 'scope') return value === 'shared' ? 'Tutta l’agenzia' : 'Solo io';
    if (name === 'pinned') return value === true ? 'sì' : 'no';
    return theirs ? 'Come sono stati salvati nel frattempo' : 'Come li vedi ora in questo elenco';
  }
  return <VersionDialog work={work} label={(name) => LABELS[name]} read={read} onReload={onReload} />;
}
