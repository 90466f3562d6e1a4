export { DeclareDialog } from './declare-dialog.tsx'
export { MajorSection } from './major-section.tsx'
export { ofTicketQuery } from './queries.ts'
