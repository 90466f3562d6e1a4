/** A stretch of time in which a zone keeps its distance to UTC; all in milliseconds, `end` not included. */
export interface Segment {
  start: number
  end: number
  /** Wall clock less UTC. */
  offset: number
}

const dayMs = 86_400_000
/** Looked up together: Intl is slow, and neighbouring days are asked for next. */
const chunkMs = 400 * dayMs
/** Ten lifetimes of a ticket; whoever asks for more starts anew. */
const mostChunks = 100

const zones = new Map<string, Zone>()

interface Zone {
  format: Intl.DateTimeFormat
  chunks: Map<number, Segment[]>
}

/** The segment that an instant lies in; one may be cut into several, where chunks meet. */
export function segmentAt(timeZone: string, at: number): Segment {
  const zone = zoneOf(timeZone)
  const index = Math.floor(at / chunkMs)
  const segment = chunkOf(zone, index).find(({ end }) => at < end)
  if (segment === undefined) throw new RangeError(`No such instant: ${at}`)
  return segment
}

/** What the wall clock shows at an instant, as if it were UTC. */
export function wallOf(timeZone: string, at: number): number {
  return at + segmentAt(timeZone, at).offset
}

/** The first instant at which the wall clock shows a time; where it leaves that out, the one at which it goes on. */
export function instantOf(timeZone: string, wall: number): number {
  // Zones are less than two days away from UTC, also where they once changed the date.
  for (let at = wall - 2 * dayMs; ; ) {
    const { start, end, offset } = segmentAt(timeZone, at)
    if (wall - offset < end) return Math.max(start, wall - offset)
    at = end
  }
}

function zoneOf(timeZone: string): Zone {
  const known = zones.get(timeZone)
  if (known !== undefined) return known
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    era: 'short',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  })
  const zone = { format, chunks: new Map() }
  zones.set(timeZone, zone)
  return zone
}

function chunkOf(zone: Zone, index: number): Segment[] {
  const known = zone.chunks.get(index)
  if (known !== undefined) return known
  if (zone.chunks.size >= mostChunks) zone.chunks.clear()
  const segments = readSegments(zone.format, index * chunkMs, (index + 1) * chunkMs)
  zone.chunks.set(index, segments)
  return segments
}

/** Looks at every day, and closer where the distance changed: no zone changes it twice within a day. */
function readSegments(format: Intl.DateTimeFormat, start: number, end: number): Segment[] {
  const segments: Segment[] = []
  let current: Segment = { start, end, offset: offsetAt(format, start) }
  for (let day = start; day < end; day += dayMs) {
    const offset = offsetAt(format, day + dayMs)
    if (offset === current.offset) continue
    const changedAt = findChange(format, day, day + dayMs)
    segments.push({ ...current, end: changedAt })
    current = { start: changedAt, end, offset }
  }
  // One that changes just where the chunk ends belongs to the next.
  return current.start < end ? [...segments, current] : segments
}

/** The first instant between the two that has another distance than the first. */
function findChange(format: Intl.DateTimeFormat, before: number, after: number): number {
  const offset = offsetAt(format, before)
  let [low, high] = [before, after]
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2)
    if (offsetAt(format, middle) === offset) low = middle
    else high = middle
  }
  return high
}

function offsetAt(format: Intl.DateTimeFormat, at: number): number {
  const parts: Record<string, string> = {}
  for (const { type, value } of format.formatToParts(at)) parts[type] = value
  const number = (name: string) => Number(parts[name])
  const year = parts['era'] === 'BC' ? 1 - number('year') : number('year')
  const wall = new Date(0)
  wall.setUTCFullYear(year, number('month') - 1, number('day'))
  wall.setUTCHours(number('hour'), number('minute'), number('second'))
  return wall.getTime() - (at - (((at % 1000) + 1000) % 1000))
}
