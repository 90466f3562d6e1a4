import type { Work } from '../kernel/context.ts'
import type { Alert } from './alert.ts'
import type { AlertGroupRow } from './raise.ts'

/** What a group last said, as an alert again. */
export async function latestAlert({ tx }: Work, group: AlertGroupRow): Promise<Alert | undefined> {
  const row = await tx
    .selectFrom('alerts as a')
    .leftJoin('alertSources as s', (join) => join.on('s.id', '=', group.sourceId))
    .select(['a.key', 'a.text', 'a.links', 'a.startedAt', 's.teamId'])
    .where('a.groupId', '=', group.id)
    .where('a.state', '=', 'firing')
    .orderBy('a.receivedAt', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (row === undefined) return undefined
  return {
    source: group.source,
    key: row.key,
    check: group.checkName,
    state: 'firing',
    // Only what an alert's shape let in was ever written.
    severity: group.severity as Alert['severity'],
    title: group.title,
    text: row.text,
    links: row.links as Alert['links'],
    startedAt: row.startedAt,
    raw: null,
    ...(group.deviceId !== null && { deviceId: group.deviceId }),
    ...(group.sourceId !== null && { sourceId: group.sourceId }),
    ...(row.teamId !== null && { teamId: row.teamId }),
  }
}
