import { createContext, use } from 'react'
import type { z } from 'zod'
import type { publicDesk } from '#contract/desk.ts'
import type { Me } from '#contract/sessions.ts'

export type PublicDesk = z.infer<typeof publicDesk>

/** Set by the gate; undefined outside of it. */
export const MeContext = createContext<Me | undefined>(undefined)
export const DeskContext = createContext<PublicDesk | undefined>(undefined)

/** Who is signed in. Only inside the gate. */
export function useMe(): Me {
  const me = use(MeContext)
  if (!me) throw new Error('useMe was called outside of the gate')
  return me
}

export function useMaybeMe(): Me | undefined {
  return use(MeContext)
}

export function useMaybeDesk(): PublicDesk | undefined {
  return use(DeskContext)
}

export function useDesk(): PublicDesk {
  const desk = use(DeskContext)
  if (!desk) throw new Error('useDesk was called before the desk was known')
  return desk
}
