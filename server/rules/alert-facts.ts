import { sql } from 'kysely'
import type { RuleField } from '#contract/rule-fields.ts'
import type { FactValue } from '../conditions/index.ts'
import type { Db, Tx } from '../kernel/context.ts'
import type { ToldAlert } from '../tickets/index.ts'

const fields: readonly string[] = [
  'alertFires',
  'alertSeverity',
  'alertSource',
  'alertCheck',
  'deviceGroup',
] satisfies RuleField[]

export function isAlertField(field: string): boolean {
  return fields.includes(field)
}

/** What alerts say, as conditions ask for it. */
export function factsOfAlert(alerts: readonly ToldAlert[]): Record<string, string[]> {
  const groups = alerts.flatMap(({ deviceGroupId }) => deviceGroupId ?? [])
  return {
    alertSeverity: distinct(alerts.map(({ severity }) => severity)),
    alertSource: distinct(alerts.map(({ source, sourceId }) => sourceId ?? source)),
    alertCheck: distinct(alerts.map(({ check }) => check)),
    ...(groups.length > 0 && { deviceGroup: distinct(groups) }),
  }
}

/** The alerts that a ticket stands for, and the groups of its devices. */
export async function readAlertFacts(db: Db | Tx, ticketId: string): Promise<ReadonlyMap<string, FactValue>> {
  const alerts = await db
    .selectFrom('alertGroups as g')
    .leftJoin('devices as d', 'd.id', 'g.deviceId')
    .select(['g.severity', 'g.sourceId', 'g.checkName as check', 'g.state', 'd.groupId as deviceGroupId'])
    // Behind the kind stands which monitor of that kind.
    .select(sql<string>`split_part(g.source, ':', 1)`.as('source'))
    .where('g.ticketId', '=', ticketId)
    .execute()
  const devices = await db
    .selectFrom('ticketDevices as td')
    .innerJoin('devices as d', 'd.id', 'td.deviceId')
    .select('d.groupId')
    .where('td.ticketId', '=', ticketId)
    .where('d.groupId', 'is not', null)
    .execute()
  // The database's check holds the column to the words of the contract.
  const told = alerts.map((one) => ({ ...one, severity: one.severity as ToldAlert['severity'] }))
  const firing = told.filter(({ state }) => state === 'firing')
  const { deviceGroup = [], ...facts } = factsOfAlert(firing.length > 0 ? firing : told)
  return new Map<string, FactValue>([
    ...Object.entries(facts),
    ['alertFires', firing.length > 0],
    ['deviceGroup', distinct([...deviceGroup, ...devices.flatMap(({ groupId }) => groupId ?? [])])],
  ])
}

function distinct(texts: readonly string[]): string[] {
  return [...new Set(texts)]
}
