import { setTimeout as sleep } from 'node:timers/promises'
import type { ImapFlow } from 'imapflow'
import { faultOf, imapClient, type MailAccountRow, type MailSignIn } from '../../mail-accounts/index.ts'

/** An open mailbox in which the mail of a proof is awaited. */
export interface WatchedMailbox {
  /** Whether the mail was seen before the deadline; it is taken out of the mailbox again. */
  sees(messageId: string, until: () => Promise<boolean>): Promise<boolean>
  close(): Promise<void>
}

const lookEveryMs = 1000

/** Opens the inbox of an IMAP server (RFC 9051); the errors it throws say which step failed. */
export async function watchMailbox(
  server: Pick<MailAccountRow, 'host' | 'port' | 'security'>,
  signIn: MailSignIn,
): Promise<WatchedMailbox> {
  const client = imapClient(server, signIn)
  // What breaks is seen by the command that waits for it.
  client.on('error', () => undefined)
  await client.connect()
  const mailbox = await client.mailboxOpen('INBOX')
  const from = mailbox.uidNext
  return {
    sees: async (messageId, until) => {
      do {
        await client.noop()
        const uid = await findMail(client, from, messageId)
        if (uid !== undefined) {
          await takeOut(client, uid)
          return true
        }
        await sleep(lookEveryMs)
      } while (await until())
      return false
    },
    close: async () => {
      await client.logout().catch(() => client.close())
    },
  }
}

export function imapFault(error: unknown) {
  return faultOf(error, 'server')
}

async function findMail(client: ImapFlow, from: number, messageId: string): Promise<number | undefined> {
  const found = await client.search({ uid: `${from}:*`, header: { 'message-id': messageId } }, { uid: true })
  return Array.isArray(found) ? found.find((uid) => uid >= from) : undefined
}

/** Without UIDPLUS (RFC 4315) a deletion could take away what others had marked: then it is only marked as read. */
async function takeOut(client: ImapFlow, uid: number): Promise<void> {
  if (client.capabilities.has('UIDPLUS')) await client.messageDelete(`${uid}`, { uid: true })
  else await client.messageFlagsAdd(`${uid}`, ['\\Seen'], { uid: true })
}
