import { createHmac, createPrivateKey, createPublicKey, generateKeyPairSync, randomBytes, type KeyObject } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from './config.js';

/** The installation's secrets: made on the first start, readable by their owner alone. */
export class Keys {
  /** ES256; signs access tokens. */
  readonly signing: KeyObject;
  readonly verifying: KeyObject;
  private readonly secret: Buffer;

  constructor(config: Config) {
    const folder = join(config.dataDir, 'keys');
    this.signing = createPrivateKey(config.signingKey ?? kept(folder, 'signing.pem', newSigningKey));
    this.verifying = createPublicKey(this.signing);
    this.secret = Buffer.from(config.secretKey ?? kept(folder, 'secret', () => randomBytes(32).toString('base64url')));
  }

  /** A keyed hash; `purpose` keeps the uses apart, so that a value made for one never passes for another. */
  hmac(purpose: string, text: string): Buffer {
    return createHmac('sha256', this.secret).update(purpose).update('\0').update(text).digest();
  }
}

/** Reads the secret, or makes it. Several processes may start at once: the first to create the file wins. */
function kept(folder: string, name: string, make: () => string): string {
  const file = join(folder, name);
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    writeFileSync(file, make(), { flag: 'wx', mode: 0o600 });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  return readFileSync(file, 'utf8');
}

function newSigningKey(): string {
  return generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
}
