import type {
  ClientPage,
  ClientStatus,
  FieldChangeDto,
  Permission,
  ProspectFilter,
  RestoreSheetRecordDto,
  SheetTab,
  TimelineEntryDto,
  TimelineKind,
  TrashKind,
  ViewDto,
  ViewTarget,
} from '@sestante/api-client/types';
import type { Icon } from '@tabler/icons-react';
import { type LinkProps, useRouterState } from '@tanstack/react-router';
import { type ComponentType, createContext, type ReactNode, use } from 'react';
import { useMe } from './me';
import type { Affected } from './refresh';

/** Declares what the shell shows of a feature, on every page: it is part of the first load, so it imports little. */
export interface Feature {
  navigation?: readonly NavigationEntry[];
  /** Section of links in the sidebar. */
  SidebarSection?: ComponentType;
  /** Tool in the top bar of every page. */
  TopBarTool?: ComponentType;
  /** Drawers, dialogs and background work, mounted once beside the page. */
  Overlay?: ComponentType;
  /** Pages that are not found without the permission. */
  restricted?: { path: string; permission: Permission };
  /** Tags of its operations in the API whose answers contain or count records of clients, and so change with any of them. */
  showsRecords?: readonly string[];
  savedList?: { target: ViewTarget; link: (view: ViewDto, me: string) => LinkProps | null };
  profileTabs?: readonly ProfileTab[];
  /** Everything else, loaded when the palette, a history, the dashboard, the settings or the trash is first shown. */
  details?: () => Promise<FeatureDetails>;
}

export interface NavigationEntry {
  link: LinkProps & { to: string };
  icon: Icon;
  label: string;
  /** Letter that opens the area after G. */
  goKey?: string;
  permission?: Permission;
  /** Place in the sidebar, above or below the sections; without one the entry is only on phones. */
  sidebar?: 'top' | 'bottom';
  /** Place on phones: the bar, or the list that its last button opens. */
  phone: 'bar' | 'more';
  /** Label in the phone's bar, where it differs. */
  phoneLabel?: string;
  /** Number next to the label. */
  Count?: ComponentType;
  /** Matches other addresses of the same area, so that the entry is marked as current there too. */
  also?: RegExp;
  /** Form for a new record, opened by the key C and by the phone's button, on the pages of this entry. */
  create?: { link: LinkProps; label: string; permission: Permission };
}

/** Tab of the profile of a client or prospect. */
export interface ProfileTab {
  label: string;
  /** Segment of its address, after that of the profile. */
  path: ProfilePath;
  /** Number next to the label. */
  Count?: ComponentType<{ clientId: string; tab: ProfileTab }>;
  /** Name in the agency's settings, which hide and order the tabs of the sheet; other tabs come before them. */
  sheetTab?: SheetTab;
}

/** The routes below a profile. */
export type ProfilePath = NonNullable<LinkProps['to']> extends infer To ? (To extends `/$sezione/$id/${infer Path}` ? Path : never) : never;

export interface FeatureDetails {
  commands?: readonly Command[];
  /** Commands for one client or prospect. */
  recordActions?: readonly RecordAction[];
  /** Commands for the selected clients or prospects of a list. */
  bulkActions?: readonly DeclaredBulkAction[];
  timeline?: Timeline;
  trash?: Partial<Record<TrashKind, TrashText>>;
  settings?: readonly SettingsSection[];
  /** Panels of the dashboard. */
  panels?: readonly { place: number; Panel: ComponentType<{ mine: boolean }> }[];
  /** Cards of a client's overview. */
  cards?: readonly { place: 'main' | 'aside'; Card: ComponentType<{ client: Client }> }[];
}

type Client = ClientPage['data'][number];

export interface Command {
  id: string;
  label: string;
  icon: Icon;
  /** Groups in the order of the palette. */
  group: 'create' | 'work' | 'pages' | 'session';
  keys?: string[];
  permission?: Permission;
  /** Target of the command; otherwise it has a handler. */
  link?: LinkProps;
  run?: (tools: { toggleColorScheme: () => void }) => void;
}

