import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { deliver, rawMail, sentMails } from '#test/mails.ts'
import { createWorld, type Somebody, type World } from '#test/world.ts'
import { outcomesFor, type WaysOut } from '../sending/index.ts'
import { sendMail } from './send.ts'

let world: World
let agent: Somebody
beforeAll(async () => {
  world = await createWorld()
  agent = await world.person('agent')
})
afterAll(() => world.close())

async function queuedReply(): Promise<string> {
  const { ticketNumber: number = 0 } = await deliver(world, rawMail())
  await world.drain()
  await agent.api.messages.add({ params: { number }, body: { kind: 'reply', bodyText: 'Ya está.' } })
  const { id } = await world.db
    .selectFrom('outgoingMails')
    .select('id')
    .where('state', '=', 'queued')
    .executeTakeFirstOrThrow()
  return id
}

test('a mail that left is never sent again, even when its ticket could not be told', async () => {
  const id = await queuedReply()
  const ctx = world.desk.contextOf({ kind: 'system', job: 'mail:send' })
  let sendings = 0
  const ways: Pick<WaysOut, 'send'> = {
    send: async (_ctx, _inboxId, build) => {
      sendings += 1
      const { envelope } = await build()
      await sql`alter table ticket_events rename to away`.execute(world.db)
      return { outcomes: outcomesFor(envelope.to, { state: 'sent', reason: null, said: null }) }
    },
  }
  await expect(sendMail(ctx, ways, { id })).rejects.toThrow()
  await sql`alter table away rename to ticket_events`.execute(world.db)

  await sendMail(ctx, ways, { id })

  expect(sendings).toBe(1)
  const { items } = await agent.api.mail.outgoing()
  expect(items.find((mail) => mail.id === id)?.state).toBe('sent')
})

test('who gets copies of the last answer does not get the links that let the requester in', async () => {
  const { ticketNumber: number = 0 } = await deliver(world, rawMail({ from: 'Ana <ana@norte.example>' }))
  await agent.api.messages.add({
    params: { number },
    body: { kind: 'reply', bodyText: 'Resuelto.', cc: ['copia@norte.example'], status: 'solved' },
  })

  const mails = await sentMails(world)

  const shared = mails.filter(({ cc }) => cc.some(({ address }) => address === 'copia@norte.example'))
  expect(shared).toHaveLength(1)
  expect(shared[0]?.bodyText).not.toMatch(/\/(g|rate)\//)
  const own = mails.findLast(({ to }) => to[0]?.address === 'ana@norte.example')
  expect(own?.cc).toEqual([])
  expect(own?.bodyText).toMatch(/\/g\//)
})
