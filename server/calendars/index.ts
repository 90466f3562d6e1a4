export { addOpenSeconds, always, explainSpans, isOpen, openSeconds, openSpans, type Span, whyAt } from './arithmetic.ts'
export type { Reason } from './days.ts'
