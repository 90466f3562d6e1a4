import { z } from 'zod'
import { type Incoming, instantOf, keyOf, linksOf, maybe, mostAlerts, needed, severityOf } from './incoming.ts'

const states = z
  .string()
  .trim()
  .toLowerCase()
  .pipe(z.enum(['firing', 'resolved', 'update']))
  .default('firing')

/** What any program can send: a title is enough, and a key tells the same matter again. */
const one = z.object({
  title: needed,
  key: maybe,
  check: maybe,
  host: maybe,
  device: maybe,
  state: states,
  severity: maybe,
  text: maybe,
  startedAt: maybe,
  endedAt: maybe,
  url: maybe,
  links: z
    .array(z.object({ title: maybe, url: maybe }))
    .max(20)
    .default([]),
})

const several = z.object({ alerts: z.array(one).min(1).max(mostAlerts) })

/** One alert, or several as `{ alerts: […] }`. */
export function readGeneric(given: unknown): Incoming[] {
  const many = several.safeParse(given)
  return many.success ? many.data.alerts.map(presented) : [presented(one.parse(given))]
}

function presented(said: z.output<typeof one>): Incoming {
  const { title, state, severity, text, startedAt, endedAt, url } = said
  const host = said.host || said.device
  const key = keyOf(said.key || `${host} ${said.check || title}`)
  return {
    key,
    check: said.check || key,
    host,
    state,
    severity: severityOf(severity),
    title,
    text,
    startedAt: instantOf(startedAt),
    endedAt: instantOf(endedAt),
    links: [...linksOf({ '': url }), ...said.links.flatMap((link) => linksOf({ [link.title]: link.url }))].slice(0, 20),
  }
}
