import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { hiddenTeam, leftAtOnce, openFor, openTicket } from '#test/tickets.ts'
import { createWorld, type Somebody, type World } from '#test/world.ts'
import { transact } from '../kernel/context.ts'
import { rememberText, suggestTexts } from './index.ts'

let world: World
let agent: Somebody

beforeAll(async () => {
  world = await createWorld()
  agent = await world.person('agent', { name: 'Berta Agente' })
  for (const [subject, bodyText] of noise) await openTicket(agent, { subject, bodyText })
  await world.drain()
})
afterAll(() => world.close())

const noise = [
  ['Vacaciones', '¿Cuántos días de vacaciones me quedan?'],
  ['VPN', 'Desde casa la VPN no conecta, error 809'],
  ['Factura duplicada', 'Nos habéis facturado dos veces el mismo pedido'],
  ['Pantalla externa', 'El portátil no detecta el segundo monitor'],
  ['New starter', 'Laura starts on Monday and needs a laptop'],
] as const

const open = async (subject: string, bodyText: string, who = agent) => {
  const ticket = await openTicket(who, { subject, bodyText })
  await world.drain()
  return ticket
}
const similar = async (number: number, who = agent) => (await who.api.similarity.similar({ params: { number } })).items

describe('similar tickets', () => {
  test('are found in the other language and with typing errors, with the words they share', async () => {
    const spanish = await open('Cola de la impresora', 'Los trabajos se quedan en la cola de la HP-3F y no imprime.')
    const english = await open('Printer stuck', 'Everything sits in the print queue of HP-3F and nothing is printed.')
    const misspelt = await open('impersora parada', 'la impersora HP-3F no saca nada de la cola')

    const found = await similar(misspelt.number)

    expect(
      found
        .slice(0, 2)
        .map(({ number }) => number)
        .sort(),
    ).toEqual([spanish.number, english.number].sort())
    expect(found[0]?.words).toContain('hp-3f')
    expect(found.map(({ subject }) => subject)).not.toContain('Vacaciones')
  })

  test('that were solved show the last answer', async () => {
    const ana = await world.person('requester')
    const old = await openFor(agent, ana, { subject: 'Toner agotado', bodyText: 'Falta tóner magenta en el plotter' })
    leftAtOnce(
      await agent.api.messages.add({
        params: { number: old.number },
        body: { kind: 'reply', bodyText: 'Pedimos el cartucho a Sumitec.', status: 'solved' },
      }),
    )
    await world.drain()

    const fresh = await open('Plotter sin toner', 'No queda tóner magenta en el plotter de diseño')

    expect((await similar(fresh.number))[0]).toMatchObject({
      number: old.number,
      status: 'solved',
      answer: 'Pedimos el cartucho a Sumitec.',
      linkedAs: null,
    })
  })

  test('out of reach are not told', async () => {
    const team = await hiddenTeam(world, 'Personal', [])
    const admin = await world.admin()
    await openTicket(admin, { subject: 'Nómina embargada', bodyText: 'Embargo de nómina del juzgado', teamId: team.id })
    const mine = await open('Embargo de nómina', 'Llega un embargo de nómina del juzgado')

    expect((await similar(mine.number)).map(({ subject }) => subject)).not.toContain('Nómina embargada')
    expect((await similar(mine.number, admin)).map(({ subject }) => subject)).toContain('Nómina embargada')
  })

  test('say how they are linked already', async () => {
    const one = await open('Torno bloqueado', 'El torno de la entrada norte no gira')
    const other = await open('Torno norte', 'No gira el torno de la entrada norte')
    await agent.api.tickets.link({ params: { number: other.number }, body: { to: one.number, kind: 'duplicate_of' } })

    expect((await similar(other.number))[0]).toMatchObject({ number: one.number, linkedAs: 'duplicate_of' })
  })

  test('are for agents', async () => {
    const ana = await world.person('requester')
    const ticket = await openTicket(ana)

    await expect(similar(ticket.number, ana)).rejects.toMatchObject({ code: 'forbidden' })
  })

  test('follow a subject that changed, and read what was left out', async () => {
    const one = await open('Consulta', 'Buenas')
    const other = await open('Grúa puente', 'La grúa puente del muelle no sube')
    await agent.api.tickets.change({ params: { number: one.number }, body: { subject: 'Grúa puente del muelle' } })
    await world.drain()
    expect((await similar(one.number))[0]?.number).toBe(other.number)

    await world.desk.pool.query('delete from ticket_features')
    await world.run('similarity:wake')

    expect((await similar(one.number))[0]?.number).toBe(other.number)
  })
})

test('other texts are suggested once for all their languages, and forgotten', async () => {
  const ctx = world.desk.contextOf({ kind: 'system', job: 'test' })
  const id = ctx.newId()
  const other = ctx.newId()
  await transact(ctx, async (work) => {
    await rememberText(work, {
      kind: 'article',
      id,
      language: 'es',
      subject: 'Vaciar la cola de impresión',
      body: 'Detén el servicio',
    })
    await rememberText(work, {
      kind: 'article',
      id,
      language: 'en',
      subject: 'Clear the print queue',
      body: 'Stop the spooler',
    })
    await rememberText(work, {
      kind: 'article',
      id: other,
      language: 'es',
      subject: 'Pedir vacaciones',
      body: 'En el portal',
    })
  })

  const found = await suggestTexts(ctx.db, 'article', { subject: 'print queue stuck', body: '' }, 3)

  expect(found.map((one) => one.id)).toEqual([id])
  expect(await suggestTexts(ctx.db, 'macro', { subject: 'print queue stuck', body: '' }, 3)).toEqual([])
})
