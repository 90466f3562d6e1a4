import type { Me } from '#contract/sessions.ts'
import { useGo } from '../link.tsx'
import { welcome } from '../visitor.ts'
import { takeWantedPlace } from './after-sign-in.ts'

/** Lets somebody in and leads to what they wanted to see. The address with a token does not stay in the history. */
export function useEnter(): (me: Me) => Promise<void> {
  const go = useGo()
  return async (me) => {
    await welcome(me)
    const { to, ...target } = takeWantedPlace()
    await go(to, { ...target, replace: true })
  }
}
