import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { v7 as uuidv7 } from 'uuid';
import sql from 'sql-template-tag';
import type { Actor } from '../../core/auth/actor.js';
import { Config } from '../../core/config.js';
import { Db } from '../../core/database/db.js';
import { integer } from '../../core/database/integer.js';
import { IdempotentReplay } from '../../core/database/idempotency.js';
import { visibleTo } from '../../core/database/row-visibility.js';
import type { UnitOfWork } from '../../core/database/unit-of-work.js';
import { conflict, invalid, notFound, Problem, unknownReference } from '../../core/errors.js';
import { FileStore } from '../../core/files/file-store.js';
import { Uploads, type Upload } from '../../core/files/uploads.js';
import type { ExpectedVersion } from '../../core/http/etag.js';
import type { ClientRecord } from '../sheet-record.entity.js';
import { SheetRecordsService } from '../sheet-records.service.js';
import { SheetTabs } from '../sheet-tab.js';
import { SheetQueries } from '../sheet.queries.js';
import { required } from '../sheet.rules.js';
import type { DocumentDto, DocumentVersionList, UpdateDocumentDto } from './document.dto.js';
import { Document, DocumentVersion } from './document.entity.js';
import { DOCUMENTS } from './document.tab.js';

/** Each version is a whole file, so their number is limited. */
const MAX_VERSIONS = 100;
/** Maximum number of files of this process whose rows are written concurrently. */
const WRITERS = 2;

export interface DocumentFile {
  name: string;
  mediaType: string;
  size: number;
  bytes: Readable;
}

/** Files of clients. A file is stored before its row is written, so that no row lacks its file; files left over by a crash are swept. */
@Injectable()
export class DocumentsService {
  private writing = 0;
  private readonly waiting: (() => void)[] = [];

  constructor(
    private readonly db: Db,
    private readonly config: Config,
    private readonly store: FileStore,
    private readonly uploads: Uploads,
    private readonly records: SheetRecordsService,
    private readonly queries: SheetQueries,
    private readonly tabs: SheetTabs,
  ) {}

  /** @throws 404 before the body is read, 409 when the agency's storage is full, and whatever `Uploads.receive` throws */
  async create(actor: Actor, clientId: string, request: FastifyRequest): Promise<DocumentDto> {
    await this.queries.assertVisible(actor, clientId);
    return this.add(actor, clientId, await this.uploads.receive(actor, request));
  }

  /** Creates a document from a complete file that is already on this machine. */
  add(actor: Actor, clientId: string, upload: Upload): Promise<DocumentDto> {
    return this.storeWith(actor, upload, (tx, versionId) =>
      this.records.add<Document, DocumentDto>(
        tx,
        DOCUMENTS,
        clientId,
        { name: upload.fileName },
        (_tx, row) => void Object.assign(row, contentOf(upload), { versionNumber: 1 }),
        (row) => this.insertVersion(tx, row, versionId, upload),
      ),
    );
  }

  /** Adds a version; earlier versions stay readable. */
  async addVersion(actor: Actor, clientId: string, id: string, request: FastifyRequest): Promise<DocumentDto> {
    await this.queries.get(actor, DOCUMENTS, clientId, id);
    const upload = await this.uploads.receive(actor, request);
    return this.storeWith(actor, upload, async (tx, versionId) => {
      const row = await this.records.getForUpdate(tx, DOCUMENTS, clientId, id);
      if (row.isReport) throw isReport();
      await this.replace(tx, row, versionId, upload);
      return this.queries.toResponse<Document, DocumentDto>(tx, DOCUMENTS, clientId, id);
    });
  }

  /** @throws 422 for a record that does not belong to the client */
  update(actor: Actor, clientId: string, id: string, expected: ExpectedVersion, body: UpdateDocumentDto): Promise<DocumentDto> {
    return this.records.update<Document, DocumentDto>(actor, DOCUMENTS, clientId, id, expected, body, async (tx, row, before) => {
      if (row.isReport) throw isReport();
      if (row.recordKind === before?.recordKind && row.recordId === before?.recordId) return;
      if (row.recordId === null && row.recordKind === null) return;
      if (row.recordKind === null) throw invalid([required('recordKind')]);
      if (row.recordId === null) throw invalid([required('recordId')]);
      const { entity } = this.tabs.get(row.recordKind) as unknown as { entity: new () => ClientRecord };
      const [record] = await tx.findVisible(entity, [row.recordId], { clientId, deletedAt: null });
      if (!record) throw invalid([unknownReference('/recordId')]);
    });
  }

  async versions(actor: Actor, clientId: string, id: string): Promise<DocumentVersionList> {
    await this.queries.get(actor, DOCUMENTS, clientId, id);
    const data = await this.db.read<DocumentVersionList['data'][number] & { createdAt: Date }>(
      actor,
      sql`SELECT v.number, v.file_name AS "fileName", v.media_type AS "mediaType", v.size, v.sha256, v.created_at AS "createdAt",
         json_build_object('id', b.id, 'displayName', b.display_name) AS "createdBy"
       FROM document_versions v JOIN users b ON b.agency_id = v.agency_id AND b.id = v.created_by_id
       WHERE ${visibleTo(actor, { viaParent: { column: 'client_id', table: 'clients' } }, 'v')} AND v.document_id = ${id} ORDER BY v.number DESC LIMIT ${integer(MAX_VERSIONS)}`,
    );
    return { data: data.map((version) => ({ ...version, createdAt: (version.createdAt as unknown as Date).toISOString() })) };
  }

