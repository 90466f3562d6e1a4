import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router'
import { Frame } from './frame/frame.tsx'
import { NotFound } from './frame/not-found.tsx'
import { PageFailed } from './frame/page-failed.tsx'
import { PageSkeleton } from './frame/page-skeleton.tsx'
import { HomePage } from './home/home-page.tsx'

const root = createRootRoute({ component: Frame, notFoundComponent: NotFound })
const getParentRoute = () => root

const places = [
  createRoute({ getParentRoute, path: '/', component: HomePage }),
  createRoute({
    getParentRoute,
    path: '/new',
    component: lazyRouteComponent(() => import('./new/new-page.tsx'), 'NewPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/requests',
    component: lazyRouteComponent(() => import('./requests/list-page.tsx'), 'ListPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/requests/$number',
    component: lazyRouteComponent(() => import('./request/request-page.tsx'), 'RequestPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/announcements',
    component: lazyRouteComponent(() => import('./announcements/list-page.tsx'), 'ListPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/announcements/$id',
    component: lazyRouteComponent(() => import('./announcements/announcement-page.tsx'), 'AnnouncementPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/subscriptions/confirm/$token',
    component: lazyRouteComponent(() => import('./announcements/confirm-page.tsx'), 'ConfirmPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/subscriptions/end/$token',
    component: lazyRouteComponent(() => import('./announcements/end-page.tsx'), 'EndPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/approvals',
    component: lazyRouteComponent(() => import('./approvals/list-page.tsx'), 'ListPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/approvals/$id',
    component: lazyRouteComponent(() => import('./approvals/approval-page.tsx'), 'ApprovalPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/approve/$token',
    component: lazyRouteComponent(() => import('./approvals/mailed-page.tsx'), 'MailedPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/d/$token',
    component: lazyRouteComponent(() => import('./device/device-page.tsx'), 'DevicePage'),
  }),
  createRoute({
    getParentRoute,
    path: '/g/$token',
    component: lazyRouteComponent(() => import('./entry/guest-page.tsx'), 'GuestPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/rate/$token',
    component: lazyRouteComponent(() => import('./rating/rate-page.tsx'), 'RatePage'),
  }),
  createRoute({
    getParentRoute,
    path: '/services/$id',
    component: lazyRouteComponent(() => import('./catalogue/service-page.tsx'), 'ServicePage'),
  }),
  createRoute({
    getParentRoute,
    path: '/sign-in',
    component: lazyRouteComponent(() => import('./entry/sign-in-page.tsx'), 'SignInPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/sign-in/$token',
    component: lazyRouteComponent(() => import('./entry/sign-in-link-page.tsx'), 'SignInLinkPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/reset',
    component: lazyRouteComponent(() => import('./entry/forgotten-page.tsx'), 'ForgottenPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/reset/$token',
    component: lazyRouteComponent(() => import('./entry/reset-page.tsx'), 'ResetPage'),
  }),
]

/** Without the frame of the other pages: it stands in one of somebody else. */
const widget = createRoute({
  getParentRoute,
  path: '/widget',
  component: lazyRouteComponent(() => import('./widget/widget-page.tsx'), 'WidgetPage'),
})

export const router = createRouter({
  routeTree: root.addChildren([...places, widget]),
  scrollRestoration: true,
  defaultPreload: 'intent',
  defaultPendingComponent: PageSkeleton,
  defaultPendingMs: 150,
  defaultErrorComponent: PageFailed,
})
