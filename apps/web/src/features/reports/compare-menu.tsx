import { Button, Menu } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReportDto } from '@sestante/api-client/types';
import { IconArrowsDiff } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { formatInstantDay } from '../../lib/formats';
import { comparisonLink } from './report-link';
import { comparableReportsQuery } from './report-queries';

/** Reports of the same client and kind, each with a link to what has changed since. */
export function CompareMenu({ report }: { report: ReportDto }) {
  const others = useQuery(comparableReportsQuery(report)).data?.data.filter(({ id }) => id !== report.id) ?? [];
  if (others.length === 0) return null;
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button variant="default" leftSection={<IconArrowsDiff size={16} stroke={1.7} />}>
          Confronta
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>Con il report</Menu.Label>
        {others.map((other) => (
          <Menu.Item key={other.id} renderRoot={(props) => <Link {...props} {...comparisonLink(report.id, other.id)} />}>
            del {formatInstantDay(other.createdAt)}, rischio {other.overall.score}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
