import { z } from 'zod'
import { type Incoming, instantOf, keyOf, linksOf, maybe, needed, textOf } from './incoming.ts'

/** 0 down, 1 up, 2 pending, 3 maintenance. */
const states = ['firing', 'resolved', 'update', 'update'] as const

const body = z.object({
  heartbeat: z.object({ status: z.int().min(0).max(3), time: maybe, msg: maybe }).nullish(),
  monitor: z.object({ id: needed, name: maybe, url: maybe, hostname: maybe }).nullish(),
  msg: needed,
})

/** One heartbeat of one monitor; without either it is the test that its page sends, and tells of nothing. */
export function readUptimeKuma(given: unknown): Incoming[] {
  const { heartbeat, monitor, msg } = body.parse(given)
  if (heartbeat == null || monitor == null) return []
  const name = monitor.name || monitor.hostname || monitor.id
  const at = instantOf(`${heartbeat.time}Z`)
  const state = states[heartbeat.status] ?? 'update'
  return [
    {
      key: keyOf('monitor', monitor.id),
      check: keyOf('monitor', monitor.id),
      host: monitor.hostname || hostIn(monitor.url),
      state,
      severity: 'critical',
      title: name,
      text: textOf(heartbeat.msg || msg),
      startedAt: state === 'firing' ? at : undefined,
      endedAt: state === 'resolved' ? at : undefined,
      links: linksOf({ [name]: monitor.url }),
    },
  ]
}

function hostIn(url: string): string {
  return URL.canParse(url) ? new URL(url).hostname : ''
}
