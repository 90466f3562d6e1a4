import { z } from 'zod'
import { alertSeverity } from '#contract/alerts.ts'

/** A title or a name in one line, cut where it is longer. */
const line = (most: number) => z.string().transform((text) => text.replace(/\s+/g, ' ').trim().slice(0, most))

/** Every alert, whoever raised it. Everything in it is hostile: titles are text, links lead to http alone. */
export const alert = z.object({
  /** `device`, or the monitor: `alertmanager`. */
  source: z.string().min(1).max(60),
  /** The source's own name for it: the same key is the same alert. */
  key: z.string().min(1).max(500),
  /** The monitor that said it; undefined for what devices measure. */
  sourceId: z.uuid().optional(),
  /** What it is about; source, device and check together have one incident. */
  check: line(300).pipe(z.string().min(1)),
  /** `update`: more is known, and it neither began nor ended. */
  state: z.enum(['firing', 'resolved', 'update']),
  severity: alertSeverity,
  title: line(250).pipe(z.string().min(1)),
  text: z.string().transform((text) => text.slice(0, 10_000)),
  deviceId: z.uuid().optional(),
  /** Whose queue an incident goes to when there is no device. */
  teamId: z.uuid().optional(),
  startedAt: z.date(),
  endedAt: z.date().optional(),
  links: z.array(z.object({ title: line(100), url: z.url({ protocol: /^https?$/ }).max(2000) })).max(20),
  /** As it arrived; kept for 30 days. */
  raw: z.unknown(),
})
export type Alert = z.output<typeof alert>

/** The kind of monitor; behind it stands which one of several. */
export function kindOf(source: string): string {
  return source.split(':')[0] ?? source
}
