import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router'
import { InboxPage } from '#web/inbox/index.ts'
import { withWords } from '#web/lib/i18n.ts'
import { readRatingSearch } from '#web/ratings/search.ts'
import { publicRoutes } from './public-routes.tsx'
import { deskRoute, rootRoute } from './root-route.tsx'

const home = createRoute({
  getParentRoute: () => deskRoute,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/inbox/$view', params: { view: 'mine' }, replace: true })
  },
})

const inbox = createRoute({ getParentRoute: () => deskRoute, path: '/inbox/$view', component: InboxPage })

/** Drawn by the inbox itself: the list stays while tickets come and go beside it. */
const inboxTicket = createRoute({ getParentRoute: () => inbox, path: '$number' })

const notifications = createRoute({
  getParentRoute: () => deskRoute,
  path: '/notifications',
  component: lazyRouteComponent(() => import('#web/notifications/notifications-page.tsx'), 'NotificationsPage'),
})

const search = createRoute({
  getParentRoute: () => deskRoute,
  path: '/search',
  validateSearch: (given: Record<string, unknown>): { q?: string; type?: string } => ({
    ...(typeof given.q === 'string' || typeof given.q === 'number' ? { q: String(given.q) } : {}),
    ...(typeof given.type === 'string' ? { type: given.type } : {}),
  }),
  component: lazyRouteComponent(
    withWords(() => import('#web/search/index.ts'), 'later'),
    'SearchPage',
  ),
})

const ticket = createRoute({
  getParentRoute: () => deskRoute,
  path: '/tickets/$number',
  component: lazyRouteComponent(
    withWords(() => import('./ticket-page.tsx'), 'ticket'),
    'TicketPage',
  ),
})

const remoteSession = createRoute({
  getParentRoute: () => deskRoute,
  path: '/tickets/$number/remote/$id',
  component: lazyRouteComponent(
    withWords(() => import('./remote-route.tsx'), 'ticket'),
    'RemoteRoute',
  ),
})

const askForService = createRoute({
  getParentRoute: () => deskRoute,
  path: '/services/new',
  component: lazyRouteComponent(
    withWords(() => import('#web/tickets/index.ts'), 'ticket'),
    'AskForServicePage',
  ),
})

const newTicket = createRoute({
  getParentRoute: () => deskRoute,
  path: '/new',
  validateSearch: (given: { template?: unknown }): { template?: string } =>
    typeof given.template === 'string' ? { template: given.template } : {},
  component: lazyRouteComponent(
    withWords(() => import('#web/tickets/index.ts'), 'ticket'),
    'NewTicketPage',
  ),
})

const ownReplies = createRoute({
  getParentRoute: () => deskRoute,
  path: '/waiting-replies',
  component: lazyRouteComponent(
    withWords(() => import('#web/tickets/index.ts'), 'ticket'),
    'OwnRepliesPage',
  ),
})

const logCall = createRoute({
  getParentRoute: () => deskRoute,
  path: '/calls/new',
  component: lazyRouteComponent(
    withWords(() => import('#web/calls/index.ts'), 'later', 'ticket'),
    'LogCallPage',
  ),
})

const customers = createRoute({
  getParentRoute: () => deskRoute,
  path: '/customers',
  component: lazyRouteComponent(
    withWords(() => import('#web/customers/index.ts'), 'later'),
    'CustomersPage',
  ),
})

const person = createRoute({
  getParentRoute: () => deskRoute,
  path: '/customers/people/$id',
  component: lazyRouteComponent(
    withWords(() => import('./customer-pages.tsx'), 'later'),
    'PersonRoute',
  ),
})

const organization = createRoute({
  getParentRoute: () => deskRoute,
  path: '/customers/organizations/$id',
  component: lazyRouteComponent(
    withWords(() => import('./customer-pages.tsx'), 'later'),
    'OrganizationRoute',
  ),
})

const customerImports = createRoute({
  getParentRoute: () => deskRoute,
  path: '/customers/imports',
  component: lazyRouteComponent(
    withWords(() => import('#web/customers/index.ts'), 'later'),
    'ImportsPage',
  ),
})

const customerImport = createRoute({
  getParentRoute: () => deskRoute,
  path: '/customers/imports/$id',
  component: lazyRouteComponent(
    withWords(() => import('./customer-pages.tsx'), 'later'),
    'ImportRoute',
  ),
})

const devices = createRoute({
  getParentRoute: () => deskRoute,
  path: '/devices',
  component: lazyRouteComponent(
    withWords(() => import('#web/devices/index.ts'), 'later'),
    'DevicesPage',
  ),
})

const maintenance = createRoute({
  getParentRoute: () => deskRoute,
  path: '/devices/maintenance',
  component: lazyRouteComponent(
    withWords(() => import('#web/devices/index.ts'), 'later'),
    'WindowsPage',
  ),
})

const device = createRoute({
  getParentRoute: () => deskRoute,
  path: '/devices/$id',
  component: lazyRouteComponent(
    withWords(() => import('./device-route.tsx'), 'later', 'ticket'),
    'DeviceRoute',
  ),
})

const alerts = createRoute({
  getParentRoute: () => deskRoute,
  path: '/alerts',
  component: lazyRouteComponent(
    withWords(() => import('#web/alerts/index.ts'), 'later'),
    'AlertsPage',
  ),
})

