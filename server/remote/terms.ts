import type { RemoteReason } from '#contract/remote-session.ts'
import type { SessionRow } from './schema.ts'

/** Whoever sits at the machine answers within so long, or it means no. */
export const consentMs = 60_000
/** To share the screen the person first has to open the page of the request. */
export const shareConsentMs = 10 * 60_000
/** After the yes, both sides have so long to meet. */
export const meetMs = 2 * 60_000
/** A session in which one side is away for so long has ended. */
export const awayMs = 90_000

type Times = Pick<SessionRow, 'state' | 'kind' | 'askedAt' | 'answeredAt' | 'beganAt' | 'activeAt' | 'seenAt'> &
  Pick<SessionRow, 'idleMinutes' | 'mostMinutes'>

interface Deadline {
  at: Date
  /** What ends it then. */
  outcome: 'timed_out' | RemoteReason
}

/** When a session ends by itself and why, should nothing happen until then; undefined for one that is over. */
export function deadlineOf(session: Times): Deadline | undefined {
  return deadlinesOf(session).reduce<Deadline | undefined>(
    (first, one) => (first === undefined || one.at < first.at ? one : first),
    undefined,
  )
}

/** Why a session is over at this moment; undefined while it goes on. Of several reasons the one that says most. */
export function overBecause(session: Times, now: Date): Deadline['outcome'] | undefined {
  return deadlinesOf(session).find(({ at }) => at <= now)?.outcome
}

/** In the order in which they are told. */
function deadlinesOf(session: Times): Deadline[] {
  const { state, kind, askedAt, answeredAt, beganAt, activeAt, seenAt } = session
  switch (state) {
    case 'asked':
      return [{ at: after(askedAt, kind === 'share' ? shareConsentMs : consentMs), outcome: 'timed_out' }]
    case 'granted':
      return [{ at: after(answeredAt ?? askedAt, meetMs), outcome: 'lost' }]
    case 'active': {
      const start = beganAt ?? askedAt
      return [
        { at: after(start, session.mostMinutes * 60_000), outcome: 'too_long' },
        { at: after(activeAt ?? start, session.idleMinutes * 60_000), outcome: 'idle' },
        { at: after(seenAt ?? start, awayMs), outcome: 'lost' },
      ]
    }
    default:
      return []
  }
}

function after(moment: Date, ms: number): Date {
  return new Date(moment.getTime() + ms)
}
