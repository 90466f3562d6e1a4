import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { InboxPage } from '#web/inbox/index.ts'
import { withWords } from '#web/lib/i18n.ts'
import { deskRoute } from './root-route.tsx'

const inbox = createRoute({ getParentRoute: () => deskRoute, path: '/inbox/$view', component: InboxPage })

/** Drawn by the inbox itself: the list stays while tickets come and go beside it. */
const inboxTicket = createRoute({ getParentRoute: () => inbox, path: '$number' })

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

const myDay = createRoute({
  getParentRoute: () => deskRoute,
  path: '/my-day',
  component: lazyRouteComponent(
    withWords(() => import('#web/my-day/index.ts'), 'later'),
    'MyDayPage',
  ),
})

/** Tickets, and what an agent has to do with them. */
export const ticketRoutes = [
  inbox.addChildren([inboxTicket]),
  ticket,
  remoteSession,
  askForService,
  newTicket,
  ownReplies,
  logCall,
  notifications,
  search,
  myDay,
]
