import { Notice } from '../../ui/feedback/notice';
import { profileLink } from '../records/client-links';
import { Link } from '@tanstack/react-router';
import classes from './consulting-report.module.css';
import { SectionLink } from './section-link';
import type { ReportDetailDto } from '@sestante/api-client/types';

/** Points to settle before the report can be approved, with the way to each place. */
export function ApprovalProblems({ report: { approvalProblems, sections, client } }: { report: ReportDetailDto }) {
  if (approvalProblems.length === 0) return null;
  const topics = approvalProblems.some(({ topic }) => topic !== null);
  return (
    <div className={classes['notice']}>
      <Notice tone="warning">
        <p>
          <b>Per approvare manca ancora:</b>
        </p>
        <ul className={classes['problems']}>
          {approvalProblems.map(({ code, section, topic, text }) => {
            const title = sections.find((one) => one.code === section)?.title;
            return (
              <li key={`${code} ${section} ${topic}`}>
                {text} {section !== null && title !== undefined && <SectionLink code={section}>Vai a “{title}”</SectionLink>}
              </li>
            );
          })}
        </ul>
        {topics && (
          <p>
            I temi mancanti si completano con un nuovo questionario, a cui il cliente risponde o in cui rifiuta di rispondere:{' '}
            <Link {...profileLink(client)}>apri il profilo</Link>.
          </p>
        )}
      </Notice>
    </div>
  );
}
