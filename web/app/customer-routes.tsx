import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { withWords } from '#web/lib/i18n.ts'
import { deskRoute } from './root-route.tsx'

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

/** Those whom the desk serves, and their machines. */
export const customerRoutes = [
  customers,
  person,
  organization,
  customerImports,
  customerImport,
  devices,
  maintenance,
  device,
  alerts,
]
