import type { AnnouncementKind, AnnouncementState } from '#contract/announcements.ts'

/** How an announcement of this kind begins. */
export function firstState(kind: AnnouncementKind, beginsAt: Date, now: Date): AnnouncementState {
  switch (kind) {
    case 'outage':
      return 'investigating'
    case 'maintenance':
      return beginsAt > now ? 'scheduled' : 'running'
    case 'news':
      return 'running'
  }
}

interface Standing {
  kind: AnnouncementKind
  state: AnnouncementState
  beginsAt: Date
  endsAt: Date | null
}

/**
 * How it stands at a moment: maintenance begins and ends by the clock, and news ends by it. An outage is over only when
 * somebody says so: its end is a guess until then.
 */
export function stateAt({ kind, state, beginsAt, endsAt }: Standing, now: Date): AnnouncementState {
  if (state === 'resolved' || kind === 'outage') return state
  if (endsAt !== null && endsAt <= now) return 'resolved'
  return state === 'scheduled' && beginsAt <= now ? 'running' : state
}
