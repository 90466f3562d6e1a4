import { sql } from 'kysely'
import { z } from 'zod'
import { type AuditEntry, type audit, auditEntry } from '#contract/administration.ts'
import { id } from '#contract/common.ts'
import type { Input } from '#contract/operation.ts'
import { role } from '#contract/people.ts'
import type { Db } from '../kernel/context.ts'
import { decodeCursor, invalidCursor } from '../kernel/cursor.ts'

type EntryRow = Awaited<ReturnType<typeof listEntries>>[number]

/** One row more than the page holds, newest first. `action` may be a whole area, as `token`. */
export async function listEntries(db: Db, query: Input<typeof audit.list>['query']) {
  const { action, actorId, cursor } = query
  let entries = db
    .selectFrom('auditEntries')
    .leftJoin('people', 'people.id', 'auditEntries.actorId')
    .selectAll('auditEntries')
    .select(['people.name as actorName', 'people.email as actorEmail', 'people.role as actorRole'])
    .orderBy('auditEntries.id', 'desc')
    .limit(query.limit + 1)
  if (action?.includes('.')) entries = entries.where('action', '=', action)
  else if (action) entries = entries.where(sql<boolean>`starts_with(action, ${`${action}.`})`)
  if (actorId !== undefined) entries = entries.where('actorId', '=', actorId)
  if (cursor !== undefined) entries = entries.where('auditEntries.id', '<', placeOf(cursor))
  return entries.execute()
}

export function presentEntry(row: EntryRow): AuditEntry {
  return {
    id: row.id,
    action: row.action,
    actor:
      row.actorId === null || row.actorName === null
        ? null
        : { id: row.actorId, name: row.actorName, email: row.actorEmail, role: role.parse(row.actorRole) },
    subject: row.subject,
    changes: auditEntry.shape.changes.parse(row.changes),
    ip: row.ip,
    createdAt: row.createdAt.toISOString(),
  }
}

function placeOf(cursor: string): string {
  const place = z.tuple([id]).safeParse(decodeCursor(cursor, 1))
  if (!place.success) throw invalidCursor()
  return place.data[0]
}
