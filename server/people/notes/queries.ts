import { z } from 'zod'
import type { CustomerNote } from '#contract/customer-notes.ts'
import { type Actor, isAdmin } from '../../kernel/actor.ts'
import type { Ctx, Db, Tx } from '../../kernel/context.ts'
import { decodeCursor, invalidCursor, pageOf } from '../../kernel/cursor.ts'
import { found, invalidField } from '../../kernel/errors.ts'
import { findPerson } from '../identities.ts'
import { getOrganization } from '../organizations/queries.ts'
import { presentPersonRef } from '../present.ts'

export interface About {
  personId?: string | undefined
  organizationId?: string | undefined
}

/** Whom a note is about, by name. */
export async function getSubject(db: Db | Tx, { personId, organizationId }: About): Promise<string> {
  if (personId !== undefined && organizationId === undefined)
    return found(await findPerson(db, personId), 'Person').name
  if (organizationId !== undefined && personId === undefined) return (await getOrganization(db, organizationId)).name
  throw invalidField('personId', 'required', 'Name either a person or an organization')
}

interface Page extends About {
  limit: number
  cursor?: string | undefined
}

export async function listNotes(ctx: Ctx, { personId, organizationId, limit, cursor }: Page) {
  await getSubject(ctx.db, { personId, organizationId })
  const rows = await selectNotes(ctx.db)
    .$if(personId !== undefined, (query) => query.where('n.personId', '=', personId ?? null))
    .$if(organizationId !== undefined, (query) => query.where('n.organizationId', '=', organizationId ?? null))
    .$if(cursor !== undefined, (query) => query.where('n.id', '<', placeOf(cursor ?? '')))
    .orderBy('n.id', 'desc')
    .limit(limit + 1)
    .execute()
  return pageOf(
    rows,
    limit,
    (row) => presentNote(ctx.actor, row),
    (row) => [row.id],
  )
}

export async function getNote(db: Db | Tx, id: string): Promise<NoteRow> {
  return found(await selectNotes(db).where('n.id', '=', id).executeTakeFirst(), 'Note')
}

export function presentNote(actor: Actor, row: NoteRow): CustomerNote {
  return {
    id: row.id,
    body: row.body,
    author:
      row.authorId === null
        ? null
        : presentPersonRef({
            id: row.authorId,
            name: row.authorName ?? '',
            email: row.authorEmail,
            role: row.authorRole ?? 'agent',
          }),
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
    can: { change: canChangeNote(actor, row) },
  }
}

export function canChangeNote(actor: Actor, { authorId }: { authorId: string | null }): boolean {
  return isAdmin(actor) || (actor.kind === 'person' && actor.id === authorId)
}

type NoteRow = Awaited<ReturnType<ReturnType<typeof selectNotes>['executeTakeFirstOrThrow']>>

function selectNotes(db: Db | Tx) {
  return db
    .selectFrom('customerNotes as n')
    .leftJoin('people as a', 'a.id', 'n.authorId')
    .selectAll('n')
    .select(['a.name as authorName', 'a.email as authorEmail', 'a.role as authorRole'])
}

function placeOf(cursor: string): string {
  const place = z.tuple([z.uuid()]).safeParse(decodeCursor(cursor, 1))
  if (!place.success) throw invalidCursor()
  return place.data[0]
}
