import { sql } from 'kysely'
import { Gauge, type Registry } from 'prom-client'
import { listMailChannels } from '../mail-accounts/index.ts'
import type { DeskInstance } from './desk-instance.ts'

/** Every mail server of the inboxes, as `/readyz` shows it. */
export async function checkChannels(desk: DeskInstance) {
  const channels = await listMailChannels(desk.database.db, now(desk))
  return channels.map(({ inboxAddress, use, state, since, fault, lastSuccessAt }) => ({
    name: `${use}:${inboxAddress}`,
    state,
    since,
    fault,
    lastSuccessAt,
  }))
}

export function measureChannels(registry: Registry, desk: DeskInstance): void {
  const measure = (name: string, help: string, readingOf: (channel: MailChannel) => number | undefined) =>
    new Gauge({
      name,
      help,
      labelNames: ['inbox', 'use'],
      registers: [registry],
      async collect() {
        this.reset()
        for (const channel of await listMailChannels(desk.database.db, now(desk))) {
          const value = readingOf(channel)
          if (value !== undefined) this.set({ inbox: channel.inboxAddress, use: channel.use }, value)
        }
      },
    })
  measure(
    'mesa_mail_channel_failures',
    'How often a mail server failed since it was set up',
    (channel) => channel.failureCount,
  )
  measure('mesa_mail_channel_working', '1 while a mail server works, 0 while it fails or is silent', ({ state }) =>
    state === 'failing' || state === 'silent' ? 0 : 1,
  )
  measure(
    'mesa_mail_channel_last_success_seconds',
    'When a mail server last worked, in Unix time',
    ({ lastSuccessAt }) => (lastSuccessAt === null ? undefined : Date.parse(lastSuccessAt) / 1000),
  )
  new Gauge({
    name: 'mesa_mail_channel_fetched_mails',
    help: 'Mails fetched from the mailbox of an inbox',
    labelNames: ['inbox'],
    registers: [registry],
    async collect() {
      this.reset()
      for (const { inbox, fetched } of await countFetched(desk)) this.set({ inbox }, fetched)
    },
  })
}

type MailChannel = Awaited<ReturnType<typeof listMailChannels>>[number]

async function countFetched(desk: DeskInstance): Promise<{ inbox: string; fetched: number }[]> {
  const { rows } = await sql<{ inbox: string; fetched: number }>`
    select i.address as inbox, sum(c.fetched_count)::float8 as fetched
    from imap_cursors as c join inboxes as i on i.id = c.inbox_id
    group by i.address`.execute(desk.database.db)
  return rows
}

function now(desk: DeskInstance): Date {
  return desk.contextOf({ kind: 'system', job: 'health' }).now()
}
