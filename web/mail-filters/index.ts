import { lazy } from 'react'

export { MailFindings } from './condition/mail-findings.tsx'

export const FiltersPage = lazy(async () => {
  const { FiltersPage: Page } = await import('./filters-page.tsx')
  return { default: Page }
})

export const IgnoredSendersPage = lazy(async () => {
  const { IgnoredSendersPage: Page } = await import('./ignored/ignored-senders-page.tsx')
  return { default: Page }
})
