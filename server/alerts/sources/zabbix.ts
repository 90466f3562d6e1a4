import { z } from 'zod'
import { type Incoming, instantOf, keyOf, linksOf, maybe, needed, severityOf, textOf } from './incoming.ts'

const severities = ['info', 'info', 'warning', 'warning', 'critical', 'critical'] as const
const states = { problem: 'firing', resolved: 'resolved', ok: 'resolved', update: 'update' } as const

/** What a media type of Zabbix sends by its script: one event. Its severities are 0 (not classified) to 5 (disaster). */
const body = z.object({
  event_id: needed,
  trigger_id: maybe,
  state: z
    .string()
    .trim()
    .toLowerCase()
    .pipe(z.enum(['problem', 'resolved', 'ok', 'update'])),
  severity: maybe,
  name: needed,
  opdata: maybe,
  host: z.union([z.object({ name: maybe, ip: maybe }), maybe.transform((name) => ({ name, ip: '' }))]),
  at: maybe,
  message: maybe,
  url: maybe,
})

export function readZabbix(given: unknown): Incoming[] {
  const { event_id, trigger_id, state, severity, name, opdata, host, at, message, url } = body.parse(given)
  return [
    {
      key: keyOf('event', event_id),
      // Names of problems hold values ("93 %"), by which the same check would look like another one.
      check: keyOf('trigger', trigger_id || name),
      host: host.name || host.ip,
      state: states[state],
      severity: severities[/^\d$/.test(severity) ? Number(severity) : -1] ?? severityOf(severity),
      title: name,
      text: textOf(opdata, message, host.ip),
      // Zabbix writes times without their zone: those are not taken for another zone's.
      startedAt: instantOf(at),
      endedAt: undefined,
      links: linksOf({ Zabbix: url }),
    },
  ]
}
