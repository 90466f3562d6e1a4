import { afterAll, beforeAll, expect, test } from 'vitest'
import { deliver, header, rawMail, sentMails } from '#test/mails.ts'
import { createWorld, type Somebody, type World } from '#test/world.ts'
import { isOwnLoop } from './loop.ts'

let world: World
let agent: Somebody

beforeAll(async () => {
  world = await createWorld()
  agent = await world.person('agent', { name: 'Noa Rivas' })
})
afterAll(() => world.close())

const monitor = 'Monitor <nagios@servers.example>'
const alert = (kind: 'PROBLEM' | 'RECOVERY', what: string, headers: Record<string, string> = {}) =>
  deliver(
    world,
    rawMail({
      from: monitor,
      subject: `** ${kind} Service Alert: ${what} is ${kind === 'PROBLEM' ? 'CRITICAL' : 'OK'} **`,
      headers,
    }),
  )
const ticketOf = (number: number | undefined) => agent.api.tickets.get({ params: { number: number ?? 0 } })
const messagesOf = async (number: number | undefined) =>
  (await agent.api.messages.list({ params: { number: number ?? 0 } })).items
const historyOf = async (number: number | undefined) =>
  (await agent.api.tickets.history({ params: { number: number ?? 0 } })).items

test('an alert opens a ticket, its repetitions and its recovery join it, and the ticket tells when it is over and back', async () => {
  const first = await alert('PROBLEM', 'web01/HTTP')
  const again = await alert('PROBLEM', 'web01/HTTP')
  const over = await alert('RECOVERY', 'web01/HTTP')
  const back = await alert('PROBLEM', 'web01/HTTP')

  expect(first).toMatchObject({ outcome: 'ticket_opened', reason: 'no_match' })
  for (const one of [again, over, back]) {
    expect(one).toMatchObject({ outcome: 'reply_added', reason: 'same_problem', ticketNumber: first.ticketNumber })
  }
  const told = (await historyOf(first.ticketNumber)).filter(({ type }) => type === 'problem.changed')
  expect(told.map(({ changes }) => changes[0]?.to)).toEqual(['recovered', 'troubled'])
  expect(await ticketOf(first.ticketNumber)).toMatchObject({ status: 'new', messageCount: 4 })
  expect((await messagesOf(first.ticketNumber)).at(-1)).toMatchObject({ isAutomatic: true, matchedBy: 'same_problem' })
})

test('monitoring that names itself in no header gets no answer either', async () => {
  await alert('PROBLEM', 'web02/HTTP')

  const told = (await sentMails(world)).map(({ to }) => to[0]?.address)

  expect(told).not.toContain('nagios@servers.example')
})

test('another problem, or the same of another sender, is another ticket', async () => {
  const one = await alert('PROBLEM', 'db01/disk')

  const other = await alert('PROBLEM', 'db02/disk')
  const foreign = await deliver(
    world,
    rawMail({ from: 'nagios@elsewhere.example', subject: '** RECOVERY Service Alert: db01/disk is OK **' }),
  )

  expect(new Set([one.ticketNumber, other.ticketNumber, foreign.ticketNumber]).size).toBe(3)
})

test('a problem that comes back after its ticket was solved is a new ticket; its recovery joins also the solved one', async () => {
  const { ticketNumber: number = 0 } = await alert('PROBLEM', 'mail01/queue')
  await agent.api.tickets.change({ params: { number }, body: { status: 'solved' } })

  const over = await alert('RECOVERY', 'mail01/queue')
  const back = await alert('PROBLEM', 'mail01/queue')

  expect(over).toMatchObject({ reason: 'same_problem', ticketNumber: number })
  expect((await ticketOf(number)).status).toBe('solved')
  expect(back).toMatchObject({ outcome: 'ticket_opened' })
})

test('a recovery of what nobody reported is kept as a ticket, never dropped', async () => {
  expect(await alert('RECOVERY', 'never/seen')).toMatchObject({ outcome: 'ticket_opened' })
})

test.each([
  ['es', 'Estaré de vacaciones hasta el día 20. Si es urgente, llamen a recepción.'],
  ['en', 'I will be on vacation until 3 June. For urgent matters please write to Tom.'],
  ['pt', 'Estarei ausente até segunda-feira. Em caso de urgência, ligue para a receção.'],
  ['fr', 'Je suis en congés jusqu’au 16 mai. En cas d’urgence, appelez l’accueil.'],
  ['de', 'Ich bin bis zum 20. Mai im Urlaub. In dringenden Fällen hilft Frau Brandt.'],
])('an absence in %s without any header is recorded, changes no status and gets no answer', async (language, text) => {
  const address = `ausente-${language}@norte.example`
  const { ticketNumber: number = 0 } = await deliver(world, rawMail({ from: address, subject: 'Impresora' }))
  await agent.api.messages.add({ params: { number }, body: { kind: 'reply', bodyText: 'Listo', status: 'pending' } })
  const mails = (await sentMails(world)).filter(({ to }) => to[0]?.address === address)

  const answer = await deliver(
    world,
    rawMail({
      from: address,
      subject: 'Re: Impresora',
      text,
      headers: { 'In-Reply-To': `<${mails.at(-1)?.messageId}>` },
    }),
  )

  expect(answer).toMatchObject({ outcome: 'reply_added', ticketNumber: number })
  expect((await messagesOf(number)).at(-1)).toMatchObject({ isAutomatic: true, newText: text })
  expect(await ticketOf(number)).toMatchObject({ status: 'pending', awaitsReply: false })
  expect((await sentMails(world)).filter(({ to }) => to[0]?.address === address)).toHaveLength(mails.length)
})

test('what Mesa sends by itself carries its own mark and asks machines for silence', async () => {
  await deliver(world, rawMail({ from: 'uno@norte.example' }))

  const mail = (await sentMails(world)).findLast(({ to }) => to[0]?.address === 'uno@norte.example')

  expect(mail && isOwnLoop(header(mail, 'x-mesa-loop') ?? '', world.desk.services)).toBe(true)
  expect(mail && header(mail, 'precedence')).toBe('bulk')
  expect(mail && header(mail, 'x-auto-response-suppress')).toBe('All')
})

test('the acknowledgement carries no stranger’s links, in name, subject or text, and only a beginning of the text', async () => {
  await deliver(
    world,
    rawMail({
      from: 'Gana en www.evil.example ya <victima@norte.example>',
      subject: 'Premio https://evil.example/x',
      text: `Entra en https://evil.example/y o evil.example/z ahora. ${'Mucho texto. '.repeat(100)}FINAL`,
    }),
  )

  const mail = (await sentMails(world)).findLast(({ to }) => to[0]?.address === 'victima@norte.example')

  expect(mail?.bodyText).toContain('Entra en o ahora')
  expect(`${mail?.subject} ${mail?.bodyText} ${mail?.bodyHtml}`).not.toMatch(/evil|FINAL/)
})
