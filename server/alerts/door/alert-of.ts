import { isIP } from 'node:net'
import { sql } from 'kysely'
import type { AlertSourceKind } from '#contract/alert-sources.ts'
import type { Work } from '../../kernel/context.ts'
import type { Alert } from '../alert.ts'
import type { Incoming } from '../sources/incoming.ts'

interface Source {
  id: string
  kind: AlertSourceKind
  teamId: string | null
}

interface Told {
  incoming: Incoming
  receiptId: string
  /** When it arrived, where it does not say when it began. */
  at: Date
}

/** What a monitor says, with the device of ours that it means. A host that is none of ours is part of the check. */
export async function alertOf(work: Work, source: Source, { incoming, receiptId, at }: Told): Promise<Alert> {
  const { host, check, title, startedAt, endedAt, ...said } = incoming
  const deviceId = await deviceCalled(work, host)
  const isForeign = deviceId === undefined && host !== ''
  return {
    ...said,
    // Two monitors of a kind number their events each for itself.
    source: `${source.kind}:${source.id}`,
    sourceId: source.id,
    check: isForeign ? `${check} @ ${host}` : check,
    title: isForeign && !title.toLowerCase().includes(host.toLowerCase()) ? `${host}: ${title}` : title,
    startedAt: startedAt ?? at,
    ...(endedAt !== undefined && { endedAt }),
    ...(deviceId !== undefined && { deviceId }),
    ...(source.teamId !== null && { teamId: source.teamId }),
    // The body itself is kept where it arrived.
    raw: { receiptId },
  }
}

/** By its name here or by the one it gives itself, with its domain or without; of two that fit, neither. */
async function deviceCalled({ tx }: Work, host: string): Promise<string | undefined> {
  if (host === '') return undefined
  const full = host.toLowerCase()
  const names = isIP(full) > 0 ? [full] : [full, full.split('.')[0] ?? full]
  const rows = await tx
    .selectFrom('devices as d')
    .select('d.id')
    .where(sql<boolean>`(lower(d.name) = any(${names}) or (d.hostname <> '' and lower(d.hostname) = any(${names})))`)
    .where(sql<boolean>`exists (select from device_teams as t where t.team_id = d.team_id)`)
    .limit(2)
    .execute()
  return rows.length === 1 ? rows[0]?.id : undefined
}
