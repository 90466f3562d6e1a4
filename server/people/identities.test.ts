import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { deliver, header, rawMail, sentMails } from '#test/mails.ts'
import { createWorld, type Somebody, type World } from '#test/world.ts'
import { refusalOf } from './test-browser.ts'

let world: World
let agent: Somebody
beforeAll(async () => {
  world = await createWorld()
  agent = await world.person('agent')
})
afterAll(() => world.close())

describe('addresses and numbers', () => {
  test('belong to one person, however they are written', async () => {
    const body = { name: 'Luis', email: 'luis@people.example', phones: ['600 99 88 77'] }
    await agent.api.people.create({ body })
    const attempts = [
      { name: 'Other', email: 'LUIS@people.example' },
      { name: 'Other', phones: ['00 600-99-88-77'] },
    ]

    for (const other of attempts)
      expect(await refusalOf(agent.api.people.create({ body: other }))).toBe('address_taken')
    expect((await agent.api.people.list({ query: { q: 'Other' } })).items).toEqual([])
  })

  test('given to twenty at once go to one', async () => {
    const body = { name: 'Gemelo', email: 'gemelo@people.example' }

    const codes = await Promise.all(Array.from({ length: 20 }, () => refusalOf(agent.api.people.create({ body }))))

    expect(codes.filter((code) => code === undefined)).toHaveLength(1)
    expect(codes.filter((code) => code === 'address_taken')).toHaveLength(19)
    expect((await agent.api.people.list({ query: { q: 'gemelo' } })).items).toHaveLength(1)
  })

  test('that were changed are free for others', async () => {
    const mar = await agent.api.people.create({
      body: { name: 'Mar', email: 'mar@people.example', phones: ['112233'] },
    })

    const changed = await agent.api.people.update({
      params: { id: mar.id },
      body: { email: 'mar2@people.example', phones: ['445566', '44-55-66'] },
    })
    const next = await agent.api.people.create({
      body: { name: 'Mar Dos', email: 'mar@people.example', phones: ['112233'] },
    })

    expect(changed).toMatchObject({ emails: ['mar2@people.example'], phones: ['44-55-66'] })
    expect(next.email).toBe('mar@people.example')
  })

  test('may be none', async () => {
    const sol = await agent.api.people.create({
      body: { name: 'Sol', email: 'sol@people.example', phones: ['778899'] },
    })

    const changed = await agent.api.people.update({ params: { id: sol.id }, body: { email: null, phones: [] } })

    expect(changed).toMatchObject({ email: null, emails: [], phones: [] })
  })

  test('without a digit are no numbers', async () => {
    const attempt = agent.api.people.create({ body: { name: 'Sin', phones: ['+--'] } })

    expect(await refusalOf(attempt)).toBe('invalid')
  })

  test('are kept with what they are, and another one becomes the main one', async () => {
    const { id } = await agent.api.people.create({ body: { name: 'Eva', email: 'eva@people.example' } })
    await agent.api.people.addIdentity({
      params: { id },
      body: { kind: 'email', value: 'Eva@Home.example', usage: 'home' },
    })
    await agent.api.people.addIdentity({ params: { id }, body: { kind: 'phone', value: '+34 600 11 22 33' } })
    await agent.api.people.addIdentity({ params: { id }, body: { kind: 'phone', value: '0034 911 22 33 44' } })

    await agent.api.people.changeIdentity({
      params: { id, kind: 'phone', value: '34911223344' },
      body: { usage: 'work', isMain: true },
    })
    const changed = await agent.api.people.changeIdentity({
      params: { id, kind: 'email', value: 'eva@home.example' },
      body: { isMain: true },
    })

    expect(changed).toMatchObject({
      email: 'eva@home.example',
      emails: ['eva@home.example', 'eva@people.example'],
      phones: ['0034 911 22 33 44', '+34 600 11 22 33'],
    })
    expect(changed.identities).toEqual([
      { kind: 'email', value: 'eva@home.example', label: 'eva@home.example', usage: 'home', isMain: true },
      { kind: 'email', value: 'eva@people.example', label: 'eva@people.example', usage: null, isMain: false },
      { kind: 'phone', value: '34911223344', label: '0034 911 22 33 44', usage: 'work', isMain: true },
      { kind: 'phone', value: '34600112233', label: '+34 600 11 22 33', usage: null, isMain: false },
    ])
    const acts = (await (await world.admin()).api.audit.list({ query: { action: 'person.changed' } })).items
    expect(acts[0]).toMatchObject({
      subject: 'Eva',
      changes: expect.arrayContaining([{ field: 'email', from: 'eva@people.example', to: 'eva@home.example' }]),
    })
  })

  test('keep what they are when the list of numbers is written anew', async () => {
    const { id } = await agent.api.people.create({ body: { name: 'Pol', phones: ['600 44 55 66'] } })
    await agent.api.people.changeIdentity({
      params: { id, kind: 'phone', value: '600445566' },
      body: { usage: 'mobile' },
    })

    const changed = await agent.api.people.update({ params: { id }, body: { phones: ['911 000 111', '600-44-55-66'] } })

    expect(changed.identities.map(({ label, usage }) => [label, usage])).toEqual([
      ['911 000 111', null],
      ['600-44-55-66', 'mobile'],
    ])
  })

  test('that are somebody else’s are refused, and tell who has them', async () => {
    const owner = await agent.api.people.create({ body: { name: 'Dueña', email: 'suya@people.example' } })
    const other = await agent.api.people.create({ body: { name: 'Otra' } })

    const body = { kind: 'email', value: 'suya@people.example' } as const
    const code = await refusalOf(agent.api.people.addIdentity({ params: { id: other.id }, body }))
    const { items } = await agent.api.people.list({ query: { identity: ' SUYA@people.example' } })

    expect(code).toBe('address_taken')
    expect(items.map(({ id }) => id)).toEqual([owner.id])
  })

  test('that are taken away make room: the next one is the main one, and links mailed there end', async () => {
    const { id } = await agent.api.people.create({ body: { name: 'Rut', email: 'rut@people.example' } })
    await agent.api.people.addIdentity({ params: { id }, body: { kind: 'email', value: 'rut2@people.example' } })
    await world.stranger.sessions.requestLink({ body: { email: 'rut@people.example' } })

    const changed = await agent.api.people.removeIdentity({
      params: { id, kind: 'email', value: 'rut@people.example' },
    })

    expect(changed).toMatchObject({ email: 'rut2@people.example', emails: ['rut2@people.example'] })
    expect(await world.db.selectFrom('mailedLinks').selectAll().where('personId', '=', id).execute()).toEqual([])
    const again = agent.api.people.removeIdentity({ params: { id, kind: 'email', value: 'rut@people.example' } })
    expect(await refusalOf(again)).toBe('not_found')
  })

  test('of who works here are the administrators’ business, and one address stays', async () => {
    const admin = await world.admin()
    const body = { kind: 'email', value: 'otra.agente@people.example' } as const
    const params = { id: agent.id, kind: 'email', value: agent.email } as const

    expect(await refusalOf(agent.api.people.addIdentity({ params: { id: agent.id }, body }))).toBe('forbidden')
    expect(await refusalOf(admin.api.people.removeIdentity({ params }))).toBe('invalid')
    expect((await admin.api.people.addIdentity({ params: { id: agent.id }, body })).emails).toHaveLength(2)
  })
})

