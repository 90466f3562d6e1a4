import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { hiddenTeam, openFor } from '#test/tickets.ts'
import { createWorld, type Somebody, type World } from '#test/world.ts'

let world: World
let agent: Somebody
let ana: Somebody

beforeAll(async () => {
  world = await createWorld()
  agent = await world.person('agent')
})
afterAll(() => world.close())

const printer = {
  subject: 'La impresora de recepción no imprime',
  bodyText: 'Desde esta mañana la impresora de recepción no imprime nada, solo parpadea la luz naranja.',
}

/** Nobody has open tickets but these. */
async function somebody(organizationId?: string) {
  return world.person('requester', organizationId === undefined ? {} : { organizationId })
}

async function likely(number: number, who = agent) {
  return (await who.api.tickets.duplicates({ params: { number } })).items
}

describe('a new ticket looks like', () => {
  test('an older open one of the same person with such a subject', async () => {
    ana = await somebody()
    const older = await openFor(agent, ana, printer)
    const newer = await openFor(agent, ana, { subject: 'Impresora de recepción: no imprime', bodyText: 'Sigue mal.' })

    const items = await likely(newer.number)

    expect(items).toMatchObject([
      {
        number: older.number,
        subject: printer.subject,
        who: 'same_requester',
        why: 'subject',
        requester: { id: ana.id },
      },
    ])
    expect(await likely(older.number)).toEqual([])
  })

  test('one in which nearly the same was said under another subject', async () => {
    const eva = await somebody()
    const older = await openFor(agent, eva, printer)
    const newer = await openFor(agent, eva, { ...printer, subject: '¿Hay alguien?' })

    expect(await likely(newer.number)).toMatchObject([{ number: older.number, why: 'words' }])
  })

  test('one of somebody else in the organization, who must have said more of the same', async () => {
    const admin = await world.admin()
    const { id } = await admin.api.organizations.create({ body: { name: 'Clínica Norte' } })
    const [eva, leo] = [await somebody(id), await somebody(id)]
    const older = await openFor(agent, eva, printer)
    const newer = await openFor(agent, leo, printer)
    const other = await openFor(agent, leo, {
      subject: 'La impresora del almacén no imprime',
      bodyText: 'Papel atascado.',
    })

    expect(await likely(newer.number)).toMatchObject([{ number: older.number, who: 'same_organization' }])
    expect((await likely(other.number)).map(({ who }) => who)).not.toContain('same_organization')
  })
})

describe('it does not look like', () => {
  test.each([
    ['one about something else', { subject: 'Alta de una compañera', bodyText: 'Empieza el lunes en ventas.' }],
    ['one with no more in common than a greeting', { subject: 'Hola', bodyText: 'Buenos días, gracias de antemano.' }],
  ])('%s', async (_what, second) => {
    const eva = await somebody()
    await openFor(agent, eva, printer)
    const newer = await openFor(agent, eva, second)

    expect(await likely(newer.number)).toEqual([])
  })

  test('one that is solved, or is linked already', async () => {
    const [eva, leo] = [await somebody(), await somebody()]
    const solved = await openFor(agent, eva, printer)
    await agent.api.tickets.change({ params: { number: solved.number }, body: { status: 'solved' } })
    const linked = await openFor(agent, leo, printer)
    const afterSolved = await openFor(agent, eva, printer)
    const afterLinked = await openFor(agent, leo, printer)
    await agent.api.tickets.link({ params: { number: afterLinked.number }, body: { to: linked.number } })

    const found = await Promise.all([afterSolved, afterLinked].map(({ number }) => likely(number)))

    expect(found).toEqual([[], []])
  })

  test('one of which somebody said that it is another matter, until that is taken back', async () => {
    const eva = await somebody()
    const older = await openFor(agent, eva, printer)
    const newer = await openFor(agent, eva, printer)
    const pair = { params: { number: newer.number, to: older.number } }

    await agent.api.tickets.markDistinct(pair)
    const without = await likely(newer.number)
    await agent.api.tickets.unmarkDistinct(pair)

    expect(without).toEqual([])
    expect(await likely(newer.number)).toHaveLength(1)
  })

  test('one that the reader may not see', async () => {
    const admin = await world.admin()
    const eva = await somebody()
    const team = await hiddenTeam(world, 'Nóminas', [])
    await openFor(admin, eva, { ...printer, teamId: team.id })
    const newer = await openFor(agent, eva, printer)

    expect(await likely(newer.number)).toEqual([])
    expect(await likely(newer.number, admin)).toHaveLength(1)
  })

  test('one of more than a month before', async () => {
    const eva = await somebody()
    await openFor(agent, eva, printer)
    world.pass(31 * 86_400_000)
    const later = await world.person('agent')
    const newer = await openFor(later, eva, printer)

    expect(await likely(newer.number, later)).toEqual([])
  })
})
