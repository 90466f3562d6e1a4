import { Gauge, type Registry } from 'prom-client'
import { countMails } from '../mail/index.ts'
import type { DeskInstance } from './desk-instance.ts'

/** What became of each inbox's mail, and how long its oldest undecided mail has waited; read when it is asked for. */
export function measureMail(registry: Registry, desk: DeskInstance): void {
  const ctx = desk.contextOf({ kind: 'system', job: 'metrics' })
  new Gauge({
    name: 'mesa_inbox_mails',
    help: 'Received mails by inbox and outcome',
    labelNames: ['inbox', 'outcome'],
    registers: [registry],
    async collect() {
      this.reset()
      for (const { inbox, counts } of await countMails(ctx)) {
        const { received: _, ...ends } = counts
        for (const [outcome, count] of Object.entries(ends)) this.set({ inbox: inbox.address, outcome }, count)
      }
    },
  })
  new Gauge({
    name: 'mesa_inbox_waiting_seconds',
    help: 'How long the oldest mail of an inbox has waited to be decided; 0 when none waits',
    labelNames: ['inbox'],
    registers: [registry],
    async collect() {
      this.reset()
      const now = ctx.now().getTime()
      for (const { inbox, waitingSince } of await countMails(ctx)) {
        const waited = waitingSince === null ? 0 : now - new Date(waitingSince).getTime()
        this.set({ inbox: inbox.address }, Math.max(0, waited) / 1000)
      }
    },
  })
}
