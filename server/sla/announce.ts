import type { ClockKind } from '#contract/clocks.ts'
import type { Work } from '../kernel/context.ts'
import { type Cause, react, recordEvent } from '../tickets/index.ts'

/** Something that has happened to a clock. */
export interface Marks {
  clock: ClockKind
  type: 'clock.warning' | 'clock.breached'
  /** When it happened, which may be a while ago. */
  at: Date
  dueAt: Date | null
}

const byClock: Cause = { kind: 'system', job: 'sla:wake' }

/** Writes it into the history and lets follow what depends on it: rules, notifications. */
export async function announce(work: Work, ticketId: string, marks: readonly Marks[], cause = byClock): Promise<void> {
  for (const { type, clock, at, dueAt } of marks) {
    const changes = [
      { field: 'clock', from: null, to: clock },
      { field: 'clockAt', from: null, to: at.toISOString() },
      ...(dueAt === null ? [] : [{ field: 'dueAt', from: null, to: dueAt.toISOString() }]),
    ]
    await recordEvent(work, { ticketId, type, cause, changes })
    const ticket = await work.tx.selectFrom('tickets').selectAll().where('id', '=', ticketId).executeTakeFirstOrThrow()
    await react(work, { type, ticket, clock, cause })
  }
}
