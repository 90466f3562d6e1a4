import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sentMails } from '#test/mails.ts'
import { hiddenTeam, openFor, openTicket } from '#test/tickets.ts'
import { createWorld, type Somebody, type World } from '#test/world.ts'

let world: World
let agent: Somebody

beforeAll(async () => {
  world = await createWorld()
  agent = await world.person('agent', { name: 'Berta Agente' })
})
afterAll(() => world.close())

const open = (title: string, ticketNumbers: number[] = []) =>
  agent.api.problems.create({ body: { title, ticketNumbers } })
const get = (number: number, who = agent) => who.api.problems.get({ params: { number } })

describe('a problem', () => {
  test('stands over its tickets, and both histories tell it', async () => {
    const [one, two] = [await openTicket(agent), await openTicket(agent)]

    const problem = await open('La cola de HP-3F se para', [one.number, two.number])

    expect(problem).toMatchObject({ state: 'open', ticketCount: 2, unsolvedCount: 2 })
    expect(problem.perDay.at(-1)).toBe(2)
    const { items } = await agent.api.tickets.history({ params: { number: one.number } })
    expect(items.at(-1)).toMatchObject({
      type: 'ticket.linked',
      changes: [{ field: 'problem', from: null, to: `P-${problem.number} La cola de HP-3F se para` }],
    })
    const history = (await agent.api.problems.history({ params: { number: problem.number } })).items
    expect(history.map(({ type }) => type)).toEqual(['tickets.added', 'problem.created'])
    expect(await agent.api.problems.ofTicket({ params: { number: one.number } })).toMatchObject({
      problem: { number: problem.number },
    })
  })

  test('is the only one behind a ticket', async () => {
    const { number } = await openTicket(agent)
    const first = await open('Primero', [number])
    const second = await open('Segundo')

    await expect(
      agent.api.problems.addTickets({ params: { number: second.number }, body: { numbers: [number] } }),
    ).rejects.toMatchObject({ code: 'in_use' })
    await agent.api.problems.removeTicket({ params: { number: first.number, ticket: number } })
    const moved = await agent.api.problems.addTickets({
      params: { number: second.number },
      body: { numbers: [number] },
    })

    expect(moved.ticketCount).toBe(1)
  })

  test('counts and lists only what its reader sees', async () => {
    const admin = await world.admin()
    const team = await hiddenTeam(world, 'Personal', [])
    const hidden = await openTicket(admin, { teamId: team.id })
    const seen = await openTicket(agent)
    const { number } = await admin.api.problems.create({
      body: { title: 'Nóminas', ticketNumbers: [hidden.number, seen.number] },
    })

    expect(await get(number)).toMatchObject({ ticketCount: 1 })
    expect(await get(number, admin)).toMatchObject({ ticketCount: 2 })
    const { items } = await agent.api.problems.tickets({ params: { number } })
    expect(items.map((ticket) => ticket.number)).toEqual([seen.number])
    await expect(
      agent.api.problems.addTickets({ params: { number }, body: { numbers: [hidden.number] } }),
    ).rejects.toMatchObject({ code: 'not_found' })
  })

  test('is a known error only with a way around it, and read by customers only where that is said', async () => {
    const ana = await world.person('requester')
    const { number } = await open('VPN 809')
    const change = (body: Parameters<typeof agent.api.problems.change>[0]['body']) =>
      agent.api.problems.change({ params: { number }, body })
    await expect(change({ state: 'known_error' })).rejects.toMatchObject({ code: 'invalid' })

    await change({ state: 'known_error', workaround: 'Usa el acceso web.' })
    expect((await ana.api.problems.knownErrors()).items).toEqual([])
    await change({ isPublic: true })

    expect((await ana.api.problems.knownErrors()).items).toMatchObject([
      { number, workaround: { es: 'Usa el acceso web.', en: 'Usa el acceso web.' } },
    ])
    await change({ state: 'solved' })
    expect((await ana.api.problems.knownErrors()).items).toEqual([])
  })

  test('is read by customers in their language, in words of its own where they are written', async () => {
    const ana = await world.person('requester')
    const { number } = await open('VPN: certificado caducado en srv-vpn-02')
    await agent.api.problems.change({
      params: { number },
      body: { state: 'known_error', workaround: 'Usa el acceso web.', isPublic: true },
    })
    await agent.api.problems.change({
      params: { number },
      body: {
        portalTitle: { es: 'La VPN no conecta', en: '' },
        portalWorkaround: { es: 'Entra por la web.', en: 'Use the web access.' },
      },
    })

    const { items } = await ana.api.problems.knownErrors()
    expect(items.find((one) => one.number === number)).toMatchObject({
      title: { es: 'La VPN no conecta', en: 'La VPN no conecta' },
      workaround: { es: 'Entra por la web.', en: 'Use the web access.' },
    })
    expect(JSON.stringify(items)).not.toContain('srv-vpn-02')
  })

  test('is closed after it was solved, and refuses what another one changed first', async () => {
    const { number, version } = await open('Cierre')
    await expect(agent.api.problems.change({ params: { number }, body: { state: 'closed' } })).rejects.toMatchObject({
      code: 'move_not_allowed',
    })
    await agent.api.problems.change({ params: { number }, body: { state: 'solved', review: 'Revisar antes' } })

    await expect(
      agent.api.problems.change({ params: { number }, body: { title: 'Otro' }, headers: { ifMatch: version } }),
    ).rejects.toMatchObject({ code: 'ticket_changed' })
    const closed = await agent.api.problems.change({ params: { number }, body: { state: 'closed' } })

    expect(closed).toMatchObject({ state: 'closed', can: { states: ['open'] } })
  })

  test('is found by a part of its title and by its number', async () => {
    const { number } = await open('Impresión en Córdoba')
    const found = async (q: string) => (await agent.api.problems.list({ query: { q } })).items.map((one) => one.number)

    expect(await found('cordoba')).toEqual([number])
    expect(await found(`P-${number}`)).toContain(number)
    expect(await found('100%')).toEqual([])
  })

  test('is for agents', async () => {
    const ana = await world.person('requester')
    const { number } = await open('Interno')

    await expect(get(number, ana)).rejects.toMatchObject({ code: 'forbidden' })
  })
})

