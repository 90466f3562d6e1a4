import { type NavigateOptions, Link as RouterLink, useRouter } from '@tanstack/react-router'
import type { ComponentProps, ComponentType } from 'react'

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

/**
 * The router's types know one app for the whole program, which is the desk; the portal names its own places instead.
 */
export const Link = RouterLink as unknown as ComponentType<LinkProps>

/** Goes to a place of the portal. */
export function useGo(): (to: Place, target?: Target) => Promise<void> {
  const router = useRouter()
  return (to, target = {}) => router.navigate({ to, ...target } as unknown as NavigateOptions)
}
