import { Injectable } from '@nestjs/common';
import { In, IsNull, Not } from 'typeorm';
import { Assignments } from '../clients/assignments.js';
import { updateRecords } from '../core/records/records.js';
import { CrmAction } from './crm-action.entity.js';
import { CRM_ACTIONS } from './crm-action.record.js';

@Injectable()
export class CrmActionsEvents {
  constructor(assignments: Assignments) {
    // The client's new assignee takes over its planned actions.
    assignments.onReassigned(async (tx, clientIds, operatorId) => {
      if (!operatorId) return;
      const planned = await tx.manager.find(CrmAction, {
        where: { agencyId: tx.actor.agencyId, clientId: In(clientIds), state: 'planned', deletedAt: IsNull(), operatorId: Not(operatorId) },
        order: { id: 'ASC' },
        lock: { mode: 'pessimistic_write' },
      });
      await updateRecords(
        tx,
        CRM_ACTIONS,
        planned.map((before) => ({ before, set: { operatorId }, details: null })),
      );
    });
  }
}
