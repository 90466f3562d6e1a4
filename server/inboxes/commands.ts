import { sql } from 'kysely'
import type { Input } from '#contract/operation.ts'
import type { Inbox, inboxes } from '#contract/structure.ts'
import { signatureVariables } from '#contract/template-variables.ts'
import { changesBetween } from '../kernel/acts.ts'
import type { Tx, Work } from '../kernel/context.ts'
import { AppError, invalidField } from '../kernel/errors.ts'
import { cleanTemplate, htmlFromText, textFromHtml } from '../texts/index.ts'
import { defaultInbox, getInbox } from './queries.ts'

export type InboxDraft = Input<typeof inboxes.create>['body']
type InboxChange = Input<typeof inboxes.update>['body']

/** The first inbox is the default one, whatever was asked. */
export async function addInbox(work: Work, draft: InboxDraft): Promise<Inbox> {
  const { tx } = work
  await lockInboxes(tx)
  const id = work.newId()
  const former = await defaultInbox(tx)
  await refuseTakenAddress(tx, id, draft.address)
  await checkTeam(tx, draft.teamId)
  if (draft.isDefault) await clearDefault(tx)
  await tx
    .insertInto('inboxes')
    .values({
      ...draft,
      ...signatureOf(draft),
      id,
      isDefault: draft.isDefault || former === undefined,
      language: draft.language ?? former?.language ?? (work.actor.kind === 'person' ? work.actor.language : 'es'),
      createdAt: work.now(),
    })
    .execute()
  await work.record({ action: 'inbox.created', subject: `${draft.name} <${draft.address}>` })
  return getInbox(tx, id)
}

export async function changeInbox(work: Work, id: string, change: InboxChange): Promise<Inbox> {
  const { tx } = work
  await lockInboxes(tx)
  const before = await getInbox(tx, id)
  if (before.isDefault && change.isDefault === false) {
    throw invalidField('isDefault', 'one_required', 'Make another inbox the default one instead')
  }
  if (change.address !== undefined) await refuseTakenAddress(tx, id, change.address)
  await checkTeam(tx, change.teamId)
  if (change.isDefault) await clearDefault(tx)
  const fields = { ...change, ...signatureOf(change) }
  if (Object.keys(fields).length > 0) await tx.updateTable('inboxes').set(fields).where('id', '=', id).execute()
  const after = await getInbox(tx, id)
  await work.record({
    action: 'inbox.changed',
    subject: `${after.name} <${after.address}>`,
    changes: changesBetween(told(before), told(after)),
  })
  return after
}

/** Both ways to write the signature, from the one that was given; nothing when none was. */
function signatureOf({ signature, signatureHtml }: Pick<InboxChange, 'signature' | 'signatureHtml'>) {
  const html = signatureHtml ?? (signature === undefined ? undefined : htmlFromText(signature))
  if (html === undefined) return {}
  const { clean, unknown } = cleanTemplate(html, signatureVariables)
  const field = signatureHtml === undefined ? 'signature' : 'signatureHtml'
  if (unknown.length > 0) throw invalidField(field, 'unknown_variable', `Unknown: ${unknown.join(', ')}`)
  return { signatureHtml: clean, signature: signatureHtml === undefined ? signature : textFromHtml(clean) }
}

/** Inboxes change one at a time, so that there is always one default and no address twice. Readers do not wait. */
async function lockInboxes(tx: Tx): Promise<void> {
  await sql`lock table inboxes in share row exclusive mode`.execute(tx)
}

async function refuseTakenAddress(tx: Tx, id: string, address: string): Promise<void> {
  const other = await tx
    .selectFrom('inboxes')
    .select('id')
    .where('address', '=', address)
    .where('id', '<>', id)
    .executeTakeFirst()
  if (other !== undefined) throw new AppError('address_taken', 'Another inbox has this address')
}

async function checkTeam(tx: Tx, teamId: string | null | undefined): Promise<void> {
  if (teamId == null) return
  const team = await tx.selectFrom('teams').select('id').where('id', '=', teamId).executeTakeFirst()
  if (team === undefined) throw invalidField('teamId', 'unknown', 'There is no such team')
}

async function clearDefault(tx: Tx): Promise<void> {
  await tx.updateTable('inboxes').set({ isDefault: false }).where('isDefault', '=', true).execute()
}

function told({ counts: _, team, ...inbox }: Inbox) {
  return { ...inbox, team: team?.name ?? null }
}
