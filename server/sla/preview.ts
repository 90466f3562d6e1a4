import type { z } from 'zod'
import type { Calendar } from '#contract/calendars.ts'
import type { SlaPreview, sla } from '#contract/sla.ts'
import { addOpenSeconds, always, explainSpans, openSeconds } from '../calendars/index.ts'
import type { Ctx } from '../kernel/context.ts'
import { found, invalidField } from '../kernel/errors.ts'
import { readCalendars } from './calendars.ts'
import { presentSpan } from './why.ts'

type Question = z.output<typeof sla.preview.body>

interface Span {
  from: Date
  to: Date
}

const longestMs = 10 * 366 * 86_400_000

/** When a target would be reached that is counted by a calendar, with pauses. */
export async function previewTarget(ctx: Ctx, question: Question): Promise<SlaPreview> {
  const calendar = await calendarOf(ctx, question)
  const start = new Date(question.startAt)
  const now = question.now === undefined ? ctx.now() : new Date(question.now)
  if (now.getTime() - start.getTime() > longestMs) {
    throw invalidField('startAt', 'too_early', 'The start is more than ten years before the end')
  }
  const pauses = joinedPauses(question, start)
  const elapsed = elapsedIn(calendar, start, now, pauses)
  return {
    dueAt: dueWith(calendar, start, question.targetSeconds, pauses)?.toISOString() ?? null,
    elapsedSeconds: elapsed,
    remainingSeconds: round(question.targetSeconds - elapsed),
    explanation: explain(calendar, start, now, pauses),
  }
}

async function calendarOf(ctx: Ctx, { calendar, calendarId }: Question): Promise<Calendar> {
  if (calendar !== undefined) return calendar
  if (calendarId === undefined) return always
  return found((await readCalendars(ctx.db, [calendarId])).get(calendarId), 'Calendar').calendar
}

const farAway = 8.64e15

/** In order, none before the start, and none that overlap. */
function joinedPauses({ pauses }: Question, start: Date): Span[] {
  const sorted = pauses
    .map(({ from, to }) => ({
      from: new Date(Math.max(Date.parse(from), start.getTime())),
      to: new Date(to === undefined || to === null ? farAway : Date.parse(to)),
    }))
    .filter(({ from, to }) => from < to)
    .toSorted((one, other) => one.from.getTime() - other.from.getTime())
  const joined: Span[] = []
  for (const pause of sorted) {
    const last = joined.at(-1)
    if (last === undefined || last.to < pause.from) joined.push(pause)
    else if (last.to < pause.to) last.to = pause.to
  }
  return joined
}

/** What lies between the pauses. */
function runningSpans(start: Date, until: Date, pauses: readonly Span[]): Span[] {
  const cuts = [start, ...pauses.flatMap(({ from, to }) => [from, to]), until]
  return cuts.flatMap((from, index) => {
    const to = cuts[index + 1]
    return index % 2 === 1 || to === undefined ? [] : [{ from, to: to < until ? to : until }]
  })
}

function elapsedIn(calendar: Calendar, start: Date, now: Date, pauses: readonly Span[]): number {
  return round(runningSpans(start, now, pauses).reduce((sum, { from, to }) => sum + openSeconds(calendar, from, to), 0))
}

function dueWith(calendar: Calendar, start: Date, seconds: number, pauses: readonly Span[]): Date | undefined {
  let left = seconds
  let from = start
  for (const pause of pauses) {
    const passed = openSeconds(calendar, from, pause.from)
    if (passed >= left && pause.from > from) return addOpenSeconds(calendar, from, left)
    left = round(left - passed)
    from = pause.to
  }
  return from.getTime() === farAway ? undefined : addOpenSeconds(calendar, from, left)
}

function explain(calendar: Calendar, start: Date, now: Date, pauses: readonly Span[]): SlaPreview['explanation'] {
  const counted = runningSpans(start, now, pauses).flatMap(({ from, to }) =>
    Array.from(explainSpans(calendar, from, to), (span) => ({
      from: span.from,
      to: span.to,
      counted: span.why.kind === 'open',
      why: span.why.kind,
      name: span.why.kind === 'holiday' ? span.why.name : undefined,
    })),
  )
  const paused = pauses
    .filter(({ from }) => from < now)
    .map(({ from, to }) => ({
      from,
      to: to < now ? to : now,
      counted: false,
      why: 'paused' as const,
      name: undefined,
    }))
  return [...counted, ...paused].toSorted((one, other) => one.from.getTime() - other.from.getTime()).map(presentSpan)
}

/** Whole milliseconds: sums of fractions otherwise end in dust. */
function round(seconds: number): number {
  return Math.round(seconds * 1000) / 1000
}
