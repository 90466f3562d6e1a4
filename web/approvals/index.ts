export { ApproversField } from './approvers-field.tsx'
export { OutcomePill } from './outcome-pill.tsx'
export { flowsQuery, ownCasesQuery, useOwnCaseCount } from './queries.ts'
export { useApprovalWords } from './use-approval-words.ts'
