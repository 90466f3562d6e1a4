import type { TicketStatus } from '#contract/tickets.ts'

/** Where a request stands, as its requester sees it. */
export const stages = ['received', 'progress', 'waiting', 'solved'] as const
export type Stage = (typeof stages)[number]

export function stageOf(status: TicketStatus): Stage {
  switch (status) {
    case 'new':
      return 'received'
    case 'open':
    case 'on_hold':
      return 'progress'
    case 'pending':
      return 'waiting'
    case 'solved':
    case 'closed':
      return 'solved'
  }
}

/** What the stage means for who looks at it; some statuses of one stage differ in that. */
export function meaningOf(status: TicketStatus, isOwn: boolean) {
  if (status === 'pending' && !isOwn) return 'stage.now.waitingOther'
  if (status === 'on_hold') return 'stage.now.onHold'
  if (status === 'closed') return 'stage.now.closed'
  return `stage.now.${stageOf(status)}` as const
}

/** The name of a stage: who waits for a colleague's answer has nothing to do. */
export function nameOf(stage: Stage, isOwn: boolean) {
  return stage === 'waiting' && !isOwn ? 'stage.waitingOther' : (`stage.${stage}` as const)
}

export const openStatuses: TicketStatus[] = ['new', 'open', 'pending', 'on_hold']
export const solvedStatuses: TicketStatus[] = ['solved', 'closed']

/** Whether a step of the line lies behind. Nobody need have waited for a request to be solved. */
export function isPast(step: Stage, now: Stage): boolean {
  return stages.indexOf(step) < stages.indexOf(now)
}