describe('all tickets of a problem', () => {
  async function withTwo() {
    const ana = await world.person('requester', { language: 'es' })
    const tom = await world.person('requester', { language: 'en' })
    const spanish = await openFor(agent, ana, { subject: 'No imprime nada', bodyText: 'No sale nada desde ayer' })
    const english = await openFor(agent, tom, { subject: 'Printer stuck', bodyText: 'Nothing comes out of it' })
    await world.desk.pool.query(`update tickets set language = 'en' where number = $1`, [english.number])
    const { number } = await open('Cola', [spanish.number, english.number])
    await sentMails(world)
    return { ana, tom, spanish, english, number }
  }
  const textsTo = async (who: Somebody) =>
    (await sentMails(world))
      .filter((mail) => mail.to.some(({ address }) => address === who.email))
      .map((m) => m.bodyText)

  test('are told in the language of each', async () => {
    const { ana, tom, number } = await withTwo()

    const { items } = await agent.api.problems.tell({
      params: { number },
      body: { answers: { es: 'Estamos en ello.', en: 'We are on it.' } },
    })
    await world.drain()

    expect(items.map(({ language, total }) => [language, total]).sort()).toEqual([
      ['en', 1],
      ['es', 1],
    ])
    expect((await agent.api.problems.runs({ params: { number } })).items.map(({ done }) => done)).toEqual([1, 1])
    const mails = await sentMails(world)
    const to = (who: Somebody) => mails.filter((mail) => mail.to.some(({ address }) => address === who.email))
    expect(to(ana).some(({ bodyText }) => bodyText.includes('Estamos en ello.'))).toBe(true)
    expect(to(tom).some(({ bodyText }) => bodyText.includes('We are on it.'))).toBe(true)
    expect(to(tom).some(({ bodyText }) => bodyText.includes('Estamos'))).toBe(false)
  })

  test('are solved with it; a language without an answer is left as it is', async () => {
    const { ana, spanish, english, number } = await withTwo()

    await agent.api.problems.solve({
      params: { number },
      body: { answers: { es: 'Ya imprime.' }, cause: 'Controlador' },
    })
    await world.drain()

    expect((await textsTo(ana)).some((text) => text.includes('Ya imprime.'))).toBe(true)
    expect(await get(number)).toMatchObject({ state: 'solved', cause: 'Controlador', unsolvedCount: 1 })
    const statusOf = async (one: number) => (await agent.api.tickets.get({ params: { number: one } })).status
    expect(await statusOf(spanish.number)).toBe('solved')
    expect(await statusOf(english.number)).not.toBe('solved')
    await expect(
      agent.api.problems.solve({ params: { number }, body: { answers: { es: 'Otra vez' } } }),
    ).rejects.toMatchObject({ code: 'move_not_allowed' })
  })

  test('are not told anything when nobody speaks the language', async () => {
    const { number } = await open('Sin tickets')

    await expect(
      agent.api.problems.tell({ params: { number }, body: { answers: { es: 'Hola' } } }),
    ).rejects.toMatchObject({ code: 'invalid' })
  })
})
