import type { Call } from '#contract/operation.ts'
import type { receiving } from '#contract/receiving.ts'
import { Receiver } from '#server/receiving/index.ts'
import { rawMail } from './mails.ts'
import { eventually } from './program.ts'
import type { Dovecot } from './servers/dovecot.ts'
import type { Somebody, World } from './world.ts'

export type MailboxDraft = Call<typeof receiving.save>['body']

let count = 0

export const mail = (subject: string) => rawMail({ subject })

/** Inboxes with mailboxes at a real server, and what a test asks of them. */
export function mailboxesOf(world: World, dovecot: Dovecot, admin: Somebody) {
  const state = async (id: string) => (await admin.api.receiving.get({ params: { id } })).receiving
  const subjects = async (id: string) => {
    const rows = world.db.selectFrom('receivedMails').selectAll().where('inboxId', '=', id).orderBy('id').execute()
    const mails = await Promise.all((await rows).map((row) => world.desk.services.files.read(row.rawSha256)))
    return mails.map((raw) => /^Subject: (.*?)\r?$/m.exec(raw.toString())?.[1])
  }
  return {
    /** An inbox with a mailbox of its own, not followed yet. */
    add: async () => {
      count += 1
      const address = `box${count}@desk.example`
      const inbox = await admin.api.inboxes.create({ body: { name: `Box ${count}`, address } })
      return { id: inbox.id, address }
    },
    settings: (address: string, more: Partial<MailboxDraft> = {}): MailboxDraft => {
      const { port, password } = dovecot
      return { host: '127.0.0.1', port, security: 'none', username: address, password, ...more }
    },
    save: (id: string, body: MailboxDraft) => admin.api.receiving.save({ params: { id }, body }),
    /** As a process that does background work. */
    follow: async () => {
      const receiver = new Receiver(world.desk.contextOf({ kind: 'system', job: 'receiving' }), world.desk.databaseUrl)
      await receiver.start()
      return receiver
    },
    state,
    works: (id: string) =>
      eventually(
        () => state(id),
        (seen) => seen?.lastSuccessAt != null && seen.failingSince === null,
      ),
    /** Of the mails that were stored, in their order. */
    subjects,
    arrives: (id: string, length: number) =>
      eventually(
        () => subjects(id),
        (seen) => seen.length >= length,
      ),
  }
}
