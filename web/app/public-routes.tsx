import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { withWords } from '#web/lib/i18n.ts'
import { rootRoute } from './root-route.tsx'
import { SignInDoor } from './sign-in-door.tsx'

const session = withWords(() => import('#web/session/index.ts'), 'session')
const tokenPages = withWords(() => import('./token-pages.tsx'), 'session')

const signIn = createRoute({
  getParentRoute: () => rootRoute,
  path: '/sign-in',
  component: SignInDoor,
})

const signInByLink = createRoute({
  getParentRoute: () => rootRoute,
  path: '/sign-in/$token',
  component: lazyRouteComponent(tokenPages, 'SignInByLink'),
})

const requestReset = createRoute({
  getParentRoute: () => rootRoute,
  path: '/reset',
  component: lazyRouteComponent(session, 'RequestResetPage'),
})

const reset = createRoute({
  getParentRoute: () => rootRoute,
  path: '/reset/$token',
  component: lazyRouteComponent(tokenPages, 'ResetPassword'),
})

const setUp = createRoute({
  getParentRoute: () => rootRoute,
  path: '/setup/$token',
  component: lazyRouteComponent(tokenPages, 'SetUp'),
})

/** Before one is in. */
export const publicRoutes = [signIn, signInByLink, requestReset, reset, setUp]
