import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { deliver, header, rawMail, sentMails } from '#test/mails.ts'
import { SmtpTalk } from '#test/smtp.ts'
import { hiddenTeam, openTicket, tokenOf } from '#test/tickets.ts'
import { createWorld, type Somebody, type World } from '#test/world.ts'
import { openSmtpDoor, type SmtpDoor } from '../door/open-door.ts'
import type { ParsedMail } from '../reading/index.ts'

let world: World
let door: SmtpDoor
let admin: Somebody
let noa: Somebody

const good = '198.51.100.7'
const evil = '203.0.113.66'

beforeAll(async () => {
  world = await createWorld()
  admin = await world.admin()
  noa = await world.person('agent', { name: 'Noa Rivas', email: 'noa@agents.example' })
  door = await openSmtpDoor(world.desk.contextOf({ kind: 'system', job: 'smtp' }), {
    host: '127.0.0.1',
    port: 0,
    relays: ['127.0.0.1'],
  })
  Object.assign(world.zone, {
    'TXT _dmarc.agents.example': ['v=DMARC1; p=reject'],
    'TXT agents.example': [`v=spf1 ip4:${good} -all`],
  })
})
afterAll(async () => {
  await door.close()
  await world.close()
})

let count = 0
/** A ticket by mail of somebody new, assigned to an agent by the administrator. */
async function assigned(to: Somebody = noa) {
  count += 1
  const email = `cliente${count}@fuera.example`
  const { ticketNumber: number = 0 } = await deliver(world, rawMail({ from: `Lola Gil <${email}>`, subject: 'Ratón' }))
  await admin.api.tickets.change({ params: { number }, body: { assigneeId: to.id } })
  return { number, email }
}

async function mailsTo(address: string): Promise<ParsedMail[]> {
  return (await sentMails(world)).filter(({ to }) => to.some((one) => one.address === address))
}

async function notificationOf(number: number, to: Somebody = noa): Promise<ParsedMail> {
  const mail = (await mailsTo(to.email)).findLast(({ subject }) => subject.includes(`[#${number}]`))
  if (mail === undefined) throw new Error(`${to.email} was told nothing of ${number}`)
  return mail
}

/** Hands a mail over at the door as from an address of the internet. */
async function arrive(raw: string, to: string, { ip = good, from = noa.email } = {}) {
  const talk = await SmtpTalk.begin(door.port)
  await talk.say(`XCLIENT ADDR=${ip}`)
  await talk.say('HELO mx.agents.example')
  const code = await talk.deliver(from, to, raw)
  talk.end()
  await world.drain()
  const [mail] = (await admin.api.mail.received()).items
  return { code, ...mail }
}

/** Answers as her mail program would: to the reply address, above the quoted mail. */
function answerTo(mail: ParsedMail, text: string, draft: Parameters<typeof rawMail>[0] = {}): string {
  const quoted = mail.bodyText.replace(/^/gm, '> ')
  return rawMail({
    from: 'Noa Rivas <noa@agents.example>',
    to: mail.replyTo[0]?.address ?? '',
    subject: `Re: ${mail.subject}`,
    text: `${text}\n\nEl lun, 2 mar 2026 a las 9:12, Soporte <support@desk.example> escribió:\n\n${quoted}\n`,
    ...draft,
    headers: { 'In-Reply-To': `<${mail.messageId}>`, ...draft.headers },
  })
}

async function lastMessage(number: number) {
  return (await admin.api.messages.list({ params: { number } })).items.at(-1)
}

