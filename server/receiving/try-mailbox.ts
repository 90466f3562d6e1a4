import type { MailServerDraft } from '#contract/mail-accounts.ts'
import type { Result } from '#contract/operation.ts'
import type { receiving } from '#contract/receiving.ts'
import { findInbox } from '../inboxes/index.ts'
import type { Ctx } from '../kernel/context.ts'
import { AppError, found } from '../kernel/errors.ts'
import { faultOf, imapClient, signInWith } from '../mail-accounts/index.ts'

type Trial = Result<typeof receiving.try>

/** Signs in with settings that are not saved yet, and lists the folders. */
export async function tryMailbox(ctx: Ctx, inboxId: string, draft: MailServerDraft): Promise<Trial> {
  found(await findInbox(ctx.db, inboxId), 'Inbox')
  try {
    const client = imapClient(draft, await signInWith(ctx, inboxId, 'receiving', draft))
    // The failure is heard from the call that it breaks.
    client.on('error', () => undefined)
    try {
      await client.connect()
      const folders = await client.list()
      return {
        works: true,
        folders: folders
          .filter(({ flags }) => !flags.has('\\Noselect') && !flags.has('\\NonExistent'))
          .map(({ path, specialUse }) => ({ path, specialUse: specialUse ?? null })),
      }
    } finally {
      client.close()
    }
  } catch (error) {
    return { works: false, ...refuseOurs(error) }
  }
}

/** A refusal of our own is an answer to the caller, not a fault of the server. */
function refuseOurs(error: unknown) {
  if (error instanceof AppError) throw error
  const { fault, detail } = faultOf(error, 'server')
  return { fault, detail: detail.slice(0, 500) }
}
