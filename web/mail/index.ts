import { lazy } from 'react'

export { useQuarantineCount } from './use-quarantine-count.ts'

/** Loaded when it is opened: the shell needs only the count. */
export const MailLogPage = lazy(async () => {
  const { MailLogPage: Page } = await import('./mail-log-page.tsx')
  return { default: Page }
})