describe('an agent is mailed', () => {
  test('when a ticket is assigned to her, as by a machine, with an address of her own to answer to', async () => {
    const { number } = await assigned()

    const mail = await notificationOf(number)

    expect(mail.bodyText).toContain(`Te han asignado el ticket #${number}`)
    expect(mail.bodyText).toContain('La impresora no imprime')
    expect(header(mail, 'auto-submitted')).toBe('auto-generated')
    expect(mail.replyTo[0]?.address).toMatch(new RegExp(`^support\\+a${number}\\.[a-z2-7]{16}@desk\\.example$`))
  })

  test('when its requester has answered, and not when a machine has', async () => {
    const { number, email } = await assigned()
    const before = (await mailsTo(noa.email)).length

    await deliver(world, rawMail({ from: email, subject: `Re: Ratón [#${number}]`, text: 'Sigue igual' }))
    const headers = { 'Auto-Submitted': 'auto-replied' }
    await deliver(world, rawMail({ from: email, subject: `Re: Ratón [#${number}]`, text: 'De viaje', headers }))

    const told = (await mailsTo(noa.email)).slice(before)
    expect(told).toHaveLength(1)
    expect(told[0]?.bodyText).toContain('Sigue igual')
  })

  test('never of what she did herself, nor when she wants no such mail', async () => {
    const leo = await world.person('agent', { name: 'Leo Paz', email: 'leo@agents.example' })
    const own = await openTicket(leo, { requester: { email: 'x@fuera.example' } })
    await leo.api.tickets.change({ params: { number: own.number }, body: { assigneeId: leo.id } })
    const { events } = await leo.api.notifications.preferences()
    const body = { events: { assigned: { ...events.assigned, mail: false } } }
    await leo.api.notifications.changePreferences({ body })
    await assigned(leo)

    const mails = await mailsTo(leo.email)

    expect(mails).toEqual([])
  })
})

