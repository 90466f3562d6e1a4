import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router'
import { InboxPage } from '#web/inbox/index.ts'
import { loadWords } from '#web/lib/i18n.ts'
import { publicRoutes } from './public-routes.tsx'
import { deskRoute, rootRoute } from './root-route.tsx'

/** Pages that speak words of their own, which are fetched beside them. */
function withWords<Page>(load: () => Promise<Page>): () => Promise<Page> {
  return async () => {
    const [page] = await Promise.all([load(), loadWords('later')])
    return page
  }
}

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
  component: lazyRouteComponent(withWords(() => import('#web/search/index.ts')), 'SearchPage'),
})

const ticket = createRoute({
  getParentRoute: () => deskRoute,
  path: '/tickets/$number',
  component: lazyRouteComponent(() => import('./ticket-page.tsx'), 'TicketPage'),
})

const newTicket = createRoute({
  getParentRoute: () => deskRoute,
  path: '/new',
  component: lazyRouteComponent(() => import('#web/tickets/index.ts'), 'NewTicketPage'),
})

const ownReplies = createRoute({
  getParentRoute: () => deskRoute,
  path: '/waiting-replies',
  component: lazyRouteComponent(() => import('#web/tickets/index.ts'), 'OwnRepliesPage'),
})

const logCall = createRoute({
  getParentRoute: () => deskRoute,
  path: '/calls/new',
  component: lazyRouteComponent(withWords(() => import('#web/calls/index.ts')), 'LogCallPage'),
})

const customers = createRoute({
  getParentRoute: () => deskRoute,
  path: '/customers',
  component: lazyRouteComponent(withWords(() => import('#web/customers/index.ts')), 'CustomersPage'),
})

const person = createRoute({
  getParentRoute: () => deskRoute,
  path: '/customers/people/$id',
  component: lazyRouteComponent(withWords(() => import('./customer-pages.tsx')), 'PersonRoute'),
})

const organization = createRoute({
  getParentRoute: () => deskRoute,
  path: '/customers/organizations/$id',
  component: lazyRouteComponent(withWords(() => import('./customer-pages.tsx')), 'OrganizationRoute'),
})

const customerImports = createRoute({
  getParentRoute: () => deskRoute,
  path: '/customers/imports',
  component: lazyRouteComponent(withWords(() => import('#web/customers/index.ts')), 'ImportsPage'),
})

const customerImport = createRoute({
  getParentRoute: () => deskRoute,
  path: '/customers/imports/$id',
  component: lazyRouteComponent(withWords(() => import('./customer-pages.tsx')), 'ImportRoute'),
})

const myDay = createRoute({
  getParentRoute: () => deskRoute,
  path: '/my-day',
  component: lazyRouteComponent(withWords(() => import('#web/my-day/index.ts')), 'MyDayPage'),
})

const mail = createRoute({
  getParentRoute: () => deskRoute,
  path: '/mail',
  component: lazyRouteComponent(withWords(() => import('#web/mail/index.ts')), 'MailLogPage'),
})

const settings = createRoute({
  getParentRoute: () => deskRoute,
  path: '/settings/$section',
  component: lazyRouteComponent(withWords(() => import('./settings-route.tsx')), 'SettingsRoute'),
})

const settingsHome = createRoute({
  getParentRoute: () => deskRoute,
  path: '/settings',
  component: lazyRouteComponent(withWords(() => import('./settings-route.tsx')), 'SettingsRoute'),
})

export const routeTree = rootRoute.addChildren([
  ...publicRoutes,
  deskRoute.addChildren([
    home,
    inbox.addChildren([inboxTicket]),
    ticket,
    newTicket,
    ownReplies,
    logCall,
    notifications,
    search,
    myDay,
    customers,
    person,
    organization,
    customerImports,
    customerImport,
    mail,
    settingsHome,
    settings,
  ]),
])
