import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  hash,
  hkdfSync,
  randomBytes,
  type KeyObject,
} from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from './config.js';

const CIPHER = 'aes-256-gcm';
const IV_BYTES = 12;
const TAG_BYTES = 16;
/** Version prefix of sealed texts, for a later change of format. */
const SEALED = '1.';

/** Secrets of the installation, created on first start and readable by their owner alone. */
export class Keys {
  /** ES256 key that signs access tokens. */
  readonly signing: KeyObject;
  readonly verifying: KeyObject;
  private readonly secret: Buffer;
  private readonly sealing: Buffer;

  constructor(config: Config) {
    const folder = join(config.dataDir, 'keys');
    this.signing = createPrivateKey(config.signingKey ?? kept(folder, 'signing.pem', newSigningKey));
    this.verifying = createPublicKey(this.signing);
    this.secret = Buffer.from(config.secretKey ?? kept(folder, 'secret', () => randomBytes(32).toString('base64url')));
    this.sealing = Buffer.from(config.sealingKey ?? kept(folder, 'sealing', () => randomBytes(32).toString('base64url')));
  }

  /** Computes a keyed hash; `purpose` separates the uses, so that a value made for one is never valid for another. */
  hmac(purpose: string, text: string): Buffer {
    return createHmac('sha256', this.secret).update(purpose).update('\0').update(text).digest();
  }

  /** Encrypts a text with AES-256-GCM, so that the database alone does not reveal it. */
  seal(purpose: string, text: string): string {
    const iv = randomBytes(IV_BYTES);
    const cipher = createCipheriv(CIPHER, this.keyFor(purpose), iv);
    const sealed = [iv, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()];
    return `${SEALED}${Buffer.concat(sealed).toString('base64url')}`;
  }

  /** @throws when it was sealed for another purpose, with another key, or changed since */
  open(purpose: string, sealed: string): string {
    const bytes = Buffer.from(sealed.slice(SEALED.length), 'base64url');
    const decipher = createDecipheriv(CIPHER, this.keyFor(purpose), bytes.subarray(0, IV_BYTES));
    decipher.setAuthTag(bytes.subarray(-TAG_BYTES));
    return Buffer.concat([decipher.update(bytes.subarray(IV_BYTES, -TAG_BYTES)), decipher.final()]).toString('utf8');
  }

  private keyFor(purpose: string): Buffer {
    return Buffer.from(hkdfSync('sha256', this.sealing, Buffer.alloc(0), purpose, 32));
  }
}

/** Returns the SHA-256 hash (base64url) under which the database stores a random token. */
export const hashOf = (token: string): string => hash('sha256', token, 'base64url');

/** Reads the secret, or creates it. Several processes may start at once: the first to create the file wins. */
function kept(folder: string, name: string, make: () => string): string {
  const file = join(folder, name);
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    writeFileSync(file, make(), { flag: 'wx', mode: 0o600 });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw unusable(file, error);
  }
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw unusable(file, error);
  }
}

const unusable = (file: string, error: unknown) =>
  new Error(`The key ${file} cannot be read or created (${(error as NodeJS.ErrnoException).code}). DATA_DIR names the folder of the data.`);

function newSigningKey(): string {
  return generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
}
