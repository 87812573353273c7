import { v7 as uuidv7 } from 'uuid';
import { asLogin } from './database.js';
import type { Fixtures } from './isolation-fixtures.js';
import type { Person } from './make.js';
import { SoftPasskey } from './soft-passkey.js';

/** Inserts a passkey as if the user had added it. @returns its id */
export async function plantPasskey({ test }: Pick<Fixtures, 'test'>, { agencyId, id: userId }: Person, passkey: SoftPasskey, name: string) {
  const id = uuidv7();
  await asLogin(test.database.ownerUrl, (db) =>
    db.query(
      `INSERT INTO passkeys (agency_id, id, user_id, credential_id, public_key, counter, transports, name, created_at)
       VALUES ($1, $2, $3, $4, $5, 0, '[]', $6, now())`,
      [agencyId, id, userId, passkey.id, passkey.publicKey.toString('base64url'), name],
    ),
  );
  return id;
}