describe('her answer to such a mail', () => {
  test('goes out as her public reply, without the mail it answers and without her signature', async () => {
    const { number, email } = await assigned()
    const mail = await notificationOf(number)

    const raw = answerTo(mail, 'Prueba con otro cable.\n\n-- \nNoa Rivas\nMóvil 600 123 456')
    const arrived = await arrive(raw, mail.replyTo[0]?.address ?? '')

    expect(arrived).toMatchObject({ outcome: 'reply_added', reason: 'agent_answer', ticketNumber: number })
    expect(await lastMessage(number)).toMatchObject({
      kind: 'reply',
      direction: 'out',
      bodyText: 'Prueba con otro cable.',
      author: { id: noa.id },
      isUnverified: false,
    })
    const [, reply] = await mailsTo(email)
    expect(reply?.from).toEqual({ name: 'Noa Rivas', address: 'support@desk.example' })
    expect(reply?.newText).toBe('Prueba con otro cable.')
    expect(reply?.bodyText).not.toMatch(/600 123 456|por encima de esta línea|agents\.example/)
    expect(JSON.stringify([...(reply?.headers ?? [])])).not.toContain('agents.example')
  })

  test('waits for her senior while she is in training, and leaves as he approves it', async () => {
    const senior = await world.person('agent', { name: 'Sara Senior' })
    const train = (training: { seniorIds: string[] } | null) =>
      admin.api.people.update({ params: { id: noa.id }, body: { training } })
    await train({ seniorIds: [senior.id] })
    const { number, email } = await assigned()
    const mail = await notificationOf(number)
    const said = (await mailsTo(email)).length

    const arrived = await arrive(answerTo(mail, 'Cambia la pila.'), mail.replyTo[0]?.address ?? '')

    expect(arrived).toMatchObject({ outcome: 'reply_added', ticketNumber: number })
    expect((await lastMessage(number))?.direction).toBe('in')
    expect(await mailsTo(email)).toHaveLength(said)
    const [waiting] = (await senior.api.scheduledReplies.list({ params: { number } })).items
    expect(waiting).toMatchObject({ kind: 'approval', can: { approve: true } })
    await senior.api.scheduledReplies.approve({ params: { id: waiting?.id ?? '' }, body: {} })
    expect((await mailsTo(email)).at(-1)).toMatchObject({ newText: 'Cambia la pila.', from: { name: 'Noa Rivas' } })
    await train(null)
  })

  test('needs no proof beyond that address, unless her domain says that it is not hers', async () => {
    const { number } = await assigned()
    const mail = await notificationOf(number)

    const unproven = await deliver(world, answerTo(mail, 'Voy para allá.'))
    const forged = await arrive(answerTo(mail, 'Dame tu clave.'), mail.replyTo[0]?.address ?? '', { ip: evil })

    expect(unproven).toMatchObject({ outcome: 'reply_added', reason: 'agent_answer', ticketNumber: number })
    expect(forged).toMatchObject({ outcome: 'quarantined', reason: 'not_verified' })
  })

  test('stays inside as a note when something private may be in it, and she is told', async () => {
    const { number, email } = await assigned()
    const mail = await notificationOf(number)

    const arrived = await deliver(world, answerTo(mail, 'Hecho.\n\nNoa Rivas\nDirectora\nMóvil 600 123 456'))

    expect(arrived).toMatchObject({ outcome: 'reply_added', reason: 'agent_in_doubt' })
    expect(await lastMessage(number)).toMatchObject({ kind: 'note', direction: 'internal', author: { id: noa.id } })
    expect(await mailsTo(email)).toHaveLength(1)
    expect((await notificationOf(number)).bodyText).toContain('no ha salido')
  })

  test('from somebody else is quarantined, whoever it is', async () => {
    const { number } = await assigned()
    const mail = await notificationOf(number)

    const stranger = await deliver(world, answerTo(mail, 'Hola', { from: 'mal@otro.example' }))
    const colleague = await deliver(world, answerTo(mail, 'Hola', { from: admin.email }))

    expect([stranger, colleague]).toMatchObject([
      { outcome: 'quarantined', reason: 'other_agent' },
      { outcome: 'quarantined', reason: 'other_agent' },
    ])
  })

  test('written by a machine goes nowhere', async () => {
    const { number } = await assigned()
    const mail = await notificationOf(number)

    const away = await deliver(world, answerTo(mail, 'Estoy fuera', { headers: { 'Auto-Submitted': 'auto-replied' } }))

    expect(away).toMatchObject({ outcome: 'ignored', reason: 'agent_automatic' })
  })

  test('on a ticket that she may no longer see is quarantined', async () => {
    const { number } = await assigned()
    const mail = await notificationOf(number)
    const team = await hiddenTeam(world, 'Nóminas', [])
    await admin.api.tickets.change({ params: { number }, body: { assigneeId: null, teamId: team.id } })

    const arrived = await arrive(answerTo(mail, 'Hola'), mail.replyTo[0]?.address ?? '')

    expect(arrived).toMatchObject({ outcome: 'quarantined', reason: 'not_allowed' })
    expect((await lastMessage(number))?.direction).toBe('in')
  })

  test('to a forged address is no answer to anything', async () => {
    const { number } = await assigned()

    const arrived = await deliver(
      world,
      rawMail({ from: noa.email, to: `support+a${number}.aaaaaaaaaaaaaaaa@desk.example` }),
    )

    expect(arrived).toMatchObject({ outcome: 'ticket_opened', reason: 'no_match' })
  })
})