export interface RecordAction extends Pick<Command, 'id' | 'label' | 'icon' | 'permission'> {
  link: (record: { id: string; status: ClientStatus }) => LinkProps;
}

/** Selected clients or prospects of a list. */
export interface ChosenClients {
  status: ClientStatus;
  /** Selection as sent in a request. */
  asked: { ids: string[] } | { filter: ProspectFilter; expectedTotal?: number };
}

/** Props of a dialog before an operation on selected clients or prospects. */
export interface BulkDialogProps {
  chosen: ChosenClients;
  /** Number and noun, such as "312 clienti". */
  howMany: string;
  onClose: () => void;
  onStarted: () => void;
}

export interface DeclaredBulkAction extends Pick<Command, 'label' | 'icon'> {
  permission: Permission;
  /** Why it is not available without the permission. */
  forbidden: string;
  Dialog: ComponentType<BulkDialogProps>;
}

export type HistoryFilter = 'azioni' | 'questionari' | 'modifiche' | 'scheda' | 'vita';

export interface TimelineText {
  icon: Icon;
  title: string;
  filter: HistoryFilter;
  /** The title already says everything, so the changes are not listed. */
  whole?: true;
  /** Entry among the recent activities, after the name of the user; `subject` is the record that it is about. */
  activity: { icon: Icon; text: (client: ReactNode, subject: ReactNode) => ReactNode };
}

export interface Timeline {
  texts: Partial<Record<TimelineKind, TimelineText>>;
  /** Labels of recorded fields that are not fields of the client. */
  labels?: Readonly<Record<string, string>>;
  /** Content of an entry, instead of its title and its changes. */
  Entry?: ComponentType<{ entry: TimelineEntryDto; title: string }>;
  /** Returns the name of the record that an entry is about, where it is not the client. */
  subjectOf?: (changes: FieldChangeDto[]) => string;
}

/** Field that can be cleared so that the rest of a record can be restored. */
export type Clearable = 'omniaCode' | NonNullable<RestoreSheetRecordDto['clear']>[number];

export interface TrashText {
  label: string;
  icon: Icon;
  restore: (call: { path: { id: string }; throwOnError: true }, clear: Clearable[]) => Promise<unknown>;
  /** Data that a restoration affects besides the records of clients. */
  affects?: Affected;
}

export interface SettingsSection {
  label: string;
  icon: Icon;
  link: LinkProps & { to: string };
}

/** The features of the application, from `features.ts`: readers do not import it, since it imports them. */
export const FeaturesContext = createContext<readonly Feature[]>([]);

export const useFeatures = () => use(FeaturesContext);

/** Returns the entries of the navigation that the user may open. */
export function useNavigation(): NavigationEntry[] {
  const { permissions } = useMe();
  return useFeatures()
    .flatMap(({ navigation }) => navigation ?? [])
    .filter(({ permission }) => permission === undefined || permissions.includes(permission));
}

/** Returns the form for a new record of the area at the address, or of the first area that has one; null without permission. */
export function useCreateForm(): NavigationEntry['create'] | null {
  const pathname = useRouterState({ select: ({ location }) => location.pathname });
  const { permissions } = useMe();
  const entries = useNavigation().filter(({ create }) => create);
  const { create } = entries.find(({ link }) => pathname.startsWith(link.to)) ?? entries[0] ?? {};
  return create && permissions.includes(create.permission) ? create : null;
}

const loading = new WeakMap<readonly Feature[], Promise<FeatureDetails[]>>();

/** Returns the details of all features, and suspends until they are loaded. */
export function useFeatureDetails(): FeatureDetails[] {
  const features = useFeatures();
  const details = loading.get(features) ?? Promise.all(features.map(async (feature) => (await feature.details?.()) ?? {}));
  loading.set(features, details);
  details.catch(() => loading.delete(features));
  return use(details);
}

/** Returns the timeline of the feature that declares the kind, and its text. */
export function timelineOf(details: FeatureDetails[], kind: TimelineKind): (Timeline & { text: TimelineText }) | null {
  for (const { timeline } of details) {
    const text = timeline?.texts[kind];
    if (timeline && text) return { ...timeline, text };
  }
  return null;
}