describe('mail from a further address', () => {
  test('is the person’s; answers go to where it came from, and change with it', async () => {
    const ana = await agent.api.people.create({ body: { name: 'Ana', email: 'ana@work.example' } })
    await agent.api.people.addIdentity({ params: { id: ana.id }, body: { kind: 'email', value: 'ana@home.example' } })
    const first = await deliver(world, rawMail({ from: 'Ana <ana@home.example>', subject: 'Desde casa' }))
    const number = first.ticketNumber ?? 0
    const answer = async () => {
      await agent.api.messages.add({ params: { number }, body: { kind: 'reply', bodyText: 'Lo miramos.' } })
      return (await sentMails(world)).at(-1)
    }

    const toHome = await answer()
    const replyTo = (toHome && header(toHome, 'reply-to')) ?? ''
    await deliver(world, rawMail({ from: 'Ana <ana@work.example>', to: replyTo, subject: 'Re: Desde casa' }))
    const toWork = await answer()

    const ticket = await agent.api.tickets.get({ params: { number } })
    expect(ticket.requester.id).toBe(ana.id)
    expect(toHome?.to.map(({ address }) => address)).toEqual(['ana@home.example'])
    expect([...(toWork?.to ?? []), ...(toWork?.cc ?? [])].map(({ address }) => address)).toEqual(['ana@work.example'])
    expect(ticket.participants).toMatchObject([{ address: 'ana@work.example', role: 'requester' }])
  })

  test('is told of the solution there, with the links', async () => {
    const bea = await agent.api.people.create({ body: { name: 'Bea', email: 'bea@work.example' } })
    await agent.api.people.addIdentity({ params: { id: bea.id }, body: { kind: 'email', value: 'bea@home.example' } })
    const { ticketNumber: number = 0 } = await deliver(world, rawMail({ from: 'bea@home.example', subject: 'Fin' }))

    await agent.api.tickets.change({ params: { number }, body: { status: 'solved' } })

    const told = (await sentMails(world)).filter((mail) => mail.subject.includes(`[#${number}]`))
    expect(told.at(-1)?.to.map(({ address }) => address)).toEqual(['bea@home.example'])
  })
})
