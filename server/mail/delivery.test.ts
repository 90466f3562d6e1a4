import { sql } from 'kysely'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { deliver, rawMail } from '#test/mails.ts'
import { type Remote, startBreakingRemote, startRemote } from '#test/servers/remote.ts'
import { createWorld, type Somebody, type World } from '#test/world.ts'

let world: World
let agent: Somebody
let admin: Somebody
let remote: Remote
let inboxId: string
beforeAll(async () => {
  remote = await startRemote()
  world = await createWorld()
  agent = await world.person('agent')
  admin = await world.admin()
  await admin.api.desk.updateSettings({ body: { acknowledges: false } })
  inboxId = (await admin.api.inboxes.list()).items[0]?.id ?? ''
  await useServer({})
})
afterEach(async () => {
  remote.answer = () => undefined
  remote.taken.length = 0
  await useServer({})
  await admin.api.sending.update({ params: { id: inboxId }, body: { mailsPerMinute: null } })
})
afterAll(async () => {
  await world.close()
  await remote.close()
})

const day = 86_400_000

async function useServer(server: { port?: number; username?: string; password?: string }) {
  const settings = { host: '127.0.0.1', port: remote.port, security: 'none' as const, username: '', ...server }
  await admin.api.sending.putServer({ params: { id: inboxId }, body: settings })
}

/** A ticket by mail, and an answer to its sender and to a second one. */
async function reply(to: string, cc: string[] = []): Promise<number> {
  const { ticketNumber: number = 0 } = await deliver(world, rawMail({ from: `Ana <${to}>` }))
  await agent.api.messages.add({ params: { number }, body: { kind: 'reply', bodyText: 'Ya está.', cc } })
  await world.drain()
  return number
}

async function deliveryOf(number: number) {
  const { items } = await agent.api.messages.list({ params: { number } })
  const delivery = items.findLast(({ direction }) => direction === 'out')?.delivery
  if (delivery == null) throw new Error('Nothing was sent')
  return delivery
}

async function stateOf(number: number, address: string) {
  const { recipients } = await deliveryOf(number)
  return recipients.find((one) => one.address === address)
}

/** The queue goes by the clock of the database, which no test can move. */
async function tryAgainAfter(ms: number) {
  world.pass(ms)
  await sql`update graphile_worker._private_jobs set run_at = now() where key like 'mail:send:%'`.execute(world.db)
  await world.drain()
}

test('each recipient has its own state, with what its server said and why in a word', async () => {
  remote.answer = (address) => (address === 'nadie@sur.example' ? '550 5.1.1 User unknown' : undefined)

  const number = await reply('ana@norte.example', ['nadie@sur.example'])

  expect((await deliveryOf(number)).state).toBe('failed')
  expect(await stateOf(number, 'ana@norte.example')).toMatchObject({ state: 'sent', reason: null, canSendAgain: false })
  expect(await stateOf(number, 'nadie@sur.example')).toMatchObject({
    state: 'failed',
    reason: 'unknown_address',
    said: expect.stringContaining('User unknown'),
    canSendAgain: true,
  })
})

test('who was asked to wait is tried again, and who has the mail does not get it twice', async () => {
  remote.answer = (address) => (address === 'copia@gris.example' ? '450 4.2.0 Greylisted' : undefined)
  const number = await reply('ana@norte.example', ['copia@gris.example'])
  expect(await stateOf(number, 'copia@gris.example')).toMatchObject({ state: 'delayed', reason: 'asked_to_wait' })
  remote.answer = () => undefined

  await tryAgainAfter(60_000)

  expect((await deliveryOf(number)).state).toBe('sent')
  expect(remote.taken.map(({ to }) => to)).toEqual([['ana@norte.example'], ['copia@gris.example']])
})

test('a mail that nobody takes is tried for three days, then it has failed', async () => {
  remote.answer = () => '451 4.3.0 Try again later'
  const number = await reply('tarde@norte.example')
  await tryAgainAfter(2 * day)
  expect((await deliveryOf(number)).state).toBe('delayed')

  await tryAgainAfter(2 * day)

  expect(await stateOf(number, 'tarde@norte.example')).toMatchObject({
    state: 'failed',
    reason: 'gave_up',
    said: expect.stringContaining('Try again later'),
  })
})

test('what failed can be sent again, and has its three days again', async () => {
  remote.answer = () => '550 5.7.1 Refused'
  const number = await reply('otra@norte.example')
  const failed = await stateOf(number, 'otra@norte.example')
  remote.answer = () => undefined

  await agent.api.mail.resendTo({ params: { id: failed?.mailId ?? '' }, body: { address: 'otra@norte.example' } })
  await world.drain()

  expect((await deliveryOf(number)).state).toBe('sent')
})

test('an agent who may not see the ticket cannot send its mail again', async () => {
  remote.answer = () => '550 5.7.1 Refused'
  const number = await reply('oculta@norte.example')
  const team = await admin.api.teams.create({ body: { name: 'Cerrado', visibility: 'members' } })
  await admin.api.tickets.change({ params: { number }, body: { teamId: team.id } })
  const { mailId = '' } = (await admin.api.messages.list({ params: { number } })).items.at(-1)?.delivery
    ?.recipients[0] ?? { mailId: '' }

  const refused = agent.api.mail.resendTo({ params: { id: mailId }, body: { address: 'oculta@norte.example' } })

  await expect(refused).rejects.toMatchObject({ code: 'not_found' })
})

