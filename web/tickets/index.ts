import { lazy } from 'react'

export { prefetchTicket, useAssignable, useTeams } from './queries.ts'
export { useOwnReplies } from './scheduled/own-replies.ts'
export { storedValues } from './stored-values.ts'
export { TicketPane } from './ticket-pane.tsx'
export { useAttempt } from './use-attempt.ts'

/** By itself: the form need not travel with every ticket. */
export const NewTicketPage = lazy(async () => {
  const { NewTicketPage } = await import('./new/new-ticket-page.tsx')
  return { default: NewTicketPage }
})

export const OwnRepliesPage = lazy(async () => {
  const { OwnRepliesPage } = await import('./scheduled/own-replies-page.tsx')
  return { default: OwnRepliesPage }
})
