import type { ReceivingDraft, ReceivingSettings } from '#contract/receiving.ts'
import { findInbox } from '../inboxes/index.ts'
import { changesBetween } from '../kernel/acts.ts'
import type { Db, Tx, Work } from '../kernel/context.ts'
import { found, invalidField } from '../kernel/errors.ts'
import {
  findMailAccount,
  type MailAccountRow,
  presentMailServer,
  removeMailAccount,
  saveMailAccount,
} from '../mail-accounts/index.ts'
import type { ReceivingRow, Source } from './schema.ts'

export async function findSource(db: Db | Tx, inboxId: string): Promise<Source | undefined> {
  const account = await findMailAccount(db, inboxId, 'receiving')
  const settings = await db
    .selectFrom('receivingSettings')
    .selectAll()
    .where('inboxId', '=', inboxId)
    .executeTakeFirst()
  return account === undefined || settings === undefined ? undefined : { account, settings }
}

/** The inboxes whose mail is to be fetched. */
export async function listSources(db: Db): Promise<Source[]> {
  const accounts = await db
    .selectFrom('mailAccounts')
    .selectAll()
    .where('use', '=', 'receiving')
    .where('isEnabled', '=', true)
    .execute()
  const settings = await db.selectFrom('receivingSettings').selectAll().execute()
  const ofInbox = new Map(settings.map((row) => [row.inboxId, row]))
  return accounts.flatMap((account) => {
    const row = ofInbox.get(account.inboxId)
    return row === undefined ? [] : [{ account, settings: row }]
  })
}

export async function saveReceiving(work: Work, inboxId: string, draft: ReceivingDraft): Promise<ReceivingSettings> {
  const inbox = found(await findInbox(work.tx, inboxId), 'Inbox')
  const { folders, afterStoring, moveTo, ...server } = draft
  refuseMoveInCircles(draft)
  const before = await findSource(work.tx, inboxId)
  const account = await saveMailAccount(work, inboxId, 'receiving', server)
  const isOtherMailbox = before === undefined || mailboxOf(before.account) !== mailboxOf(account)
  const followsSince = isOtherMailbox ? work.now() : before.settings.followsSince
  // The UIDs of one mailbox mean nothing in another.
  if (isOtherMailbox) await work.tx.deleteFrom('imapCursors').where('inboxId', '=', inboxId).execute()
  const handling = { folders, afterStoring, moveTo: afterStoring === 'move' ? moveTo : null, followsSince }
  const settings = await work.tx
    .insertInto('receivingSettings')
    .values({ inboxId, ...handling })
    .onConflict((conflict) => conflict.column('inboxId').doUpdateSet(handling))
    .returningAll()
    .executeTakeFirstOrThrow()
  await keepCursors(work, settings)
  const source = { account, settings }
  await work.record({
    action: 'inbox.receiving_changed',
    subject: `${inbox.name} <${inbox.address}>`,
    changes: changesBetween(before === undefined ? {} : told(before), told(source)),
  })
  return presentReceiving(source)
}

export async function removeReceiving(work: Work, inboxId: string): Promise<void> {
  const inbox = found(await findInbox(work.tx, inboxId), 'Inbox')
  const source = found(await findSource(work.tx, inboxId), 'Mailbox')
  await work.tx.deleteFrom('imapCursors').where('inboxId', '=', inboxId).execute()
  await work.tx.deleteFrom('receivingSettings').where('inboxId', '=', inboxId).execute()
  await removeMailAccount(work, inboxId, 'receiving')
  await work.record({
    action: 'inbox.receiving_removed',
    subject: `${inbox.name} <${inbox.address}>: ${source.account.username} @ ${source.account.host}`,
  })
}

export function presentReceiving({ account, settings }: Source): ReceivingSettings {
  return {
    ...presentMailServer(account),
    folders: settings.folders,
    // The database's check holds the column to the contract's words.
    afterStoring: settings.afterStoring as ReceivingSettings['afterStoring'],
    moveTo: settings.moveTo,
    followsSince: settings.followsSince.toISOString(),
  }
}

/** Mails moved into a folder that is followed would be new there, and moved again. */
function refuseMoveInCircles({ folders, afterStoring, moveTo }: ReceivingDraft): void {
  if (afterStoring !== 'move') return
  if (moveTo === null) throw invalidField('moveTo', 'required', 'Choose the folder that stored mails are moved to')
  if (folders.includes(moveTo)) {
    throw invalidField('moveTo', 'invalid', 'Choose a folder that no mail is fetched from')
  }
}

function mailboxOf({ host, username }: MailAccountRow): string {
  return `${username}@${host}`.toLowerCase()
}

/** A folder is followed from the moment it was chosen; one that is chosen again, from then on. */
async function keepCursors(work: Work, { inboxId, folders }: ReceivingRow): Promise<void> {
  await work.tx.deleteFrom('imapCursors').where('inboxId', '=', inboxId).where('folder', 'not in', folders).execute()
  await work.tx
    .insertInto('imapCursors')
    .values(folders.map((folder) => ({ inboxId, folder, followsSince: work.now() })))
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

function told({ account, settings }: Source) {
  const { host, port, security, username, isEnabled } = account
  const { folders, afterStoring, moveTo } = settings
  return { host, port, security, username, isEnabled, folders, afterStoring, moveTo }
}
