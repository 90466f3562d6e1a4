import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { hiddenTeam, openFor } from '#test/tickets.ts'
import { createWorld, type Somebody, type World } from '#test/world.ts'

let world: World
let agent: Somebody
let team: string

beforeAll(async () => {
  world = await createWorld()
  agent = await world.person('agent', { name: 'Berta Agente' })
  team = (await (await world.admin()).api.teams.create({ body: { name: 'Sistemas' } })).id
  const people = await Promise.all([1, 2, 3, 4, 5].map(() => world.person('requester')))
  // The month before: matters that come now and then.
  for (let at = 0; at < 30; at += 1) {
    const [subject = '', bodyText = ''] = quiet[at % quiet.length] ?? []
    const who = people[at % people.length]
    if (who !== undefined) await openFor(agent, who, { subject, bodyText })
  }
  await world.desk.pool.query(
    `update tickets set created_at = created_at - number * interval '16 hours' - interval '9 days'`,
  )
  await world.drain()
  for (const [at, [subject, bodyText]] of outbreak.entries()) {
    const who = people[at % people.length]
    if (who !== undefined) await openFor(agent, who, { subject, bodyText, teamId: team })
    await world.drain()
  }
})
afterAll(() => world.close())

const quiet = [
  ['Vacaciones', '¿Cuántos días de vacaciones me quedan?'],
  ['VPN', 'Desde casa la VPN no conecta, error 809'],
  ['Factura duplicada', 'Nos habéis facturado dos veces el mismo pedido'],
  ['Pantalla externa', 'El portátil no detecta el segundo monitor'],
  ['Torno', 'El torno de la entrada no lee mi tarjeta'],
  ['Toner', 'Falta tóner magenta en el plotter'],
]
const outbreak = [
  ['Cola de la HP-3F', 'Los trabajos se quedan en la cola de la impresora HP-3F'],
  ['HP-3F queue stuck', 'Print jobs sit in the queue of HP-3F'],
  ['impersora HP-3F', 'no imprime, la cola de la HP-3F está llena'],
  ['Printer HP-3F', 'HP-3F prints nothing, its queue is full'],
  ['HP-3F parada', 'la cola de impresion de la HP-3F no avanza'],
  ['HP-3F', 'printer HP-3F, jobs stuck in queue'],
] as const

const list = async (who = agent, state: 'open' | 'dismissed' | 'turned' = 'open') =>
  (await who.api.patterns.list({ query: { state } })).items

describe('a pattern', () => {
  test('is found while it arises, across languages, and told once to those who see it', async () => {
    const [pattern, ...more] = await list()

    expect(more).toEqual([])
    expect(pattern).toMatchObject({ state: 'open', trend: { hours: 24 }, teams: [{ name: 'Sistemas' }] })
    expect(pattern?.words.join(' ')).toContain('hp-3f')
    expect(pattern?.ticketCount).toBeGreaterThanOrEqual(5)
    expect(pattern?.trend.usual).toBeLessThan(1)
    const { items } = await agent.api.notifications.list({ query: {} })
    expect(items.filter(({ kind }) => kind === 'pattern_found')).toHaveLength(1)
  })

  test('is not known to whoever sees none of its tickets', async () => {
    const admin = await world.admin()
    const hidden = await hiddenTeam(world, 'Personal', [])
    await world.desk.pool.query('update tickets set team_id = $1 where team_id = $2', [hidden.id, team])
    const [pattern] = await list(admin)

    expect(await list()).toEqual([])
    await expect(agent.api.patterns.get({ params: { id: pattern?.id ?? '' } })).rejects.toMatchObject({
      code: 'not_found',
    })
    await world.desk.pool.query('update tickets set team_id = $1 where team_id = $2', [team, hidden.id])
  })

  test('loses what is split off, and learns from it', async () => {
    const [pattern] = await list()
    const id = pattern?.id ?? ''
    const { items } = await agent.api.patterns.tickets({ params: { id } })
    const [off] = items

    const after = await agent.api.patterns.splitOff({ params: { id }, body: { numbers: [off?.number ?? 0] } })

    expect(after.ticketCount).toBe((pattern?.ticketCount ?? 0) - 1)
    const { rows } = await world.desk.pool.query('select count(*)::int as count from groups_apart')
    expect(rows).toEqual([{ count: 1 }])
    await expect(
      agent.api.patterns.splitOff({ params: { id }, body: { numbers: [off?.number ?? 0] } }),
    ).rejects.toMatchObject({ code: 'not_found' })
    const rest = (await agent.api.patterns.tickets({ params: { id } })).items.map(({ number }) => number)
    await expect(agent.api.patterns.splitOff({ params: { id }, body: { numbers: rest } })).rejects.toMatchObject({
      code: 'invalid',
    })
  })

  test('is dismissed with a reason, and taken up again', async () => {
    const [pattern] = await list()
    const params = { id: pattern?.id ?? '' }

    await agent.api.patterns.dismiss({ params, body: { reason: 'Mantenimiento anunciado' } })

    expect(await list()).toEqual([])
    expect(await list(agent, 'dismissed')).toMatchObject([{ reason: 'Mantenimiento anunciado' }])
    await expect(agent.api.patterns.dismiss({ params, body: { reason: 'x' } })).rejects.toMatchObject({
      code: 'already_done',
    })
    expect(await agent.api.patterns.reopen({ params })).toMatchObject({ state: 'open', reason: null })
  })

  test('becomes a problem with its tickets, which is offered those that come later', async () => {
    const [pattern] = await list()
    const params = { id: pattern?.id ?? '' }

    const problem = await agent.api.patterns.toProblem({ params, body: { title: 'Cola de HP-3F' } })

    expect(problem).toMatchObject({ title: 'Cola de HP-3F', ticketCount: pattern?.ticketCount })
    expect(await list(agent, 'turned')).toMatchObject([{ problemNumber: problem.number }])
    const ana = await world.person('requester')
    const later = await openFor(agent, ana, {
      subject: 'HP-3F',
      bodyText: 'La cola de la impresora HP-3F se ha parado',
    })
    await world.drain()
    const { items } = await agent.api.patterns.candidates({ params: { number: problem.number } })
    expect(items.map(({ number }) => number)).toContain(later.number)
    await expect(agent.api.patterns.toProblem({ params, body: { title: 'x' } })).rejects.toMatchObject({
      code: 'already_done',
    })
  })

  test('is for agents', async () => {
    const ana = await world.person('requester')

    await expect(list(ana)).rejects.toMatchObject({ code: 'forbidden' })
  })
})
