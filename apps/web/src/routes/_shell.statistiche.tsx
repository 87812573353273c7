import { createFileRoute } from '@tanstack/react-router';
import { StatisticsPage } from '../features/statistics/statistics-page';
import { statisticsSearch } from '../features/statistics/statistics-search';

export const Route = createFileRoute('/_shell/statistiche')({
  validateSearch: statisticsSearch,
  component: StatisticsPage,
});