const knowledge = createRoute({
  getParentRoute: () => deskRoute,
  path: '/knowledge',
  validateSearch: (given: Record<string, unknown>): { category?: string; queue?: string } => ({
    ...(typeof given.category === 'string' ? { category: given.category } : {}),
    ...(typeof given.queue === 'string' ? { queue: given.queue } : {}),
  }),
  component: lazyRouteComponent(
    withWords(() => import('./knowledge-pages.tsx'), 'later'),
    'KnowledgeRoute',
  ),
})

const knowledgeSettings = createRoute({
  getParentRoute: () => deskRoute,
  path: '/knowledge/settings',
  component: lazyRouteComponent(
    withWords(() => import('./knowledge-pages.tsx'), 'later'),
    'KnowledgeSettingsPage',
  ),
})

const article = createRoute({
  getParentRoute: () => deskRoute,
  path: '/knowledge/$id',
  component: lazyRouteComponent(
    withWords(() => import('./knowledge-pages.tsx'), 'later'),
    'ArticleRoute',
  ),
})

const editArticle = createRoute({
  getParentRoute: () => deskRoute,
  path: '/knowledge/$id/edit',
  component: lazyRouteComponent(
    withWords(() => import('./knowledge-pages.tsx'), 'later'),
    'EditArticleRoute',
  ),
})

const articleVersions = createRoute({
  getParentRoute: () => deskRoute,
  path: '/knowledge/$id/versions',
  validateSearch: (given: Record<string, unknown>): { version?: number } =>
    typeof given.version === 'number' ? { version: given.version } : {},
  component: lazyRouteComponent(
    withWords(() => import('./knowledge-pages.tsx'), 'later'),
    'VersionsRoute',
  ),
})

const myDay = createRoute({
  getParentRoute: () => deskRoute,
  path: '/my-day',
  component: lazyRouteComponent(
    withWords(() => import('#web/my-day/index.ts'), 'later'),
    'MyDayPage',
  ),
})

const problems = createRoute({
  getParentRoute: () => deskRoute,
  path: '/problems',
  validateSearch: (given: Record<string, unknown>): { show?: 'patterns' } =>
    given.show === 'patterns' ? { show: 'patterns' } : {},
  component: lazyRouteComponent(
    withWords(() => import('#web/problems/index.ts'), 'later', 'ticket'),
    'ProblemsPage',
  ),
})

const problem = createRoute({
  getParentRoute: () => deskRoute,
  path: '/problems/$number',
  component: lazyRouteComponent(
    withWords(() => import('./problem-route.tsx'), 'later', 'ticket'),
    'ProblemRoute',
  ),
})

const ratings = createRoute({
  getParentRoute: () => deskRoute,
  path: '/ratings',
  validateSearch: readRatingSearch,
  component: lazyRouteComponent(
    withWords(() => import('#web/ratings/index.ts'), 'later'),
    'RatingsPage',
  ),
})

const approvals = createRoute({
  getParentRoute: () => deskRoute,
  path: '/approvals',
  component: lazyRouteComponent(() => import('#web/approvals/approvals-page.tsx'), 'ApprovalsPage'),
})

const board = createRoute({
  getParentRoute: () => deskRoute,
  path: '/board',
  validateSearch: (given: Record<string, unknown>): { team?: string } =>
    typeof given.team === 'string' ? { team: given.team } : {},
  component: lazyRouteComponent(
    withWords(() => import('./board-route.tsx'), 'later'),
    'BoardRoute',
  ),
})

const major = createRoute({
  getParentRoute: () => deskRoute,
  path: '/major-incidents',
  component: lazyRouteComponent(
    withWords(() => import('#web/major/major-page.tsx'), 'ticket'),
    'MajorPage',
  ),
})

const onCall = createRoute({
  getParentRoute: () => deskRoute,
  path: '/on-call',
  component: lazyRouteComponent(() => import('#web/on-call/index.ts'), 'OnCallPage'),
})

const announcements = createRoute({
  getParentRoute: () => deskRoute,
  path: '/announcements',
  component: lazyRouteComponent(
    withWords(() => import('#web/announcements/announcements-page.tsx'), 'ticket'),
    'AnnouncementsPage',
  ),
})

const mail = createRoute({
  getParentRoute: () => deskRoute,
  path: '/mail',
  component: lazyRouteComponent(
    withWords(() => import('#web/mail/index.ts'), 'later', 'ticket'),
    'MailLogPage',
  ),
})

const settings = createRoute({
  getParentRoute: () => deskRoute,
  path: '/settings/$section',
  component: lazyRouteComponent(
    withWords(() => import('./settings-route.tsx'), 'later', 'session', 'ticket'),
    'SettingsRoute',
  ),
})

const settingsHome = createRoute({
  getParentRoute: () => deskRoute,
  path: '/settings',
  component: lazyRouteComponent(
    withWords(() => import('./settings-route.tsx'), 'later', 'session', 'ticket'),
    'SettingsRoute',
  ),
})

export const routeTree = rootRoute.addChildren([
  ...publicRoutes,
  deskRoute.addChildren([
    home,
    inbox.addChildren([inboxTicket]),
    ticket,
    remoteSession,
    newTicket,
    askForService,
    ownReplies,
    logCall,
    notifications,
    search,
    knowledge,
    knowledgeSettings,
    article,
    editArticle,
    articleVersions,
    myDay,
    problems,
    problem,
    ratings,
    approvals,
    board,
    onCall,
    major,
    customers,
    person,
    organization,
    customerImports,
    customerImport,
    devices,
    maintenance,
    device,
    alerts,
    announcements,
    mail,
    settingsHome,
    settings,
  ]),
])
