import { Injectable } from '@nestjs/common';
import type { Actor } from '../core/auth/actor.js';
import { invalid } from '../core/errors.js';
import type { ReportComparison } from './report-comparison.dto.js';
import { answerChanges, areaChanges, stateChanges } from './report-comparison.rules.js';
import { recommendationsOf } from './report-detail.js';
import { ReportReading, type OpenedReport } from './report-reading.js';

/** Compares two reports on one client. */
@Injectable()
export class ReportComparisons {
  constructor(private readonly reading: ReportReading) {}

  /** @throws 404 when one of them is not visible, 422 when they are not of one client and type */
  async compare(actor: Actor, id: string, otherId: string): Promise<ReportComparison> {
    const both = await Promise.all([this.reading.open(actor, id), this.reading.open(actor, otherId)]);
    const [one, other] = both.map(({ report }) => report) as [OpenedReport['report'], OpenedReport['report']];
    if (id === otherId || one.client.id !== other.client.id || one.client.type !== other.client.type)
      throw invalid([
        { pointer: '/otherId', code: 'reports-not-comparable', message: 'Two different reports on one client are compared.' },
      ]);
    const [earlier, later] = both.toSorted((left, right) => placeOf(left) - placeOf(right)) as [OpenedReport, OpenedReport];
    const answers = answerChanges(earlier.input, later.input);
    const [was, is] = [recommendationsOf(earlier), recommendationsOf(later)];
    const lacks = (list: typeof was, cover: string) => !list.some((recommendation) => recommendation.cover === cover);
    return {
      earlier: earlier.report,
      later: later.report,
      overall: { before: earlier.report.overall, after: later.report.overall },
      areas: areaChanges(earlier.input, later.input, answers),
      ...stateChanges(earlier.input, later.input),
      recommendations: {
        added: is.filter(({ cover }) => lacks(was, cover)),
        removed: was.filter(({ cover }) => lacks(is, cover)),
      },
      answers,
    };
  }
}

const placeOf = ({ report }: OpenedReport): number => Date.parse(report.createdAt);
