/** Approvals: the flows that say who must agree, what is asked on tickets, and what waits for somebody's word. */
export * from './approval-cases.ts'
export * from './approval-flows.ts'
export * from './approval-requests.ts'
