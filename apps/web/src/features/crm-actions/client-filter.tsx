import { ClientPicker, type PickedClient } from '../clients/client-picker';

/** Separate module, so that the client search is loaded on demand. */
export function ClientFilter({ value, onChange }: { value: PickedClient | null; onChange: (client: PickedClient | null) => void }) {
  return <ClientPicker label="Cliente" value={value} onChange={onChange} autoFocus />;
}
