import { useEffect, useRef, useState } from 'react'
import {
  type RuleDryRunLine,
  type RuleDryRunTicket,
  type RuleWarning,
  ruleDryRunLine,
  type TicketRuleDraft,
} from '#contract/ticket-rules.ts'
import { jsonLines } from '#web/lib/json-lines.ts'

export interface DryRun {
  isRunning: boolean
  done: number
  total: number
  warnings: RuleWarning[]
  tickets: RuleDryRunTicket[]
  end: Extract<RuleDryRunLine, { type: 'end' }> | undefined
  error: unknown
  isBroken: boolean
}

const nothing: DryRun = {
  isRunning: false,
  done: 0,
  total: 0,
  warnings: [],
  tickets: [],
  end: undefined,
  error: undefined,
  isBroken: false,
}

/** Tries a rule on the tickets of the last days, and fills in what comes of it while it comes. */
export function useDryRun() {
  const [run, setRun] = useState<DryRun>()
  const stopper = useRef<AbortController>(null)
  useEffect(() => () => stopper.current?.abort(), [])

  async function start(rule: TicketRuleDraft, id: string | undefined) {
    stopper.current?.abort()
    const stop = new AbortController()
    stopper.current = stop
    setRun({ ...nothing, isRunning: true })
    let hasEnded = false
    try {
      const body = { rule, ...(id !== undefined && { id }) }
      const asked = { path: '/rules/dry-run', body, line: ruleDryRunLine, signal: stop.signal } as const
      for await (const line of jsonLines(asked)) {
        hasEnded ||= line.type === 'end'
        setRun((before) => withLine(before ?? nothing, line))
      }
      setRun((before) => ({ ...(before ?? nothing), isRunning: false, isBroken: !hasEnded }))
    } catch (error) {
      const wasStopped = stop.signal.aborted
      if (stopper.current === stop) {
        setRun((before) => ({ ...(before ?? nothing), isRunning: false, error: wasStopped ? undefined : error }))
      }
    }
  }

  return { run, start, stop: () => stopper.current?.abort() }
}

function withLine(run: DryRun, line: RuleDryRunLine): DryRun {
  switch (line.type) {
    case 'warnings':
      return { ...run, warnings: line.warnings }
    case 'progress':
      return { ...run, done: line.done, total: line.total }
    case 'ticket':
      return { ...run, tickets: [...run.tickets, line] }
    case 'end':
      return { ...run, end: line }
  }
}
