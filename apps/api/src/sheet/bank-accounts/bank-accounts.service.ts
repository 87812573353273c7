import { Injectable } from '@nestjs/common';
import { italianAccount } from '@sestante/italian-ids/iban';
import sql from 'sql-template-tag';
import type { Actor } from '../../core/auth/actor.js';
import { Db } from '../../core/database/db.js';
import type { UnitOfWork } from '../../core/database/unit-of-work.js';
import { conflict } from '../../core/errors.js';
import type { ExpectedVersion } from '../../core/http/etag.js';
import { JsonPage } from '../../core/http/json-page.js';
import { Keys } from '../../core/keys.js';
import { SheetRecordsService } from '../sheet-records.service.js';
import { SheetQueries } from '../sheet.queries.js';
import { BankAccount } from './bank-account.entity.js';
import type { BankAccountDto, BankAccountQuery, CreateBankAccountDto, RevealedIban, UpdateBankAccountDto } from './bank-account.dto.js';
import { BANK_ACCOUNTS } from './bank-account.tab.js';
import { bankNameOf } from './banks.js';

const UNREADABLE = '*'.repeat(27);

/**
 * Bank accounts of clients: the common operations of the sheet, plus encryption of the IBAN on write and decryption for
 * callers who may read it.
 */
@Injectable()
export class BankAccountsService {
  constructor(
    private readonly db: Db,
    private readonly keys: Keys,
    private readonly records: SheetRecordsService,
    private readonly queries: SheetQueries,
  ) {}

  async list(actor: Actor, clientId: string, query: BankAccountQuery): Promise<JsonPage> {
    const { rows, page } = await this.queries.list(actor, BANK_ACCOUNTS, clientId, query);
    const shown = rows.map((row) => JSON.stringify(this.shownTo(actor, JSON.parse(row) as BankAccountDto)));
    return new JsonPage(shown, page);
  }

  async get(actor: Actor, clientId: string, id: string): Promise<BankAccountDto> {
    return this.shownTo(actor, await this.queries.get<BankAccount, BankAccountDto>(actor, BANK_ACCOUNTS, clientId, id));
  }

  create(actor: Actor, clientId: string, body: CreateBankAccountDto): Promise<BankAccountDto> {
    return this.db.write(actor, async (tx) => {
      const made = await this.records.add<BankAccount, BankAccountDto>(tx, BANK_ACCOUNTS, clientId, { ...body }, async (_tx, row) => {
        this.seal(row, body.iban);
        row.bankName = body.bankName === undefined ? bankNameOf(row.abi) : row.bankName;
        row.isDefault = body.isDefault ?? !(await hasDefault(tx, row));
      });
      return this.shownTo(actor, made);
    });
  }

  /** @throws 422 for a masked IBAN, 412 when the account's version has moved on */
  async update(
    actor: Actor,
    clientId: string,
    id: string,
    expected: ExpectedVersion,
    { iban, ...body }: UpdateBankAccountDto,
  ): Promise<BankAccountDto> {
    const changed = await this.records.update<BankAccount, BankAccountDto>(
      actor,
      BANK_ACCOUNTS,
      clientId,
      id,
      expected,
      { iban, ...body },
      (_tx, row, before) => {
        if (typeof iban !== 'string' || !before) return;
        // Encrypting the same IBAN again yields a different text, which would look like a change.
        if (this.open(before.iban) === iban) return void Object.assign(row, { iban: before.iban });
        this.seal(row, iban);
        if (body.bankName === undefined && before.bankName === bankNameOf(before.abi)) row.bankName = bankNameOf(row.abi);
      },
    );
    return this.shownTo(actor, changed);
  }

  /** @throws 409 for the default account while there are others, since the next default would be ambiguous */
  remove(actor: Actor, clientId: string, id: string, expected: ExpectedVersion): Promise<void> {
    return this.records.remove(actor, BANK_ACCOUNTS, clientId, id, expected, async (tx, row) => {
      if (row.isDefault && (await others(tx, row)).length > 0) throw conflict('default-account', 'Make another account the default first.');
    });
  }

  async restore(actor: Actor, id: string): Promise<BankAccountDto> {
    return this.shownTo(actor, await this.records.restore<BankAccount, BankAccountDto>(actor, BANK_ACCOUNTS, id, []));
  }

  /** Returns the whole IBAN and adds an audit entry. */
  reveal(actor: Actor, clientId: string, id: string): Promise<RevealedIban> {
    return this.db.write(actor, async (tx) => {
      const { iban } = await this.records.getForUpdate(tx, BANK_ACCOUNTS, clientId, id);
      await tx.audit('iban-revealed', clientId, { bankAccountId: id });
      const opened = this.open(iban);
      if (opened === null)
        throw conflict('iban-unreadable', 'The encryption key of this IBAN is no longer available: enter the IBAN again.');
      return { iban: opened };
    });
  }

  private seal(row: BankAccount, iban: string): void {
    const { abi = null, cab = null } = italianAccount(iban) ?? {};
    Object.assign(row, { iban: this.keys.seal('iban', iban), abi, cab });
  }

  /** Returns null when the encryption key is gone, so that the account can still be read, corrected and deleted. */
  private open(sealed: string): string | null {
    try {
      return this.keys.open('iban', sealed);
    } catch {
      return null;
    }
  }

  private shownTo(actor: Actor, account: BankAccountDto): BankAccountDto {
    const iban = this.open(account.iban);
    return { ...account, iban: iban === null ? UNREADABLE : actor.permissions.has('bank-accounts:reveal') ? iban : masked(iban) };
  }
}

/** Hides the check digits and the CIN too, because a short account number could be computed from them. */
const masked = (iban: string): string => `${iban.slice(0, 2)}${'*'.repeat(iban.length - 6)}${iban.slice(-4)}`;

const others = (tx: UnitOfWork, { agencyId, clientId, id }: BankAccount): Promise<{ isDefault: boolean }[]> =>
  tx.query(
    sql`SELECT is_default AS "isDefault" FROM bank_accounts WHERE agency_id = ${agencyId} AND client_id = ${clientId} AND id <> ${id} AND deleted_at IS NULL`,
  );

const hasDefault = async (tx: UnitOfWork, row: BankAccount): Promise<boolean> => (await others(tx, row)).some(({ isDefault }) => isDefault);
