import { useEffect, useRef, useState } from 'react'
import { type DryRunLine, type DryRunMail, dryRunLine, type MailFilterDraft } from '#contract/mail-filters.ts'
import { readProblem, urlOf } from '#web/lib/client.ts'

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
      for await (const line of linesOf({ filter, ...(id !== undefined && { id }) }, stop.signal)) {
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

async function* linesOf(body: object, signal: AbortSignal): AsyncGenerator<DryRunLine> {
  const response = await fetch(urlOf('/mail/filters/dry-run', {}), {
    method: 'POST',
    credentials: 'same-origin',
    headers: { 'content-type': 'application/json', 'x-requested-with': 'mesa' },
    body: JSON.stringify(body),
    signal,
  })
  if (!response.ok || !response.body) throw await readProblem(response)
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader()
  let rest = ''
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    const lines = (rest + part.value).split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines) if (line !== '') yield dryRunLine.parse(JSON.parse(line))
  }
}
