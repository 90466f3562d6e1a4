import { lazy } from 'react'

export { fieldsQuery } from './fields/queries.ts'
export { MacroDoes, MacroFinder } from './macros/macro-finder.tsx'
export { useMacros } from './macros/queries.ts'
export { useMacroWords } from './macros/use-macro-words.ts'
export { TemplateSelect, templatesQuery } from './new/template-select.tsx'
export { textAfter, wholeContent } from './new/with-template.ts'
export { prefetchTicket, useAssignable, useTeams } from './queries.ts'
export { storedValues } from './stored-values.ts'
export { TicketPane } from './ticket-pane.tsx'
export { changeLinesOf } from './timeline/change-lines.ts'
export { useChangeWords } from './timeline/use-change-words.ts'
export { useAttempt } from './use-attempt.ts'

/** By itself: the form need not travel with every ticket. */
export const NewTicketPage = lazy(async () => {
  const { NewTicketPage } = await import('./new/new-ticket-page.tsx')
  return { default: NewTicketPage }
})

export const AskForServicePage = lazy(async () => {
  const { AskForServicePage } = await import('./service/ask-page.tsx')
  return { default: AskForServicePage }
})

export const OwnRepliesPage = lazy(async () => {
  const { OwnRepliesPage } = await import('./scheduled/own-replies-page.tsx')
  return { default: OwnRepliesPage }
})
