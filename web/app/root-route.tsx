import { createRootRoute, createRoute, Outlet } from '@tanstack/react-router'
import { DeskLayout } from './desk-layout.tsx'
import { MissingPage } from './full-page.tsx'

export const rootRoute = createRootRoute({ component: Outlet, notFoundComponent: MissingPage })

/** Everything behind the gate, within the shell. */
export const deskRoute = createRoute({ getParentRoute: () => rootRoute, id: 'desk', component: DeskLayout })
