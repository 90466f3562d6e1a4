import { QueryClient } from '@tanstack/react-query'
import type { FieldSubject } from '#contract/fields.ts'
import { ApiError } from './api-error.ts'

const attempts = 2

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      // The live stream says what changed, so that most of what is cached is true.
      staleTime: 30_000,
      gcTime: 15 * 60_000,
      retry: (failures, error) => isPassing(error) && failures < attempts,
      refetchOnWindowFocus: true,
    },
    mutations: { retry: false, networkMode: 'always' },
  },
})

function isPassing(error: Error): boolean {
  return !(error instanceof ApiError) || error.status === 0 || error.status >= 500
}

/** Where each answer lies in the cache. A key that begins with another is invalidated with it. */
export const keys = {
  me: ['me'],
  desk: ['desk'],
  sessions: ['sessions'],
  browsers: ['sessions', 'browsers'],
  secondFactor: ['second-factor'],
  secondFactors: ['second-factors'],
  tokens: ['tokens'],
  audit: ['audit'],
  settings: ['settings'],
  teams: ['teams'],
  inboxes: ['inboxes'],
  sla: ['sla'],
  mailTemplates: ['mail-templates'],
  tags: ['tags'],
  ratings: ['ratings'],
  views: ['views'],
  viewCounts: ['view-counts'],
  /** Every list of every view. */
  viewLists: ['view'],
  view: (id: string, sort?: unknown) => (sort === undefined ? ['view', id] : ['view', id, sort]),
  /** Lists of tickets by a filter. */
  tickets: (filter?: unknown) => (filter === undefined ? ['tickets'] : ['tickets', filter]),
  /** The ticket and all that hangs on it, but not the own draft. */
  ticket: (number: number) => ['ticket', number],
  messages: (number: number) => ['ticket', number, 'messages'],
  history: (number: number) => ['ticket', number, 'history'],
  colleagues: (number: number, q: string) => ['ticket', number, 'colleagues', q],
  links: (number: number) => ['ticket', number, 'links'],
  duplicates: (number: number) => ['ticket', number, 'duplicates'],
  similar: (number: number) => ['ticket', number, 'similar'],
  approvals: (number: number) => ['ticket', number, 'approvals'],
  remoteSettings: ['remote-settings'],
  remoteSessions: (number: number) => ['ticket', number, 'remote'],
  clocks: (number: number) => ['ticket', number, 'clocks'],
  sideConversations: (number: number) => ['ticket', number, 'side'],
  /** One of them, with what was said in it. */
  sideConversation: (number: number, id: string) => ['ticket', number, 'side', id],
  escalations: (number: number) => ['ticket', number, 'escalations'],
  escalationSteps: (policyId: string) => ['escalation-steps', policyId],
  tasks: (number: number) => ['ticket', number, 'tasks'],
  time: (number: number) => ['ticket', number, 'time'],
  filledTexts: (number: number) => ['ticket', number, 'ready-texts'],
  scheduled: (number: number) => ['ticket', number, 'scheduled'],
  /** What oneself wrote and has not left. */
  ownReplies: ['own-replies'],
  presence: ['presence'],
  draft: (number: number) => ['draft', number],
  people: (filter?: unknown) => (filter === undefined ? ['people'] : ['people', filter]),
  person: (id: string) => ['people', 'one', id],
  organizations: (filter?: unknown) => (filter === undefined ? ['organizations'] : ['organizations', filter]),
  organization: (id: string) => ['organizations', 'one', id],
  mail: (...parts: unknown[]) => ['mail', ...parts],
  /** Major incidents, those of one ticket among them. */
  major: ['major'],
  bulk: ['bulk'],
  bulkRun: (id: string) => ['bulk', id],
  fields: (subject?: FieldSubject) => (subject === undefined ? ['fields'] : ['fields', subject]),
  references: (type: string, wanted: unknown) => ['fields', 'references', type, wanted],
  customerImports: ['customer-imports'],
  customerImport: (id: string) => ['customer-imports', id],
  /** All about problems and patterns. */
  problems: ['problems'],
  problemList: (filter: unknown) => ['problems', 'list', filter],
  problem: (number: number) => ['problems', 'one', number],
  problemPart: (number: number, part: string) => ['problems', 'one', number, part],
  problemOfTicket: (number: number) => ['problems', 'of-ticket', number],
  patterns: ['patterns'],
  patternList: (state: string) => ['patterns', 'list', state],
  pattern: (id: string) => ['patterns', 'one', id],
  ownTasks: ['own-tasks'],
  /** What waits for the own decision, and what was decided. */
  ownApprovals: ['own-approvals'],
  approvalFlows: ['approval-flows'],
  recent: ['recent'],
  calendars: ['calendars'],
  /** What comes of a calendar, and what it can be made of. */
  calendar: (...parts: unknown[]) => ['calendar', ...parts],
  checklists: ['checklists'],
  /** All about who works when and on how much. */
  duty: ['duty'],
  agents: ['duty', 'agents'],
  absences: ['duty', 'absences'],
  board: (teamId: string) => ['duty', 'board', teamId],
  teamAssignments: ['duty', 'teams'],
  onCall: ['duty', 'on-call'],
  callouts: ['duty', 'callouts'],
  skills: ['skills'],
  readyTexts: ['ready-texts'],
  macros: ['macros'],
  rules: ['rules'],
  ruleVersions: (id: string) => ['rules', id, 'versions'],
  ruleRuns: (id: string) => ['rules', id, 'runs'],
  ruleRun: (number: number, id: string) => ['ticket', number, 'rule-run', id],
  timer: ['timer'],
  activities: ['activities'],
  /** All about what one was told. */
  notifications: ['notifications'],
  notificationList: (state: string) => ['notifications', 'list', state],
  unseenCount: ['notifications', 'unseen'],
  push: ['push'],
  notificationPreferences: ['notification-preferences'],
  announcements: ['announcements'],
  currentAnnouncements: ['announcements', 'current'],
  announcementList: ['announcements', 'list'],
  services: ['services'],
  catalogue: ['catalogue'],
  ai: ['ai', 'state'],
  aiSettings: ['ai', 'settings'],
  aiCalls: ['ai', 'calls'],
  serviceRequest: (number: number) => ['ticket', number, 'service-request'],
  webhooks: ['webhooks'],
  webhookLog: (id: string, state?: string) => ['webhooks', 'log', id, state],
  webhookDelivery: (id: string) => ['webhooks', 'delivery', id],
  hooks: ['hooks'],
  hookLog: (id: string, state?: string) => ['hooks', 'log', id, state],
  hookReceipt: (id: string) => ['hooks', 'receipt', id],
  ticketTemplates: ['ticket-templates'],
  recurring: ['recurring'],
  recurrences: (id: string) => ['recurring', 'log', id],
  alerts: ['alerts'],
  alertList: (filter: unknown) => ['alerts', 'list', filter],
  alertSources: ['alert-sources'],
  alertReceipts: (id: string, state?: string) => ['alert-sources', 'receipts', id, state],
  alertReceipt: (id: string) => ['alert-sources', 'receipt', id],
  devices: ['devices'],
  deviceList: (filter: unknown) => ['devices', 'list', filter],
  /** Machines in MeshCentral: of all tickets, and all. */
  meshOfTickets: ['devices', 'mesh'],
  mesh: ['mesh'],
  device: (id: string) => ['devices', 'one', id],
  deviceMetrics: (id: string, span?: string) =>
    span === undefined ? ['device-metrics', id] : ['device-metrics', id, span],
  mailFilters: ['mail-filters'],
  ignoredSenders: ['ignored-senders'],
  articleCategories: ['article-categories'],
  articles: (filter?: unknown) => (filter === undefined ? ['articles'] : ['articles', filter]),
  article: (id: string) => ['article', id],
  /** Its versions, history and what is said of it. */
  articleAbout: (id: string, ...parts: unknown[]) => ['article-about', id, ...parts],
  ticketArticles: (number: number) => ['ticket', number, 'articles'],
  knowledge: (...parts: unknown[]) => ['knowledge', ...parts],
  organizationChoices: ['organizations', 'choices'],
  search: (q: string, type?: string) => (type === undefined ? ['search', q] : ['search', q, type]),
} as const
