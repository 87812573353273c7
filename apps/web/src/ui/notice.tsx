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
  /** `alert` when it appears in answer to what the reader did; nothing when it was there from the start. */
  role?: 'alert' | 'status';
}

/** A tinted strip inside a page: for what concerns the whole form or list, not one field. */
export function Notice({ tone, children, role }: NoticeProps) {
  const Icon = ICONS[tone];
  return (
    <div className={classes['notice']} data-tone={tone} role={role}>
      <Icon size={18} stroke={1.7} aria-hidden />
      <div>{children}</div>
    </div>
  );
}
