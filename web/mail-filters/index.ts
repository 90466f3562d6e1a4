import { lazy } from 'react'

export { FindingList } from './condition/finding-list.tsx'

export const FiltersPage = lazy(async () => {
  const { FiltersPage: Page } = await import('./filters-page.tsx')
  return { default: Page }
})

export const IgnoredSendersPage = lazy(async () => {
  const { IgnoredSendersPage: Page } = await import('./ignored/ignored-senders-page.tsx')
  return { default: Page }
})
