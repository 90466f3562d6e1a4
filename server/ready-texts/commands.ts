import { sql } from 'kysely'
import type { Attachment } from '#contract/attachments.ts'
import type { Audience } from '#contract/audience.ts'
import type { Input } from '#contract/operation.ts'
import { mostReadyTexts, type ReadyText, type ReadyTextDraft, type readyTexts } from '#contract/ready-texts.ts'
import type { PersonActor } from '../kernel/actor.ts'
import { changesBetween } from '../kernel/acts.ts'
import type { Work } from '../kernel/context.ts'
import { AppError, found, invalidField } from '../kernel/errors.ts'
import { audienceColumns, isOfAudience, recordOpenly, refuseKeeping } from '../teams/index.ts'
import { textFromHtml } from '../texts/index.ts'
import { copyKept } from '../tickets/index.ts'
import { filesOf, setFiles } from './files.ts'
import { cleanReadyText } from './fill.ts'
import { getReadyText, selectReadyTexts } from './queries.ts'

type ReadyTextChange = Input<typeof readyTexts.update>['body']

export async function addReadyText(work: Work, actor: PersonActor, draft: ReadyTextDraft): Promise<ReadyText> {
  const id = work.newId()
  await refuseKeeping(work.tx, actor, draft.audience)
  await lockTexts(work)
  await refuseTooMany(work, actor, draft.audience)
  await refuseTakenName(work, actor, id, draft)
  const times = { createdAt: work.now(), updatedAt: work.now() }
  await work.tx
    .insertInto('readyTexts')
    .values({ id, ...columnsOf(draft, actor.id), ...times })
    .execute()
  await setFiles(work, id, draft.attachmentIds)
  const text = await getReadyText(work.tx, actor, id)
  await recordOpenly(work, draft.audience, {
    action: 'ready_text.created',
    subject: text.name,
    changes: changesBetween({}, told(text)),
  })
  return text
}

export async function changeReadyText(
  work: Work,
  actor: PersonActor,
  id: string,
  change: ReadyTextChange,
): Promise<ReadyText> {
  await lockTexts(work)
  const before = await getReadyText(work.tx, actor, id)
  await refuseKeeping(work.tx, actor, before.audience)
  const draft: ReadyTextDraft = {
    name: change.name ?? before.name,
    shortcut: change.shortcut ?? before.shortcut,
    language: change.language === undefined ? before.language : change.language,
    audience: change.audience ?? before.audience,
    bodyHtml: change.bodyHtml ?? before.bodyHtml,
    attachmentIds: change.attachmentIds ?? before.attachments.map((file) => file.id),
  }
  await refuseKeeping(work.tx, actor, draft.audience)
  if (JSON.stringify(draft.audience) !== JSON.stringify(before.audience))
    await refuseTooMany(work, actor, draft.audience)
  await refuseTakenName(work, actor, id, draft)
  await work.tx
    .updateTable('readyTexts')
    .set({ ...columnsOf(draft, actor.id), updatedAt: work.now() })
    .where('id', '=', id)
    .execute()
  await setFiles(work, id, draft.attachmentIds)
  const after = await getReadyText(work.tx, actor, id)
  // What was everybody's and is made personal is told, and the other way round.
  const audience = before.audience.kind === 'personal' ? after.audience : before.audience
  await recordOpenly(work, audience, {
    action: 'ready_text.changed',
    subject: after.name,
    changes: changesBetween(told(before), told(after)),
  })
  return after
}

export async function removeReadyText(work: Work, actor: PersonActor, id: string): Promise<void> {
  const text = await getReadyText(work.tx, actor, id)
  await refuseKeeping(work.tx, actor, text.audience)
  await setFiles(work, id, [])
  await work.tx.deleteFrom('readyTexts').where('id', '=', id).execute()
  await recordOpenly(work, text.audience, { action: 'ready_text.removed', subject: text.name })
}

/** Counts that a text is put into something, and hands out copies of its files. */
export async function giveText(work: Work, actor: PersonActor, id: string): Promise<Attachment[]> {
  const usable = selectReadyTexts(work.tx, actor).clearSelect().select('x.id').where('x.id', '=', id)
  const row = await work.tx
    .updateTable('readyTexts')
    .set({ useCount: sql`use_count + 1`, lastUsedAt: work.now() })
    .where('id', 'in', usable)
    .returning('id')
    .executeTakeFirst()
  found(row, 'Text')
  const files = (await filesOf(work.tx, [id])).get(id) ?? []
  return copyKept(
    work,
    files.map((file) => file.id),
  )
}

/** Texts are kept one at a time, so that the checks still hold when one is written. */
async function lockTexts(work: Work): Promise<void> {
  await sql`lock table ready_texts in share row exclusive mode`.execute(work.tx)
}

/** The same name may stand for one text in each language. */
async function refuseTakenName(work: Work, actor: PersonActor, id: string, draft: ReadyTextDraft): Promise<void> {
  const { name, shortcut, language, audience } = draft
  const other = await work.tx
    .selectFrom('readyTexts')
    .select(sql<boolean>`lower(name) = lower(${name})`.as('isName'))
    .where('id', '<>', id)
    .where(isOfAudience(audience, actor.id))
    .where(sql<boolean>`language is not distinct from ${language}`)
    .where(sql<boolean>`(lower(name) = lower(${name}) or (shortcut <> '' and shortcut = ${shortcut}))`)
    .executeTakeFirst()
  if (other === undefined) return
  if (other.isName) throw new AppError('name_taken', 'Another text has this name')
  throw invalidField('shortcut', 'taken', 'Another text has this shortcut')
}

async function refuseTooMany(work: Work, actor: PersonActor, audience: Audience): Promise<void> {
  const { count } = await work.tx
    .selectFrom('readyTexts')
    .select(sql<number>`count(*)::int`.as('count'))
    .where(isOfAudience(audience, actor.id))
    .executeTakeFirstOrThrow()
  if (count < mostReadyTexts) return
  throw invalidField('audience', 'too_many', `There are ${mostReadyTexts} texts already: remove one`)
}

function columnsOf({ name, shortcut, language, audience, bodyHtml }: ReadyTextDraft, actorId: string) {
  const columns = { name, shortcut, language, ...audienceColumns(audience, actorId) }
  return { ...columns, bodyHtml: cleanReadyText(bodyHtml, 'bodyHtml') }
}

function told({ name, shortcut, language, bodyHtml, attachments }: ReadyText) {
  const files = attachments.map(({ filename }) => filename)
  return { name, shortcut, language, text: textFromHtml(bodyHtml), files: files.join(', ') || null }
}