  /** Bytes of a version, the latest unless a number is given. */
  async file(actor: Actor, clientId: string, id: string, versionNumber: number | undefined): Promise<DocumentFile> {
    const document = await this.queries.get<Document, DocumentDto>(actor, DOCUMENTS, clientId, id);
    const [version] = await this.db.read<Pick<DocumentVersion, 'id' | 'fileName' | 'mediaType' | 'size' | 'agencyId'>>(
      actor,
      sql`SELECT v.agency_id AS "agencyId", v.id, v.file_name AS "fileName", v.media_type AS "mediaType", v.size FROM document_versions v
       WHERE ${visibleTo(actor, { viaParent: { column: 'client_id', table: 'clients' } }, 'v')} AND v.document_id = ${id} AND v.number = ${versionNumber ?? document.versionNumber}`,
    );
    if (!version) throw notFound();
    return { name: version.fileName, mediaType: version.mediaType, size: version.size, bytes: await this.store.open(keyOf(version)) };
  }

  /** Moves the document to the trash. @throws 409 for a report, which is changed only where it was made */
  remove(actor: Actor, clientId: string, id: string, expected: ExpectedVersion): Promise<void> {
    return this.records.remove(actor, DOCUMENTS, clientId, id, expected, (_tx, row) => {
      if (row.isReport) throw isReport();
    });
  }

  /**
   * Stores the file as a report, of an intervention or of the client itself, within the caller's transaction.
   * @param of the document that is the report already, if there is one
   * @returns the document
   */
  async putReport(
    tx: UnitOfWork,
    of: { clientId: string; interventionId: string | null; documentId: string | null },
    versionId: string,
    upload: Upload,
  ): Promise<string> {
    const { clientId, interventionId, documentId } = of;
    if (documentId) {
      await this.replace(tx, await this.records.getForUpdate(tx, DOCUMENTS, clientId, documentId), versionId, upload);
      return documentId;
    }
    const made = await this.records.add<Document, DocumentDto>(
      tx,
      DOCUMENTS,
      clientId,
      { name: upload.fileName, ...(interventionId && { recordKind: 'interventions', recordId: interventionId }) },
      (_tx, row) => void Object.assign(row, contentOf(upload), { versionNumber: 1, isReport: true }),
      (row) => this.insertVersion(tx, row, versionId, upload),
    );
    return made.id;
  }

  private async replace(tx: UnitOfWork, row: Document, versionId: string, upload: Upload): Promise<void> {
    if (row.versionNumber >= MAX_VERSIONS) throw conflict('too-many-versions', `A document has at most ${MAX_VERSIONS} versions.`);
    const before = { ...row };
    Object.assign(row, contentOf(upload), { versionNumber: row.versionNumber + 1 });
    await this.insertVersion(tx, row, versionId, upload);
    await this.records.change(tx, DOCUMENTS, row, before, ['versionNumber', 'mediaType', 'size']);
  }

  /** Stores the file, then writes its rows; if the write is refused, the file is removed. */
  async storeWith<T>(actor: Actor, upload: Upload, insertRows: (tx: UnitOfWork, versionId: string) => Promise<T>): Promise<T> {
    const versionId = uuidv7();
    const key = keyOf({ agencyId: actor.agencyId, id: versionId });
    await this.store.store(key, upload.path);
    try {
      return await this.withWriter(() =>
        this.db.write(actor, async (tx) => {
          const written = await insertRows(tx, versionId);
          await this.assertWithinQuota(tx);
          return written;
        }),
      );
    } catch (error) {
      // Only a refusal proves that nothing was written. After a database failure the rows may exist, so the sweep decides.
      if (error instanceof Problem || error instanceof IdempotentReplay) await this.store.remove(key).catch(() => undefined);
      throw error;
    }
  }

  private async insertVersion(tx: UnitOfWork, row: Document, id: string, upload: Upload): Promise<void> {
    await tx.insert(DocumentVersion, {
      agencyId: row.agencyId,
      id,
      clientId: row.clientId,
      documentId: row.id,
      number: row.versionNumber,
      fileName: upload.fileName,
      ...contentOf(upload),
      createdById: tx.actor.userId,
      createdAt: row.updatedAt,
    });
  }

  /** Checked last, because the lock serializes uploads of the agency until COMMIT; counts documents that the caller cannot see too. */
  private async assertWithinQuota(tx: UnitOfWork): Promise<void> {
    await tx.lock('storage of an agency');
    const [{ kept } = { kept: '0' }] = await tx.query<{ kept: string }>(sql`SELECT agency_kept_bytes() AS kept`);
    if (Number(kept) > this.config.storageQuota) throw conflict('storage-full', 'The storage quota of the agency is used up.');
  }

  /** Limits concurrent writes, so that many uploads wait here instead of occupying database connections. */
  private async withWriter<T>(insertRows: () => Promise<T>): Promise<T> {
    if (this.writing >= WRITERS) await new Promise<void>((go) => this.waiting.push(go));
    else this.writing += 1;
    try {
      return await insertRows();
    } finally {
      const next = this.waiting.shift();
      if (next) next();
      else this.writing -= 1;
    }
  }
}

const isReport = () =>
  conflict('document-is-report', 'The document is a report: change it through the intervention or the report that it belongs to.');

/** Storage key of the file of a version. */
export const keyOf = ({ agencyId, id }: Pick<DocumentVersion, 'agencyId' | 'id'>): string => `${agencyId}/${id}`;

const contentOf = ({ mediaType, size, sha256 }: Upload): Pick<DocumentVersion, 'mediaType' | 'size' | 'sha256'> => ({
  mediaType,
  size,
  sha256,
});
