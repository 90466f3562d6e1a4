import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Ticket } from '#contract/tickets.ts'
import { listen } from '#test/live.ts'
import { hiddenTeam, openFor, tokenOf } from '#test/tickets.ts'
import { createWorld, type Somebody, type World } from '#test/world.ts'
import { buildWeb } from '../app/web.ts'

let world: World
let berta: Somebody
let leo: Somebody
let ana: Somebody

beforeAll(async () => {
  world = await createWorld()
  berta = await world.person('agent', { name: 'Berta Agente' })
  leo = await world.person('agent', { name: 'Leo Agente' })
  ana = await world.person('requester', { name: 'Ana Sol' })
})
afterAll(() => world.close())

type State = 'viewing' | 'writing' | 'gone'
const tell = (who: Somebody, ticket: Ticket, state: State, window = 'one') =>
  who.api.presences.tell({ params: ticket, body: { state, window } })
/** Who is on a ticket, as somebody else sees it. */
const seen = async (who: Somebody, ticket: Ticket) =>
  (await who.api.presences.list()).items
    .filter(({ number }) => number === ticket.number)
    .map(({ person, state }) => `${person.name}: ${state}`)
const heard = (ticket: Ticket, who: Somebody, state: State) => ({
  type: 'presence',
  number: ticket.number,
  person: { id: who.id, name: who.name },
  state,
})

describe('whoever is on a ticket', () => {
  test('is seen by colleagues, looking or writing, until gone, and not by oneself', async () => {
    const ticket = await openFor(berta, ana)

    await tell(leo, ticket, 'viewing')
    expect(await seen(berta, ticket)).toEqual(['Leo Agente: viewing'])
    expect(await seen(leo, ticket)).toEqual([])
    await tell(leo, ticket, 'writing')
    expect(await seen(berta, ticket)).toEqual(['Leo Agente: writing'])
    await tell(leo, ticket, 'gone')
    expect(await seen(berta, ticket)).toEqual([])
  })

  test('is heard of at once, and only when there is news', async () => {
    const ticket = await openFor(berta, ana)
    const ear = await listen(world, berta)
    await ear.mark()

    await tell(leo, ticket, 'viewing')
    await tell(leo, ticket, 'viewing')
    await tell(leo, ticket, 'writing')
    await tell(leo, ticket, 'gone')

    const events = [await ear.nextOf('presence'), await ear.nextOf('presence'), await ear.nextOf('presence')]
    expect(events).toEqual((['viewing', 'writing', 'gone'] as const).map((state) => heard(ticket, leo, state)))
    ear.close()
  })

  test('is heard of by those who listen at another node', async () => {
    const ticket = await openFor(berta, ana)
    const node = await buildWeb(world.desk)
    const url = await node.listen({ host: '127.0.0.1', port: 0 })
    const ear = await listen({ fetch: (path, init) => fetch(url + path, init) }, berta)
    await ear.mark()

    await tell(leo, ticket, 'viewing')

    expect(await ear.nextOf('presence')).toEqual(heard(ticket, leo, 'viewing'))
    await tell(leo, ticket, 'gone')
    ear.close()
    await node.close()
  })

  test('writes as long as one of the own windows does, and has gone with the last', async () => {
    const ticket = await openFor(berta, ana)
    await tell(leo, ticket, 'writing', 'one')
    await tell(leo, ticket, 'viewing', 'two')
    expect(await seen(berta, ticket)).toEqual(['Leo Agente: writing'])

    await tell(leo, ticket, 'gone', 'one')
    expect(await seen(berta, ticket)).toEqual(['Leo Agente: viewing'])

    await Promise.all([tell(leo, ticket, 'gone', 'one'), tell(leo, ticket, 'gone', 'two')])
    expect(await seen(berta, ticket)).toEqual([])
  })

  test('has gone when nothing was heard for 45 seconds, and that is told', async () => {
    const ticket = await openFor(berta, ana)
    const ear = await listen(world, berta)
    await ear.mark()
    await tell(leo, ticket, 'writing')
    expect(await ear.nextOf('presence')).toEqual(heard(ticket, leo, 'writing'))
    world.pass(46_000)

    expect(await seen(berta, ticket)).toEqual([])
    await world.run('presence:forget')

    expect(await ear.nextOf('presence')).toEqual(heard(ticket, leo, 'gone'))
    expect(await world.db.selectFrom('presences').selectAll().execute()).toEqual([])
    ear.close()
  })
})

describe('who may not see a ticket', () => {
  test('learns of nobody on it', async () => {
    const { id: teamId } = await hiddenTeam(world, 'Nóminas', [leo])
    const hidden = await openFor(leo, ana, { teamId })
    const open = await openFor(berta, ana)
    const ears = await Promise.all([listen(world, berta), listen(world, ana)])
    for (const ear of ears) await ear.mark()

    await tell(leo, hidden, 'viewing')
    await tell(leo, open, 'viewing')

    expect(await seen(berta, hidden)).toEqual([])
    expect(await ears[0]?.nextOf('presence')).toEqual(heard(open, leo, 'viewing'))
    await berta.api.tickets.change({ params: open, body: { subject: 'Otro' } })
    const told = await ears[1]?.until('ticket.changed')
    expect(told?.map(({ type }) => type)).not.toContain('presence')
    for (const ear of ears) ear.close()
  })

  test('cannot be on it; nor can a program, nor a requester', async () => {
    const { id: teamId } = await hiddenTeam(world, 'Dirección', [leo])
    const hidden = await openFor(leo, ana, { teamId })
    const program = await tokenOf(world, leo, ['tickets:read', 'tickets:write'])
    const said = { params: hidden, body: { state: 'viewing' as const } }

    await expect(berta.api.presences.tell(said)).rejects.toMatchObject({ code: 'not_found' })
    await expect(program.api.presences.tell(said)).rejects.toMatchObject({ code: 'forbidden' })
    await expect(ana.api.presences.tell(said)).rejects.toMatchObject({ code: 'forbidden' })
  })
})
