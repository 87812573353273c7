import type { Feature } from '../../lib/feature';
import { Palette } from './palette';

export const palette = { Overlay: Palette, showsRecords: ['search'] } satisfies Feature;
