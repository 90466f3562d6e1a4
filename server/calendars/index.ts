export { addOpenSeconds, always, explainSpans, isOpen, openSeconds, openSpans, type Span, whyAt } from './arithmetic.ts'
export { placeCalendars } from './commands.ts'
export { listCalendars, readCalendar, readDefaultCalendar } from './queries.ts'
export { calendarHandlers } from './routes.ts'
