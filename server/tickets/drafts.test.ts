import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { hiddenTeam, openFor, upload } from '#test/tickets.ts'
import { createWorld, type Somebody, type World } from '#test/world.ts'

let world: World
let agent: Somebody
let ana: Somebody

beforeAll(async () => {
  world = await createWorld()
  agent = await world.person('agent')
  ana = await world.person('requester')
})
afterAll(() => world.close())

const text = { kind: 'reply' as const, bodyHtml: '<p>Estimada Ana</p>', cc: ['jefa@clinica.example'] }

function keep(
  who: Somebody,
  number: number,
  body: Parameters<Somebody['api']['messages']['putDraft']>[0]['body'] = text,
) {
  return who.api.messages.putDraft({ params: { number }, body })
}

async function draftOf(who: Somebody, number: number) {
  const { draft } = await who.api.messages.getDraft({ params: { number } })
  return draft
}

describe('what an agent is writing', () => {
  test('is kept as it was written, with its files', async () => {
    const { number } = await openFor(agent, ana)
    const file = await upload(world, agent, { name: 'plano.txt' })

    const kept = await keep(agent, number, { ...text, attachmentIds: [file.id] })

    expect(kept.draft).toMatchObject({ ...text, attachments: [file] })
    expect(await draftOf(agent, number)).toEqual(kept.draft)
  })

  test('is nobody else’s', async () => {
    const { number } = await openFor(agent, ana)
    const other = await world.person('agent')
    await keep(agent, number)

    await keep(other, number, { ...text, bodyHtml: '<p>Otra</p>' })

    expect((await draftOf(agent, number))?.bodyHtml).toBe('<p>Estimada Ana</p>')
    expect((await draftOf(other, number))?.bodyHtml).toBe('<p>Otra</p>')
  })

  test('is replaced by what is written next', async () => {
    const { number } = await openFor(agent, ana)
    await keep(agent, number)

    await keep(agent, number, { kind: 'note', bodyHtml: '<p>Nota</p>' })

    expect(await draftOf(agent, number)).toMatchObject({ kind: 'note', bodyHtml: '<p>Nota</p>', cc: [] })
  })

  test.each(['', '<p></p>', '<p>&nbsp;</p>', ' \n '])('is gone when nothing is left of it: %j', async (bodyHtml) => {
    const { number } = await openFor(agent, ana)
    await keep(agent, number)

    await keep(agent, number, { kind: 'reply', bodyHtml })

    expect(await draftOf(agent, number)).toBeNull()
  })

  test('is gone when it was sent', async () => {
    const { number } = await openFor(agent, ana)
    await keep(agent, number)

    await agent.api.messages.add({ params: { number }, body: { kind: 'reply', bodyText: 'Estimada Ana' } })

    expect(await draftOf(agent, number)).toBeNull()
  })

  test('names no file of somebody else', async () => {
    const { number } = await openFor(agent, ana)
    const file = await upload(world, ana, { name: 'ajeno.txt' })

    const { draft } = await keep(agent, number, { ...text, attachmentIds: [file.id] })

    expect(draft?.attachments).toEqual([])
  })

  test('of a megabyte without an end to its tag is kept as fast as any other', async () => {
    const { number } = await openFor(agent, ana)
    const begun = performance.now()

    await keep(agent, number, { kind: 'reply', bodyHtml: `${'a'.repeat(900_000)}>` })

    expect(performance.now() - begun).toBeLessThan(10_000)
  })

  test('is not kept on a ticket out of reach, nor for requesters', async () => {
    const team = await hiddenTeam(world, 'Personal', [])
    const { number } = await openFor(agent, ana, { teamId: team.id })

    const refusals = await Promise.allSettled([keep(agent, number), keep(ana, number)])

    expect(refusals).toMatchObject([{ reason: { code: 'not_found' } }, { reason: { code: 'forbidden' } }])
  })
})
