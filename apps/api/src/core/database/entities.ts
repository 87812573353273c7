import { LongJobItem } from '../../clients/client-bulk.entity.js';
import { Import } from '../../imports/import.entity.js';
import { LongJob } from '../../jobs/long-job.entity.js';
import { Notification } from '../../notifications/notification.entity.js';
import { AccountToken } from '../../users/account-token.entity.js';
import { AuditEntry } from '../history/audit-entry.entity.js';
import { MailMessage } from '../mail/mail-message.entity.js';
import { Agency } from '../../users/agency.entity.js';
import { RefreshToken, Session } from '../../users/session.entity.js';
import { Authenticator, RecoveryCode, SecuritySettings, SpentChallenge } from '../../users/second-factor.entity.js';
import { User } from '../../users/user.entity.js';
import { Client, ClientTag } from '../../clients/client.entity.js';
import { PipelineStage } from '../../prospects/pipeline-stage.entity.js';
import { CalendarFeed } from '../../calendar/calendar-feed.entity.js';
import { CrmAction, CrmActionTag } from '../../crm-actions/crm-action.entity.js';
import { CrmActionType } from '../../crm-action-types/crm-action-type.entity.js';
import { CrmSettings } from '../../crm-settings/crm-settings.entity.js';
import { SuggestionRule } from '../../crm-settings/suggestion-rule.entity.js';
import { Outcome, OutcomeType } from '../../outcomes/outcome.entity.js';
import { SheetSettings } from '../../sheet/sheet-settings.entity.js';
import { BankAccount } from '../../bank-accounts/bank-account.entity.js';
import { Bonus } from '../../bonuses/bonus.entity.js';
import { ClientContact, Contact } from '../../contacts/contact.entity.js';
import { Contract } from '../../contracts/contract.entity.js';
import { Discount } from '../../discounts/discount.entity.js';
import { Document, DocumentVersion } from '../../documents/document.entity.js';
import { Installation } from '../../installations/installation.entity.js';
import { Intervention } from '../../interventions/intervention.entity.js';
import { Signature } from '../../interventions/signature.entity.js';
import { ClientPaymentMethod, PaymentMethod } from '../../payment-methods/payment-method.entity.js';
import { Site } from '../../sites/site.entity.js';
import { View, ViewPin } from '../../views/view.entity.js';
import { Tag } from '../../tags/tag.entity.js';
import { TimelineEntry } from '../history/timeline-entry.entity.js';
import { IdempotencyKey } from './idempotency.js';

/** Every table that TypeORM knows; the drift test compares them with what the migrations made. */
export const ENTITIES = [
  Agency,
  User,
  Session,
  RefreshToken,
  Authenticator,
  RecoveryCode,
  SpentChallenge,
  SecuritySettings,
  Tag,
  PipelineStage,
  View,
  ViewPin,
  Client,
  ClientTag,
  TimelineEntry,
  IdempotencyKey,
  AccountToken,
  MailMessage,
  Notification,
  AuditEntry,
  LongJob,
  LongJobItem,
  Import,
  CrmActionType,
  Outcome,
  OutcomeType,
  CrmSettings,
  SuggestionRule,
  CrmAction,
  CrmActionTag,
  CalendarFeed,
  SheetSettings,
  Contact,
  ClientContact,
  PaymentMethod,
  ClientPaymentMethod,
  Site,
  BankAccount,
  Bonus,
  Discount,
  Installation,
  Intervention,
  Contract,
  Document,
  DocumentVersion,
  Signature,
];
