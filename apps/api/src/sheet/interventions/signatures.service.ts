import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import type { Actor } from '../../core/auth/actor.js';
import { Config } from '../../core/config.js';
import type { UnitOfWork } from '../../core/database/unit-of-work.js';
import { conflict, invalid, Problem } from '../../core/errors.js';
import { Antivirus } from '../../core/files/antivirus.js';
import { Uploads, type Upload } from '../../core/files/uploads.js';
import { threadModule, Threads } from '../../core/threads.js';
import type { DocumentFile } from '../documents/documents.service.js';
import { pngOf } from './drawing.js';
import type { SignInterventionDto } from './signature.dto.js';
import { Signature } from './signature.entity.js';

const SIGNING = threadModule<typeof import('./report-pdf.js')>(import.meta.url, 'report-pdf');
const DRAWING = threadModule<typeof import('./drawing.js')>(import.meta.url, 'drawing');

/** Tolerance for the clocks of devices. */
const CLOCKS_DIFFER_MS = 5 * 60_000;

export type NewSignature = Pick<Signature, 'method' | 'signerName' | 'signedAt' | 'contentSha256'>;

/** Signature that was sent and found acceptable. */
interface GivenSignature extends Pick<Signature, 'method' | 'signerName' | 'signedAt'> {
  capturedAt: Date | null;
  image: Buffer | null;
}

/** Signatures of clients on PDFs, each on a page that is added to the file. */
@Injectable()
export class SignaturesService {
  constructor(
    private readonly config: Config,
    private readonly threads: Threads,
    private readonly uploads: Uploads,
    private readonly antivirus: Antivirus,
  ) {}

  /** @throws 422 for an empty drawing, an image of a typed signature, or a time in the future */
  async check(actor: Actor, { method, signerName, image, capturedAt: at }: SignInterventionDto): Promise<GivenSignature> {
    const drawing = method === 'drawn' ? await this.drawn(actor, image) : null;
    if (method === 'typed' && image)
      throw invalid([{ pointer: '/image', code: 'not-of-this-kind', message: 'A typed signature cannot have an image.' }]);
    const signedAt = new Date();
    const capturedAt = at ? new Date(at) : null;
    if (capturedAt) notInTheFuture(capturedAt, '/capturedAt');
    return { method, signerName, signedAt, capturedAt, image: drawing };
  }

  /**
   * Adds the page of the signature to a PDF.
   * @param confirms object of "Il cliente conferma", followed by the pages
   * @throws 409 when the PDF cannot be extended
   */
  async sign(file: DocumentFile, confirms: string, given: GivenSignature): Promise<{ upload: Upload; signature: NewSignature }> {
    const report = Buffer.concat(await file.bytes.toArray());
    const contentSha256 = createHash('sha256').update(report).digest('hex');
    const verifyAt = new URL('/verifica', this.config.publicUrl).href;
    const pdf = await this.threads
      .run(SIGNING, 'signReport', { ...given, report, confirms, contentSha256, verifyAt })
      .catch((error: unknown) => {
        if (error instanceof Problem) throw error;
        throw conflict('report-unreadable', 'This PDF is protected or damaged and cannot be signed. Upload it again without protection.');
      });
    const { method, signerName, signedAt } = given;
    return {
      upload: await this.uploads.stage(pdf, file.name, 'application/pdf'),
      signature: { method, signerName, signedAt, contentSha256 },
    };
  }

  /** @returns the id of the signature */
  async insert(
    tx: UnitOfWork,
    signature: NewSignature,
    of: Pick<Signature, 'clientId' | 'interventionId' | 'reportId'>,
    documentVersionId: string,
    { sha256 }: Upload,
  ): Promise<string> {
    const id = uuidv7();
    await tx.insert(Signature, { ...signature, ...of, agencyId: tx.actor.agencyId, id, documentVersionId, sha256 });
    return id;
  }

  /** @throws 422 without a drawing or when the drawing is empty */
  private async drawn(actor: Actor, image: string | null | undefined): Promise<Buffer> {
    const png = image ? pngOf(image) : null;
    if (!png) throw invalid([{ pointer: '/image', code: 'required', message: 'A drawn signature must be a PNG.' }]);
    const sha256 = createHash('sha256').update(png).digest('base64url');
    await this.antivirus.mustBeClean(
      actor,
      { name: 'signature.png', size: png.length, sha256, bytes: () => Readable.from([png]) },
      '/image',
    );
    if (!(await this.threads.run(DRAWING, 'hasInk', png)))
      throw invalid([{ pointer: '/image', code: 'empty-signature', message: 'The signature image is empty.' }]);
    return png;
  }
}

/** @throws 422 for a time later than now */
export function notInTheFuture(at: Date, pointer: string): void {
  if (at.getTime() > Date.now() + CLOCKS_DIFFER_MS)
    throw invalid([{ pointer, code: 'in-the-future', message: 'The time of the signature cannot be in the future.' }]);
}
