import { type Selectable, sql } from 'kysely'
import type { Attachment } from '#contract/attachments.ts'
import type { Language } from '#contract/common.ts'
import type { FilledText, ReadyText } from '#contract/ready-texts.ts'
import type { PersonActor } from '../kernel/actor.ts'
import type { Ctx, Db, Tx } from '../kernel/context.ts'
import { found } from '../kernel/errors.ts'
import type { ReadyTexts } from '../kernel/tables.ts'
import { audienceOf, isFor, mayKeep, teamsOf } from '../teams/index.ts'
import { getTicketId } from '../tickets/index.ts'
import { filesOf } from './files.ts'
import { fillText } from './fill.ts'
import { valuesOfTicket } from './values.ts'

/** Those that an agent can use. The others are not found. */
export function selectReadyTexts(db: Db | Tx, actor: PersonActor) {
  return db.selectFrom('readyTexts as x').selectAll().where(isFor(actor, 'x'))
}

export async function listReadyTexts(db: Db, actor: PersonActor): Promise<ReadyText[]> {
  const teamIds = await teamsOf(db, actor.id)
  const rows = await selectReadyTexts(db, actor).orderBy(sql`lower(x.name), x.id`).execute()
  const files = await filesOf(db, idsOf(rows))
  return rows.map((row) => present(row, files.get(row.id), actor, teamIds))
}

export async function getReadyText(db: Db | Tx, actor: PersonActor, id: string): Promise<ReadyText> {
  const row = found(await selectReadyTexts(db, actor).where('x.id', '=', id).executeTakeFirst(), 'Text')
  const files = await filesOf(db, [id])
  return present(row, files.get(id), actor, await teamsOf(db, actor.id))
}

/** What each text says on a ticket in reach. */
export async function listFilledTexts(ctx: Ctx, actor: PersonActor, number: number): Promise<FilledText[]> {
  const ticketId = await getTicketId(ctx, number)
  const [values, rows] = await Promise.all([
    valuesOfTicket(ctx.db, actor, ticketId),
    selectReadyTexts(ctx.db, actor).orderBy(sql`lower(x.name), x.id`).execute(),
  ])
  const files = await filesOf(ctx.db, idsOf(rows))
  return rows.map(({ id, name, shortcut, language, useCount, bodyHtml }) => ({
    id,
    name,
    shortcut,
    language: language as Language | null,
    useCount,
    attachments: files.get(id) ?? [],
    ...fillText(bodyHtml, values),
  }))
}

function idsOf(rows: readonly { id: string }[]): string[] {
  return rows.map(({ id }) => id)
}

function present(
  row: Selectable<ReadyTexts>,
  attachments: Attachment[] | undefined,
  actor: PersonActor,
  teamIds: string[],
): ReadyText {
  const audience = audienceOf(row)
  return {
    id: row.id,
    name: row.name,
    shortcut: row.shortcut,
    // The database's check holds the column to these words.
    language: row.language as Language | null,
    audience,
    bodyHtml: row.bodyHtml,
    attachments: attachments ?? [],
    useCount: row.useCount,
    lastUsedAt: row.lastUsedAt?.toISOString() ?? null,
    can: { change: mayKeep(audience, actor, teamIds) },
  }
}
