import type { Ctx, Db, Tx, Work } from '../kernel/context.ts'
import { unseal } from '../kernel/sealed.ts'
import type { Services } from '../kernel/services.ts'
import type { SendingSettingsRow } from './schema.ts'

/** What signs the mails of an inbox (DKIM, RFC 6376). */
export interface Signer {
  domainName: string
  keySelector: string
  privateKey: string
}

export function dkimKey(services: Services): Buffer {
  return services.key('dkim')
}

export async function findSendingSettings(db: Db | Tx, inboxId: string): Promise<SendingSettingsRow | undefined> {
  return db.selectFrom('sendingSettings').selectAll().where('inboxId', '=', inboxId).executeTakeFirst()
}

export async function findSigner(ctx: Ctx, inboxId: string): Promise<Signer | undefined> {
  const row = await findSendingSettings(ctx.db, inboxId)
  if (row?.dkimDomain == null || row.dkimSelector === null || row.dkimPrivateKey === null) return undefined
  return {
    domainName: row.dkimDomain,
    keySelector: row.dkimSelector,
    privateKey: unseal(row.dkimPrivateKey, dkimKey(ctx.services)),
  }
}

export async function saveSendingSettings(
  work: Work,
  inboxId: string,
  values: Partial<Omit<SendingSettingsRow, 'inboxId' | 'updatedAt'>>,
): Promise<void> {
  const row = { ...values, updatedAt: work.now() }
  await work.tx
    .insertInto('sendingSettings')
    .values({ inboxId, ...row })
    .onConflict((conflict) => conflict.column('inboxId').doUpdateSet(row))
    .execute()
}
