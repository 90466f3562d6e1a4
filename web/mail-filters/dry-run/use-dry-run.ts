import { useEffect, useRef, useState } from 'react'
import { type DryRunLine, type DryRunMail, dryRunLine, type MailFilterDraft } from '#contract/mail-filters.ts'
import { jsonLines } from '#web/lib/json-lines.ts'

export interface DryRun {
  isRunning: boolean
  done: number
  total: number
  mails: DryRunMail[]
  end: Extract<DryRunLine, { type: 'end' }> | undefined
  error: unknown
  isBroken: boolean
}

const nothing: DryRun = {
  isRunning: false,
  done: 0,
  total: 0,
  mails: [],
  end: undefined,
  error: undefined,
  isBroken: false,
}

/** Tries a filter, and fills in what comes of it while it comes. */
export function useDryRun() {
  const [run, setRun] = useState<DryRun>()
  const stopper = useRef<AbortController>(null)
  useEffect(() => () => stopper.current?.abort(), [])

  async function start(filter: MailFilterDraft, id: string | undefined) {
    stopper.current?.abort()
    const stop = new AbortController()
    stopper.current = stop
    setRun({ ...nothing, isRunning: true })
    let hasEnded = false
    try {
      const body = { filter, ...(id !== undefined && { id }) }
      const asked = { path: '/mail/filters/dry-run', body, line: dryRunLine, signal: stop.signal } as const
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

function withLine(run: DryRun, line: DryRunLine): DryRun {
  switch (line.type) {
    case 'progress':
      return { ...run, done: line.done, total: line.total }
    case 'mail':
      return { ...run, mails: [...run.mails, line] }
    case 'end':
      return { ...run, end: line }
  }
}
