import { type NavigateOptions, Link as RouterLink, useRouter } from '@tanstack/react-router'
import { type ComponentProps, type ComponentType, createContext, useContext } from 'react'

export type Place =
  | '/'
  | '/announcements'
  | '/announcements/$id'
  | '/approvals'
  | '/approvals/$id'
  | '/new'
  | '/requests'
  | '/requests/$number'
  | '/reset'
  | '/services/$id'
  | '/sign-in'

interface Target {
  params?: Record<string, string>
  search?: Record<string, string | number | boolean | undefined>
  replace?: boolean
}

export interface LinkProps extends Omit<ComponentProps<'a'>, 'href'>, Target {
  to: Place
}

// The router's types know one app for the whole program, which is the desk; the portal names its own places instead.
const PortalLink = RouterLink as unknown as ComponentType<LinkProps>

/** Whether links open beside: in the widget, whose frame can show no other page. */
export const OpensBeside = createContext(false)

/** What a link needs to open where the frame around it asks for. */
export function useBeside(): { target?: '_blank' } {
  return useContext(OpensBeside) ? { target: '_blank' } : {}
}

/** A link to a place of the portal. */
export function Link(props: LinkProps) {
  return <PortalLink {...useBeside()} {...props} />
}

/** Goes to a place of the portal. */
export function useGo(): (to: Place, target?: Target) => Promise<void> {
  const router = useRouter()
  return (to, target = {}) => router.navigate({ to, ...target } as unknown as NavigateOptions)
}
