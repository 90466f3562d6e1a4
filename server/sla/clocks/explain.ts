import type { SpanReason } from '#contract/clocks.ts'
import { explainSpans } from '../../calendars/index.ts'
import { type Run, type Stretch, targetOf } from './run.ts'

export interface Explained {
  from: Date
  /** Not included. */
  to: Date
  counted: boolean
  why: SpanReason
  /** Which holiday. */
  name: string | undefined
}

/** What a clock counted, and what it did not and why, until an instant or until it was met. */
export function explainRun(run: Run, until: Date): Explained[] {
  const present: Stretch = { from: run.since, to: until, pause: run.pause, calendar: targetOf(run)?.calendar }
  const stretches = run.metAt === undefined && until > run.since ? [...run.stretches, present] : run.stretches
  return joined(stretches.flatMap(explainStretch))
}

function explainStretch({ from, to, pause, calendar }: Stretch): Explained[] {
  if (pause !== undefined) return [{ from, to, counted: false, why: pause, name: undefined }]
  // Nothing was promised any more, so nobody asks.
  if (calendar === undefined) return []
  return Array.from(explainSpans(calendar, from, to), (span) => ({
    from: span.from,
    to: span.to,
    counted: span.why.kind === 'open',
    why: span.why.kind,
    name: span.why.kind === 'holiday' ? span.why.name : undefined,
  }))
}

/** What changed nothing leaves no seam. */
function joined(spans: Explained[]): Explained[] {
  const all: Explained[] = []
  for (const span of spans) {
    const last = all.at(-1)
    if (last !== undefined && isContinued(last, span)) last.to = span.to
    else all.push({ ...span })
  }
  return all
}

function isContinued(last: Explained, next: Explained): boolean {
  return last.to.getTime() === next.from.getTime() && last.why === next.why && last.name === next.name
}
