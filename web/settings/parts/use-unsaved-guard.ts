import { useBlocker } from '@tanstack/react-router'
import { useAskToLeave } from '#web/ui/ask-to-leave.ts'

/** Asks before a page with unsaved changes is left, inside the app or by closing it. */
export function useUnsavedGuard(isDirty: boolean): void {
  const ask = useAskToLeave()
  useBlocker({
    shouldBlockFn: async () => isDirty && !(await ask()),
    enableBeforeUnload: () => isDirty,
    disabled: !isDirty,
  })
}
