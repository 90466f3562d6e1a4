import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { rootRoute } from './root-route.tsx'
import { SignInDoor } from './sign-in-door.tsx'

const session = () => import('#web/session/index.ts')

const signIn = createRoute({
  getParentRoute: () => rootRoute,
  path: '/sign-in',
  component: SignInDoor,
})

const signInByLink = createRoute({
  getParentRoute: () => rootRoute,
  path: '/sign-in/$token',
  component: lazyRouteComponent(() => import('./token-pages.tsx'), 'SignInByLink'),
})

const requestReset = createRoute({
  getParentRoute: () => rootRoute,
  path: '/reset',
  component: lazyRouteComponent(session, 'RequestResetPage'),
})

const reset = createRoute({
  getParentRoute: () => rootRoute,
  path: '/reset/$token',
  component: lazyRouteComponent(() => import('./token-pages.tsx'), 'ResetPassword'),
})

const setUp = createRoute({
  getParentRoute: () => rootRoute,
  path: '/setup/$token',
  component: lazyRouteComponent(() => import('./token-pages.tsx'), 'SetUp'),
})

/** Before one is in. */
export const publicRoutes = [signIn, signInByLink, requestReset, reset, setUp]
