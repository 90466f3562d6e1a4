import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createWorld, type Somebody, type World } from '#test/world.ts'
import { createClient } from '#web/lib/client.ts'
import { guestLinkToken, personActor } from '../index.ts'
import { openBrowser, refusalOf } from '../test-browser.ts'

let world: World
let admin: Somebody
beforeAll(async () => {
  world = await createWorld()
  admin = await world.admin()
})
afterAll(() => world.close())

async function openTicket(requester: Somebody, subject: string) {
  return requester.api.tickets.create({ body: { subject, bodyText: 'It does not work.' } })
}

function guestToken(ticketId: string, personId: string): string {
  return guestLinkToken(world.desk.services, ticketId, personId)
}

describe('which teams an agent sees', () => {
  test('is all of them while none is kept to its members', async () => {
    const ana = await world.person('agent')
    await admin.api.teams.create({ body: { name: 'Open', visibility: 'everyone' } })

    expect(await personActor(world.db, ana.id)).toMatchObject({ role: 'agent', teams: 'all', scopes: 'all' })
  })

  test('leaves out those kept to others, for agents but not for administrators', async () => {
    const [ana, bea] = [await world.person('agent'), await world.person('agent')]
    const [open] = (await admin.api.teams.list()).items
    const closed = await admin.api.teams.create({
      body: { name: 'Closed', visibility: 'members', members: [{ id: bea.id }] },
    })

    const [anaSees, beaSees, adminSees] = await Promise.all(
      [ana, bea, admin].map(async ({ id }) => (await personActor(world.db, id))?.teams),
    )

    expect(anaSees).toContain(open?.id)
    expect(anaSees).not.toContain(closed.id)
    expect([beaSees, adminSees]).toEqual(['all', 'all'])
  })

  test('changes at once with the membership', async () => {
    const ana = await world.person('agent')
    const [closed] = (await admin.api.teams.list()).items.filter(({ name }) => name === 'Closed')

    await admin.api.people.update({ params: { id: ana.id }, body: { teamIds: [closed?.id ?? ''] } })

    expect((await personActor(world.db, ana.id))?.teams).toBe('all')
  })

  test('is nothing for requesters', async () => {
    const rita = await world.person('requester')

    expect((await personActor(world.db, rita.id))?.teams).toEqual([])
  })
})

describe('who acts', () => {
  test('is nobody when inactive or unknown', async () => {
    const ana = await world.person('agent')
    await admin.api.people.update({ params: { id: ana.id }, body: { isActive: false } })

    expect(await personActor(world.db, ana.id)).toBeUndefined()
    expect(await personActor(world.db, '01a20fe0-ad1b-78de-800b-c4825b35130a')).toBeUndefined()
  })

  test('shares the organization’s tickets only when allowed to', async () => {
    const { id } = await admin.api.organizations.create({ body: { name: 'Shared' } })
    const [allowed, other] = [
      await world.person('requester', { organizationId: id, seesOrganization: true }),
      await world.person('requester', { organizationId: id }),
    ]

    expect((await personActor(world.db, allowed.id))?.sharedOrganizationId).toBe(id)
    expect((await personActor(world.db, other.id))?.sharedOrganizationId).toBeUndefined()
  })
})

