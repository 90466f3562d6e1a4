import type { MailFault, MailServer, MailServerDraft } from '#contract/mail-accounts.ts'
import type { Ctx, Db, Tx, Work } from '../kernel/context.ts'
import { invalidField } from '../kernel/errors.ts'
import { seal, unseal } from '../kernel/sealed.ts'
import type { Services } from '../kernel/services.ts'
import { ringAccountsChanged, tellScreens } from './bell.ts'
import type { MailAccountRow, MailUse } from './schema.ts'

/** The key that seals passwords and tokens of mail servers. */
export function accountKey(services: Services): Buffer {
  return services.key('mail-account')
}

export async function findMailAccount(db: Db | Tx, inboxId: string, use: MailUse): Promise<MailAccountRow | undefined> {
  return db
    .selectFrom('mailAccounts')
    .selectAll()
    .where('inboxId', '=', inboxId)
    .where('use', '=', use)
    .executeTakeFirst()
}

/** Keeps the settings of a server. Without a new password the old one stays, but only for the same host and name. */
export async function saveMailAccount(
  work: Work,
  inboxId: string,
  use: MailUse,
  draft: MailServerDraft,
): Promise<MailAccountRow> {
  const { password, ...settings } = draft
  const before = await findMailAccount(work.tx, inboxId, use)
  const isSameDoor = before !== undefined && leadsToSameDoor(before, draft)
  const asksForPassword = draft.username !== '' && draft.oauthConnectionId === null
  if (password === undefined && before?.password != null && asksForPassword) refuseForeignDoor(before, draft)
  await checkConnection(work, draft.oauthConnectionId)
  const kept = draft.oauthConnectionId === null && isSameDoor ? before.password : null
  const values = {
    ...settings,
    password: password === undefined ? kept : seal(password, accountKey(work.services)),
    failingSince: null,
    fault: null,
    faultDetail: null,
    updatedAt: work.now(),
  }
  await ringAccountsChanged(work.tx)
  return work.tx
    .insertInto('mailAccounts')
    .values({ inboxId, use, ...values })
    .onConflict((conflict) => conflict.columns(['inboxId', 'use']).doUpdateSet(values))
    .returningAll()
    .executeTakeFirstOrThrow()
}

/** Else whoever may change the host could have the password that is kept sent to a machine of their own. */
export function refuseForeignDoor(kept: MailAccountRow, draft: MailServerDraft): void {
  if (leadsToSameDoor(kept, draft)) return
  throw invalidField('password', 'required', 'Enter the password again for another server or name')
}

export async function removeMailAccount(work: Work, inboxId: string, use: MailUse): Promise<void> {
  await work.tx.deleteFrom('mailAccounts').where('inboxId', '=', inboxId).where('use', '=', use).execute()
  await ringAccountsChanged(work.tx)
}

export async function tellAccountWorks(ctx: Ctx, inboxId: string, use: MailUse): Promise<void> {
  const before = await findMailAccount(ctx.db, inboxId, use)
  await ctx.db
    .updateTable('mailAccounts')
    .set({ lastSuccessAt: ctx.now(), failingSince: null, fault: null, faultDetail: null })
    .where('inboxId', '=', inboxId)
    .where('use', '=', use)
    .execute()
  if (before?.failingSince !== null || before.lastSuccessAt === null) await tellScreens(ctx.db)
}

export async function tellAccountFails(
  ctx: Ctx,
  inboxId: string,
  use: MailUse,
  fault: { fault: MailFault; detail: string },
): Promise<void> {
  const before = await findMailAccount(ctx.db, inboxId, use)
  await ctx.db
    .updateTable('mailAccounts')
    .set((eb) => ({
      failingSince: eb.fn.coalesce('failingSince', eb.val(ctx.now())),
      failureCount: eb('failureCount', '+', 1),
      fault: fault.fault,
      // PostgreSQL's text knows no NUL, and a server may say anything.
      faultDetail: fault.detail.replaceAll('\u0000', '').slice(0, 500).toWellFormed(),
    }))
    .where('inboxId', '=', inboxId)
    .where('use', '=', use)
    .execute()
  if (before?.fault !== fault.fault) await tellScreens(ctx.db)
}

function leadsToSameDoor(kept: MailAccountRow, draft: MailServerDraft): boolean {
  return kept.host === draft.host && kept.username === draft.username
}

async function checkConnection(work: Work, id: string | null): Promise<void> {
  if (id === null) return
  const row = await work.tx.selectFrom('oauthConnections').select('id').where('id', '=', id).executeTakeFirst()
  if (row === undefined) throw invalidField('oauthConnectionId', 'unknown', 'There is no such consent')
}

export function presentMailServer(row: MailAccountRow): MailServer {
  return {
    host: row.host,
    port: row.port,
    // The database's checks hold these columns to the contract's words.
    security: row.security as MailServer['security'],
    username: row.username,
    oauthConnectionId: row.oauthConnectionId,
    isEnabled: row.isEnabled,
    hasPassword: row.password !== null,
    lastSuccessAt: row.lastSuccessAt?.toISOString() ?? null,
    failingSince: row.failingSince?.toISOString() ?? null,
    fault: row.fault as MailFault | null,
    faultDetail: row.faultDetail,
  }
}

/** The password that is kept, for one who proves that it still works. */
export function keptPassword({ services }: Pick<Ctx, 'services'>, { password }: MailAccountRow): string | undefined {
  return password === null ? undefined : unseal(password, accountKey(services))
}

/** A server as it was entered, in the shape of one that is kept: for trying it out before it is saved. */
export function unsavedAccount(
  services: Services,
  inboxId: string,
  use: MailUse,
  draft: MailServerDraft,
): MailAccountRow {
  const { password, ...settings } = draft
  return {
    ...settings,
    inboxId,
    use,
    password: password === undefined ? null : seal(password, accountKey(services)),
    lastSuccessAt: null,
    failingSince: null,
    failureCount: 0,
    fault: null,
    faultDetail: null,
    updatedAt: new Date(0),
  }
}
