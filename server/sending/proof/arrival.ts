import type { Ctx, Db, Tx, Work } from '../../kernel/context.ts'
import type { InboxProofRow } from '../schema.ts'
import { readProofId } from './ids.ts'
import { stepsOf } from './present.ts'
import { fail, pass } from './steps.ts'

interface ArrivedMail {
  messageId: string | undefined
  bounce:
    | { originalMessageId: string | undefined; status?: string | undefined; diagnostic?: string | undefined }
    | undefined
}

/** Whether a mail is that of a proof, or tells that it came back; the proof learns of it, and no ticket is opened. */
export async function noteProofMail(work: Work, { messageId, bounce }: ArrivedMail): Promise<boolean> {
  const arrived = messageId === undefined ? undefined : readProofId(work.services, messageId)
  const returned = bounce?.originalMessageId && readProofId(work.services, bounce.originalMessageId)
  const id = arrived ?? returned
  if (!id) return false
  const row = await lockWaiting(work, id)
  if (row === undefined) return true
  const said = [bounce?.status, bounce?.diagnostic].filter(Boolean).join(' ')
  const isThere = arrived !== undefined
  const steps = isThere ? pass(stepsOf(row), 'receive') : fail(stepsOf(row), 'receive', 'sending', said)
  await work.tx
    .updateTable('inboxProofs')
    .set({ state: isThere ? 'proven' : 'failed', steps: JSON.stringify(steps) })
    .where('id', '=', id)
    .execute()
  return true
}

/** Whether somebody is trying out an inbox with this address, so that its mail is let in before it is saved. */
export async function isBeingProven(db: Db | Tx, address: string, now: Date): Promise<boolean> {
  const row = await db
    .selectFrom('inboxProofs')
    .select('id')
    .where('address', '=', address.toLowerCase())
    .where('state', 'in', ['running', 'waiting'])
    .where('createdAt', '>', new Date(now.getTime() - 3_600_000))
    .executeTakeFirst()
  return row !== undefined
}

/** What was entered is not kept longer than somebody could want to save it. */
export async function forgetOldProofs(ctx: Ctx): Promise<void> {
  const dayAgo = new Date(ctx.now().getTime() - 86_400_000)
  await ctx.db.deleteFrom('inboxProofs').where('createdAt', '<', dayAgo).execute()
}

/** A mail that is awaited in a mailbox is only there when it is seen there. */
async function lockWaiting(work: Work, id: string): Promise<InboxProofRow | undefined> {
  const row = await work.tx.selectFrom('inboxProofs').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
  if (row?.state !== 'waiting') return undefined
  const usesMailbox = stepsOf(row).some(({ key, state }) => key === 'imap' && state !== 'skipped')
  return usesMailbox ? undefined : row
}