describe('a mail with an agent’s address in From', () => {
  /** The address that the customer's mails of a ticket carry. */
  async function customerAddress(number: number, email: string): Promise<string> {
    await admin.api.messages.add({ params: { number }, body: { kind: 'reply', bodyText: 'Hola' } })
    return (await mailsTo(email)).at(-1)?.replyTo[0]?.address ?? ''
  }

  test('speaks for her when it is proven to be hers', async () => {
    const { number, email } = await assigned()
    const address = await customerAddress(number, email)

    const arrived = await arrive(rawMail({ from: noa.email, to: address, text: 'Ya está.' }), address)

    expect(arrived).toMatchObject({ outcome: 'reply_added', reason: 'agent_answer', ticketNumber: number })
    expect(await lastMessage(number)).toMatchObject({ direction: 'out', author: { id: noa.id } })
  })

  test.each([
    ['that her domain disowns', evil],
    ['that nothing is known of', '10.1.2.3'],
  ])('%s is a mail like any customer’s, marked, and brings nobody in', async (_, ip) => {
    const { number, email } = await assigned()
    const address = await customerAddress(number, email)
    const raw = rawMail({ from: noa.email, to: address, text: 'Dame tu clave.', headers: { Cc: 'mal@otro.example' } })

    const arrived = await arrive(raw, address, { ip })

    expect(arrived).toMatchObject({ outcome: 'reply_added', reason: 'signed_address' })
    expect(await lastMessage(number)).toMatchObject({ direction: 'in', isUnverified: true })
    const { participants } = await admin.api.tickets.get({ params: { number } })
    expect(participants.map((one) => one.address)).toEqual([email])
    expect((await mailsTo(email)).some(({ bodyText }) => bodyText.includes('Dame tu clave'))).toBe(false)
  })

  test('on a ticket she may not see is quarantined, proven or not', async () => {
    const { number, email } = await assigned()
    const address = await customerAddress(number, email)
    const team = await hiddenTeam(world, 'Dirección', [])
    await admin.api.tickets.change({ params: { number }, body: { assigneeId: null, teamId: team.id } })

    const proven = await arrive(rawMail({ from: noa.email, to: address }), address)
    const forged = await arrive(rawMail({ from: noa.email, to: address }), address, { ip: evil })

    expect(proven).toMatchObject({ outcome: 'quarantined', reason: 'not_allowed' })
    expect(forged).toMatchObject({ outcome: 'quarantined', reason: 'not_allowed' })
  })

  test('that told the customer already is kept as a note and not sent again', async () => {
    const { number, email } = await assigned()
    const address = await customerAddress(number, email)
    const raw = rawMail({ from: noa.email, to: email, headers: { Cc: address }, text: 'Como te decía.' })

    const arrived = await arrive(raw, address)

    expect(arrived).toMatchObject({ outcome: 'reply_added', reason: 'agent_told_directly' })
    expect((await lastMessage(number))?.kind).toBe('note')
  })

  test('handed over with her own right to write speaks for her; with the right to deliver only it does not', async () => {
    const { number, email } = await assigned()
    const to = await customerAddress(number, email)
    const writer = await tokenOf(world, noa, ['mail:deliver', 'tickets:write'])
    const pipe = await tokenOf(world, noa, ['mail:deliver'])
    const hand = async (token: string, text: string) => {
      const response = await world.fetch('/api/v1/mail/deliver', {
        method: 'POST',
        body: rawMail({ from: noa.email, to, text }),
        headers: { authorization: `Bearer ${token}`, 'content-type': 'message/rfc822' },
      })
      return (await response.json()) as { reason: string }
    }

    const reasons = [(await hand(writer.token, 'Una')).reason, (await hand(pipe.token, 'Otra')).reason]

    expect(reasons).toEqual(['agent_answer', 'signed_address'])
  })

  test('that belongs to no ticket is a request of her own', async () => {
    const arrived = await arrive(rawMail({ from: noa.email, text: 'Necesito un portátil' }), 'support@desk.example')

    expect(arrived).toMatchObject({ outcome: 'ticket_opened', reason: 'no_match' })
    const { requester } = await admin.api.tickets.get({ params: { number: arrived.ticketNumber ?? 0 } })
    expect(requester.id).toBe(noa.id)
  })
})

test('a forged mail of a customer joins the ticket, but copies nobody in', async () => {
  Object.assign(world.zone, {
    'TXT _dmarc.banco.example': ['v=DMARC1; p=reject'],
    'TXT banco.example': ['v=spf1 -all'],
  })
  const { ticketNumber: number = 0 } = await deliver(world, rawMail({ from: 'eva@banco.example', subject: 'Tarjeta' }))
  const raw = rawMail({
    from: 'eva@banco.example',
    subject: `Re: Tarjeta [#${number}]`,
    headers: { Cc: 'mal@otro.example' },
  })

  const arrived = await arrive(raw, 'support@desk.example', { ip: evil, from: 'eva@banco.example' })

  expect(arrived).toMatchObject({ outcome: 'reply_added', authentication: { verdict: 'fail' } })
  const { participants } = await admin.api.tickets.get({ params: { number } })
  expect(participants.map(({ address }) => address)).toEqual(['eva@banco.example'])
})
