import { ClientPicker, type PickedClient } from '../clients/client-picker';

/** Apart, so that the search of clients is fetched when somebody asks for it. */
export function ClientFilter({ value, onChange }: { value: PickedClient | null; onChange: (client: PickedClient | null) => void }) {
  return <ClientPicker label="Cliente" value={value} onChange={onChange} autoFocus />;
}
