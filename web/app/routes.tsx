import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router'
import { withWords } from '#web/lib/i18n.ts'
import { customerRoutes } from './customer-routes.tsx'
import { knowledgeRoutes } from './knowledge-routes.tsx'
import { publicRoutes } from './public-routes.tsx'
import { deskRoute, rootRoute } from './root-route.tsx'
import { ticketRoutes } from './ticket-routes.tsx'

const home = createRoute({
  getParentRoute: () => deskRoute,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/inbox/$view', params: { view: 'mine' }, replace: true })
  },
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
    ...ticketRoutes,
    ...customerRoutes,
    ...knowledgeRoutes,
    problems,
    problem,
    approvals,
    board,
    major,
    onCall,
    mail,
    settings,
    settingsHome,
  ]),
])
