import { lazy } from 'react'

export { useActionWords as useFilterActionWords } from './actions/use-action-words.ts'
export { MailFindings } from './condition/mail-findings.tsx'
export { MailVocabulary } from './condition/mail-vocabulary.tsx'

export const FiltersPage = lazy(async () => {
  const { FiltersPage: Page } = await import('./filters-page.tsx')
  return { default: Page }
})

export const IgnoredSendersPage = lazy(async () => {
  const { IgnoredSendersPage: Page } = await import('./ignored/ignored-senders-page.tsx')
  return { default: Page }
})
