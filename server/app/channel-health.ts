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
  const labelNames = ['inbox', 'use']
  const registers = [registry]
  const failures = new Gauge({
    name: 'mesa_mail_channel_failures',
    help: 'How often a mail server failed since it was set up',
    labelNames,
    registers,
  })
  const working = new Gauge({
    name: 'mesa_mail_channel_working',
    help: '1 while a mail server works, 0 while it fails or is silent',
    labelNames,
    registers,
  })
  new Gauge({
    name: 'mesa_mail_channel_last_success_seconds',
    help: 'When a mail server last worked, in Unix time',
    labelNames,
    registers,
    async collect() {
      for (const gauge of [this, failures, working]) gauge.reset()
      for (const { inboxAddress: inbox, use, ...channel } of await listMailChannels(desk.database.db, now(desk))) {
        failures.set({ inbox, use }, channel.failureCount)
        working.set({ inbox, use }, ['failing', 'silent'].includes(channel.state) ? 0 : 1)
        if (channel.lastSuccessAt !== null) this.set({ inbox, use }, Date.parse(channel.lastSuccessAt) / 1000)
      }
    },
  })
  new Gauge({
    name: 'mesa_mail_channel_fetched_mails',
    help: 'Mails fetched from the mailbox of an inbox',
    labelNames: ['inbox'],
    registers,
    async collect() {
      this.reset()
      for (const { inbox, fetched } of await countFetched(desk)) this.set({ inbox }, fetched)
    },
  })
}

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
