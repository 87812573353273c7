import { IconAlertCircle, IconAlertTriangle, IconCircleCheck, IconInfoCircle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import classes from './notice.module.css';

const ICONS = {
  info: IconInfoCircle,
  success: IconCircleCheck,
  warning: IconAlertTriangle,
  danger: IconAlertCircle,
};

interface NoticeProps {
  tone: keyof typeof ICONS;
  children: ReactNode;
  /** Use `alert` when the notice appears in response to a user action; leave unset when it is there from the start. */
  role?: 'alert' | 'status';
}

/** Inline banner for messages about a whole form or list, not a single field. */
export function Notice({ tone, children, role }: NoticeProps) {
  const Icon = ICONS[tone];
  return (
    <div className={classes['notice']} data-tone={tone} role={role}>
      <Icon size={18} stroke={1.7} aria-hidden />
      <div>{children}</div>
    </div>
  );
}