test('a server that breaks off after it had the whole mail leaves it unknown, and it is not sent again', async () => {
  const odd = await startBreakingRemote()
  await useServer({ port: odd.port })
  const number = await reply('quizas@norte.example')

  await tryAgainAfter(day)

  expect(await stateOf(number, 'quizas@norte.example')).toMatchObject({ state: 'unknown', reason: 'interrupted' })
  expect(odd.mails()).toBe(1)
  await odd.close()
})

test('a wrong password is no fault of the mail: it waits, and the inbox says what is wrong', async () => {
  await useServer({ username: 'soporte', password: 'wrong' })

  const number = await reply('espera@norte.example')

  expect(await stateOf(number, 'espera@norte.example')).toMatchObject({ state: 'delayed', reason: 'sign_in' })
  const { server } = await admin.api.sending.get({ params: { id: inboxId } })
  expect(server).toMatchObject({ fault: 'sign_in', faultDetail: expect.stringContaining('Wrong password') })
})

test('changed settings hold for the next mail', async () => {
  await useServer({ username: 'soporte', password: 'wrong' })
  const number = await reply('luego@norte.example')
  await useServer({ username: 'soporte', password: 'secret' })

  await tryAgainAfter(60_000)

  expect((await deliveryOf(number)).state).toBe('sent')
  const { server } = await admin.api.sending.get({ params: { id: inboxId } })
  expect(server).toMatchObject({ fault: null, failingSince: null })
})

test('above the rate of the inbox mails wait for the next minute, and that is no delay of theirs', async () => {
  await admin.api.sending.update({ params: { id: inboxId }, body: { mailsPerMinute: 2 } })
  const addresses = ['r1@norte.example', 'r2@norte.example', 'r3@norte.example']
  const numbers: number[] = []
  for (const address of addresses) {
    const { ticketNumber: number = 0 } = await deliver(world, rawMail({ from: address }))
    numbers.push(number)
    await agent.api.messages.add({ params: { number }, body: { kind: 'reply', bodyText: 'Hola.' } })
  }
  await world.drain()
  const states = await Promise.all(numbers.map(async (number) => (await deliveryOf(number)).state))
  expect(states.toSorted()).toEqual(['queued', 'sent', 'sent'])

  await tryAgainAfter(60_000)

  expect(remote.taken).toHaveLength(3)
})

test('a reply to an address that sent mail back says so instead of being silent, and goes out when asked to', async () => {
  // Who writes can be written to again, so the address breaks after the request.
  const { ticketNumber: number = 0 } = await deliver(world, rawMail({ from: 'Ana <rota@norte.example>' }))
  await world.db
    .insertInto('suppressedAddresses')
    .values({ address: 'rota@norte.example', reason: '5.1.1 User unknown' })
    .execute()
  await agent.api.messages.add({ params: { number }, body: { kind: 'reply', bodyText: 'Ya está.' } })
  await world.drain()
  const held = await stateOf(number, 'rota@norte.example')
  expect(held).toMatchObject({ state: 'failed', reason: 'suppressed', said: '5.1.1 User unknown', canSendAgain: true })
  expect(remote.taken).toEqual([])

  await agent.api.mail.resendTo({ params: { id: held?.mailId ?? '' }, body: { address: 'rota@norte.example' } })
  await world.drain()

  expect(remote.taken.map(({ to }) => to)).toEqual([['rota@norte.example']])
  expect((await agent.api.suppressions.list()).items).toEqual([])
})

test('agents see which addresses are suppressed and why, and clear them; requesters do not', async () => {
  await world.db
    .insertInto('suppressedAddresses')
    .values({ address: 'vieja@norte.example', reason: '5.2.1 Disabled' })
    .execute()
  const requester = await world.person('requester')
  await expect(requester.api.suppressions.list()).rejects.toMatchObject({ code: 'forbidden' })
  const { items } = await agent.api.suppressions.list({ query: { q: 'vieja' } })
  expect(items).toMatchObject([{ address: 'vieja@norte.example', reason: '5.2.1 Disabled' }])

  await agent.api.suppressions.clear({ body: { address: 'vieja@norte.example' } })

  const again = agent.api.suppressions.clear({ body: { address: 'vieja@norte.example' } })
  await expect(again).rejects.toMatchObject({ code: 'not_found' })
})

test('a job that failed too often is woken again, and a mail that has left is not', async () => {
  const number = await reply('dormida@norte.example')
  await world.db.deleteFrom('outgoingRecipients').execute()
  await sql`update outgoing_mails set state = 'queued', sent_at = null where recipients = '{dormida@norte.example}'`.execute(
    world.db,
  )

  await world.run('mail:wake')

  expect((await deliveryOf(number)).state).toBe('sent')
  expect(remote.taken).toHaveLength(2)
})
