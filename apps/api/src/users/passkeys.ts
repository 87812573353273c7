import { Injectable } from '@nestjs/common';
import {
  generateAuthenticationOptions,
  generateRegistrationOptions,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
  type AuthenticationResponseJSON,
  type RegistrationResponseJSON,
} from '@simplewebauthn/server';
import { parse as uuidBytes, v7 as uuidv7 } from 'uuid';
import sql from 'sql-template-tag';
import { Config } from '../core/config.js';
import type { UnitOfWork } from '../core/database/unit-of-work.js';
import { integer } from '../core/database/integer.js';
import { conflict } from '../core/errors.js';
import { Passkey } from './passkey.entity.js';

const MAX_ITEMS = 20;
const NAME = 'Sestante';
/** EdDSA, ES256 and RS256, which every authenticator supports; keys of newer kinds exceed the length of a text in a body. */
const ALGORITHMS = [-8, -7, -257];

interface Row {
  id: string;
  credential_id: string;
  public_key: string;
  counter: string;
  transports: string[];
}

/** Passkeys (WebAuthn) of this installation, whose relying party id is the host of `PUBLIC_URL`. */
@Injectable()
export class Passkeys {
  constructor(private readonly config: Config) {}

  /** Returns the options for `navigator.credentials.create`. */
  async creation(tx: UnitOfWork, person: { email: string; displayName: string }, challenge: string): Promise<object> {
    const known = await this.of(tx);
    if (known.length >= MAX_ITEMS) throw conflict('too-many-passkeys', `There are ${MAX_ITEMS} passkeys: remove one first.`);
    return generateRegistrationOptions({
      rpName: NAME,
      rpID: this.config.publicUrl.hostname,
      userID: new Uint8Array(uuidBytes(tx.actor.userId)),
      userName: person.email,
      userDisplayName: person.displayName,
      challenge: Buffer.from(challenge, 'base64url'),
      excludeCredentials: known.map((row) => ({ id: row.credential_id, transports: row.transports })),
      supportedAlgorithmIDs: ALGORITHMS,
      authenticatorSelection: { residentKey: 'preferred', userVerification: 'preferred' },
    });
  }

  /** @returns the row of the new passkey; undefined when the credential does not answer the challenge */
  async register(tx: UnitOfWork, credential: object, challenge: string, name: string): Promise<Passkey | undefined> {
    const checked = await verifyRegistrationResponse({
      response: credential as RegistrationResponseJSON,
      expectedChallenge: challenge,
      expectedOrigin: this.config.publicUrl.origin,
      expectedRPID: this.config.publicUrl.hostname,
      requireUserVerification: false,
    }).catch(() => undefined);
    if (!checked?.verified) return undefined;
    const { id, publicKey, counter, transports } = checked.registrationInfo.credential;
    const row: Passkey = {
      agencyId: tx.actor.agencyId,
      id: uuidv7(),
      userId: tx.actor.userId,
      credentialId: id,
      publicKey: Buffer.from(publicKey).toString('base64url'),
      counter: String(counter),
      transports: transports ?? [],
      name,
      createdAt: new Date(),
      lastUsedAt: null,
    };
    await tx.insert(Passkey, row);
    return row;
  }

  /**
   * Returns the options for `navigator.credentials.get`.
   * @param credentials those of the user identified by the password; omitted, any that the browser has
   */
  request(challenge: string, credentials?: { id: string; transports: string[] }[]): Promise<object> {
    return generateAuthenticationOptions({
      rpID: this.config.publicUrl.hostname,
      challenge: Buffer.from(challenge, 'base64url'),
      userVerification: credentials ? 'preferred' : 'required',
      ...(credentials && { allowCredentials: credentials }),
    });
  }

  /**
   * Returns whether the credential answers the challenge with one of the actor's passkeys.
   * @param alone the passkey is the only proof: the device must have verified finger, face or PIN
   */
  async accepts(tx: UnitOfWork, credential: object, challenge: string, alone = false): Promise<boolean> {
    const response = credential as AuthenticationResponseJSON;
    const row = (await this.of(tx)).find((known) => known.credential_id === response.id);
    if (!row) return false;
    const checked = await verifyAuthenticationResponse({
      response,
      expectedChallenge: challenge,
      expectedOrigin: this.config.publicUrl.origin,
      expectedRPID: this.config.publicUrl.hostname,
      requireUserVerification: alone,
      credential: {
        id: row.credential_id,
        publicKey: new Uint8Array(Buffer.from(row.public_key, 'base64url')),
        counter: Number(row.counter),
        transports: row.transports,
      },
    }).catch(() => undefined);
    if (!checked?.verified) return false;
    await tx.query(
      sql`UPDATE passkeys SET counter = ${checked.authenticationInfo.newCounter}, last_used_at = now() WHERE agency_id = ${tx.actor.agencyId} AND id = ${row.id}`,
    );
    return true;
  }

  /** Locks the rows, so that a counter is compared with the latest one. */
  private of(tx: UnitOfWork): Promise<Row[]> {
    return tx.query<Row>(
      sql`SELECT id, credential_id, public_key, counter, transports FROM passkeys WHERE agency_id = ${tx.actor.agencyId} AND user_id = ${tx.actor.userId} ORDER BY id LIMIT ${integer(MAX_ITEMS)} FOR UPDATE`,
    );
  }
}