describe('the link to one ticket', () => {
  test('opens that ticket to its requester and nothing else', async () => {
    const rita = await world.person('requester')
    const [mine, alsoMine] = [await openTicket(rita, 'Printer'), await openTicket(rita, 'Payroll')]
    const { api } = openBrowser(world, createClient)

    const me = await api.sessions.openGuestLink({ body: { token: guestToken(mine.id, rita.id) } })

    expect(me).toMatchObject({ id: rita.id, role: 'guest', guestTicket: mine.number, teamIds: [], hasPassword: false })
    expect((await api.tickets.get({ params: { number: mine.number } })).subject).toBe('Printer')
    expect(await refusalOf(api.tickets.get({ params: { number: alsoMine.number } }))).toBe('not_found')
    expect((await api.tickets.list()).items.map(({ number }) => number)).toEqual([mine.number])
  })

  test('lets nobody act as its person elsewhere', async () => {
    const ana = await world.person('admin')
    const ticket = await openTicket(ana, 'Mine')
    const { api } = openBrowser(world, createClient)
    await api.sessions.openGuestLink({ body: { token: guestToken(ticket.id, ana.id) } })
    const attempts = [
      api.people.list(),
      api.desk.updateSettings({ body: { closeAfterDays: 1 } }),
      api.sessions.updateMe({ body: { name: 'Other' } }),
      api.sessions.changePassword({ body: { current: '', password: 'tres gatos en bici' } }),
      api.sessions.sessions(),
      api.tokens.create({ body: { name: 'x', scopes: ['people:read'] } }),
      api.tickets.create({ body: { subject: 'Another', bodyText: 'x' } }),
    ]

    expect(await Promise.all(attempts.map(refusalOf))).toEqual(attempts.map(() => 'forbidden'))
  })

  test('works again and again', async () => {
    const rita = await world.person('requester')
    const token = guestToken((await openTicket(rita, 'Again')).id, rita.id)

    for (let time = 0; time < 3; time += 1) {
      expect((await openBrowser(world, createClient).api.sessions.openGuestLink({ body: { token } })).role).toBe(
        'guest',
      )
    }
  })

  test('is not where somebody is signed in', async () => {
    const rita = await world.person('requester')
    const ticket = await openTicket(rita, 'Guest')
    const browser = openBrowser(world, createClient)

    await browser.api.sessions.openGuestLink({ body: { token: guestToken(ticket.id, rita.id) } })

    expect((await rita.api.sessions.sessions()).items).toHaveLength(1)
  })

  test('leaves signed in whoever reaches the ticket anyway, and replaces anybody else', async () => {
    const [rita, luis, ana] = [
      await world.person('requester'),
      await world.person('requester'),
      await world.person('agent'),
    ]
    const ticket = await openTicket(rita, 'Signed in')
    const body = { token: guestToken(ticket.id, rita.id) }

    const [own, agents, others] = [
      await rita.api.sessions.openGuestLink({ body }),
      await ana.api.sessions.openGuestLink({ body }),
      await luis.api.sessions.openGuestLink({ body }),
    ]

    expect(own).toMatchObject({ id: rita.id, role: 'requester', guestTicket: ticket.number })
    expect(agents).toMatchObject({ id: ana.id, role: 'agent', guestTicket: ticket.number })
    expect(others).toMatchObject({ id: rita.id, role: 'guest' })
    expect((await rita.api.sessions.me()).role).toBe('requester')
    expect(await refusalOf(luis.api.sessions.me())).toBe('not_signed_in')
  })

  test('opens nothing to somebody the ticket does not concern, or who is inactive', async () => {
    const [rita, luis, gone] = [
      await world.person('requester'),
      await world.person('requester'),
      await world.person('requester'),
    ]
    const [hers, his] = [await openTicket(rita, 'Hers'), await openTicket(gone, 'His')]
    await admin.api.people.update({ params: { id: gone.id }, body: { isActive: false } })
    const { api } = openBrowser(world, createClient)

    const unconcerned = await refusalOf(api.sessions.openGuestLink({ body: { token: guestToken(hers.id, luis.id) } }))
    const inactive = await refusalOf(api.sessions.openGuestLink({ body: { token: guestToken(his.id, gone.id) } }))

    expect([unconcerned, inactive]).toEqual(['link_expired', 'link_expired'])
  })

  test('opens for those who get copies', async () => {
    const [rita, luis] = [await world.person('requester'), await world.person('requester')]
    const ticket = await openTicket(rita, 'Copies')
    await world.db
      .insertInto('ticketParticipants')
      .values({ ticketId: ticket.id, address: luis.email, role: 'cc' })
      .execute()
    const { api } = openBrowser(world, createClient)

    await api.sessions.openGuestLink({ body: { token: guestToken(ticket.id, luis.id) } })

    expect((await api.tickets.get({ params: { number: ticket.number } })).subject).toBe('Copies')
  })

  test('cannot be changed or made by others', async () => {
    const [rita, luis] = [await world.person('requester'), await world.person('requester')]
    const [hers, his] = [await openTicket(rita, 'Hers'), await openTicket(luis, 'His')]
    const [payload = '', tag = ''] = guestToken(hers.id, rita.id).split('.')
    const forged = Buffer.from(`${his.id}:${luis.id}`).toString('base64url')
    const tokens = [`${forged}.${tag}`, `${payload}.${'A'.repeat(27)}`, payload, `${payload}.${tag}.x`, 'x'.repeat(50)]
    const { api } = openBrowser(world, createClient)

    const codes = await Promise.all(tokens.map((token) => refusalOf(api.sessions.openGuestLink({ body: { token } }))))

    expect(codes).toEqual(tokens.map(() => 'link_expired'))
  })
})
