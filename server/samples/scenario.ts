import type { Language } from '#contract/common.ts'
import type { TicketType } from '#contract/tickets.ts'

export type TeamKey = 'it' | 'billing' | 'logistics'

/** One step of a conversation, in several wordings. `call` is the agent phoning the requester. */
export interface Turn {
  by: 'agent' | 'requester' | 'note' | 'call'
  texts: readonly string[]
}

/** A matter that people bring to the desk, told so that it can happen many times and differ each time. */
export interface Scenario {
  language: Language
  type: TicketType
  team: TeamKey
  tags: readonly string[]
  impact?: 1 | 2 | 3
  urgency?: 1 | 2 | 3
  subjects: readonly string[]
  openings: readonly string[]
  /** What is said until it is solved; the last agent's turn solves it. */
  turns: readonly Turn[]
  /** What the requester likes to attach. */
  file?: 'picture' | 'log' | 'list'
}

/** A scenario without what its file says once for all. */
export type Told = Omit<Scenario, 'language' | 'team'>

export const agent = (...texts: string[]): Turn => ({ by: 'agent', texts })
export const requester = (...texts: string[]): Turn => ({ by: 'requester', texts })
export const note = (...texts: string[]): Turn => ({ by: 'note', texts })
export const call = (...texts: string[]): Turn => ({ by: 'call', texts })
