import { createHash, createSign, generateKeyPairSync, randomBytes } from 'node:crypto';

/** Options of a WebAuthn call that an authenticator uses. */
interface Options {
  challenge: string;
  user?: { id: string };
}

/** In-memory passkey that answers like a browser at the given origin, signed like an authenticator (ES256, no attestation). */
export class SoftPasskey {
  readonly id = randomBytes(16).toString('base64url');
  private readonly keys = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  private userHandle = '';
  private counter = 0;

  constructor(
    private readonly origin: string,
    /** Whether the authenticator verifies the user by fingerprint, face or PIN. */
    private readonly verifies = true,
  ) {}

  /** Public key as stored, in COSE format. */
  get publicKey(): Buffer {
    const { x = '', y = '' } = this.keys.publicKey.export({ format: 'jwk' });
    return map([
      [1, 2],
      [3, -7],
      [-1, 1],
      [-2, Buffer.from(x, 'base64url')],
      [-3, Buffer.from(y, 'base64url')],
    ]);
  }

  /** Result of `navigator.credentials.create`. */
  create({ challenge, user }: Options): Record<string, unknown> {
    this.userHandle = user?.id ?? '';
    const id = Buffer.from(this.id, 'base64url');
    const attested = Buffer.concat([Buffer.alloc(16), Buffer.from([0, id.length]), id, this.publicKey]);
    const authData = Buffer.concat([this.data(0x40), attested]);
    const attestation = map([
      ['fmt', 'none'],
      ['attStmt', { cbor: map([]) }],
      ['authData', authData],
    ]);
    return this.credential({
      clientDataJSON: this.clientData('webauthn.create', challenge).toString('base64url'),
      attestationObject: attestation.toString('base64url'),
      transports: ['internal'],
    });
  }

  /** Result of `navigator.credentials.get`. */
  get({ challenge }: Options): Record<string, unknown> {
    this.counter += 1;
    const authData = this.data(0);
    const clientData = this.clientData('webauthn.get', challenge);
    const signature = createSign('sha256').update(authData).update(sha256(clientData)).sign(this.keys.privateKey);
    return this.credential({
      clientDataJSON: clientData.toString('base64url'),
      authenticatorData: authData.toString('base64url'),
      signature: signature.toString('base64url'),
      userHandle: this.userHandle,
    });
  }

  private credential(response: Record<string, unknown>): Record<string, unknown> {
    return { id: this.id, rawId: this.id, type: 'public-key', clientExtensionResults: {}, response };
  }

  private data(flags: number): Buffer {
    const count = Buffer.alloc(4);
    count.writeUInt32BE(this.counter);
    return Buffer.concat([sha256(new URL(this.origin).hostname), Buffer.from([flags | 0x01 | (this.verifies ? 0x04 : 0)]), count]);
  }

  private clientData(type: string, challenge: string): Buffer {
    return Buffer.from(JSON.stringify({ type, challenge, origin: this.origin, crossOrigin: false }));
  }
}

const sha256 = (value: string | Buffer): Buffer => createHash('sha256').update(value).digest();

/** A value that is already encoded as CBOR. */
interface Encoded {
  cbor: Buffer;
}
type Value = number | string | Buffer | Encoded;

/** Encodes a map in the subset of CBOR that an authenticator needs: small numbers, texts, bytes and maps of these. */
function map(pairs: [number | string, Value][]): Buffer {
  return Buffer.concat([head(5, pairs.length), ...pairs.flatMap(([key, value]) => [one(key), one(value)])]);
}

function one(value: Value): Buffer {
  if (typeof value === 'number') return value < 0 ? head(1, -1 - value) : head(0, value);
  if (typeof value === 'object' && 'cbor' in value) return value.cbor;
  const bytes = Buffer.from(value as string);
  return Buffer.concat([head(typeof value === 'string' ? 3 : 2, bytes.length), bytes]);
}

function head(major: number, count: number): Buffer {
  if (count < 24) return Buffer.from([(major << 5) | count]);
  return count < 256 ? Buffer.from([(major << 5) | 24, count]) : Buffer.from([(major << 5) | 25, count >> 8, count & 255]);
}
