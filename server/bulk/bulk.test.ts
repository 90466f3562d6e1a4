import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { z } from 'zod'
import type { bulk } from '#contract/bulk.ts'
import { sentMails } from '#test/mails.ts'
import { hiddenTeam, openFor, openTicket } from '#test/tickets.ts'
import { createWorld, type Somebody, type World } from '#test/world.ts'
import { runBulk } from './run.ts'

let world: World
let agent: Somebody

beforeAll(async () => {
  world = await createWorld()
  agent = await world.person('agent', { name: 'Berta Agente' })
})
afterAll(() => world.close())

type Request = z.input<typeof bulk.start.body>

const start = (body: Request, who = agent) => who.api.bulk.start({ body })
const get = (number: number) => agent.api.tickets.get({ params: { number } })
const open = async (count: number) => {
  const numbers: number[] = []
  for (let index = 0; index < count; index += 1) numbers.push((await openTicket(agent)).number)
  return numbers
}
/** Begins, and waits until it has ended. */
async function finish(body: Request, who = agent) {
  const { id } = await start(body, who)
  await world.drain()
  return who.api.bulk.get({ params: { id } })
}
async function undo(id: string) {
  const run = await agent.api.bulk.undo({ params: { id } })
  await world.drain()
  return agent.api.bulk.get({ params: { id: run.id } })
}
const resultsOf = async (id: string) => (await agent.api.bulk.results({ params: { id } })).items

describe('a run', () => {
  test('changes each ticket in the name of whoever asked, and tells what became of each', async () => {
    const numbers = await open(3)

    const begun = await start({ numbers, change: { addTags: ['mudanza'], urgency: 3 } })
    await world.drain()

    expect(begun).toMatchObject({ state: 'waiting', total: 3, counts: { done: 0 }, can: { cancel: true, undo: false } })
    const run = await agent.api.bulk.get({ params: { id: begun.id } })
    expect(run).toMatchObject({ state: 'done', counts: { done: 3, refused: 0 }, can: { cancel: false, undo: true } })
    expect((await resultsOf(run.id)).map(({ number, outcome }) => [number, outcome])).toEqual(
      numbers.map((number) => [number, 'done']),
    )
    const [first = 0] = numbers
    expect(await get(first)).toMatchObject({ tags: ['mudanza'], urgency: 3 })
    const { items } = await agent.api.tickets.history({ params: { number: first } })
    expect(items.at(-1)).toMatchObject({ type: 'ticket.changed', cause: { kind: 'person', person: { id: agent.id } } })
  })

  test('replies to every requester, and solves', async () => {
    const [ana, eva] = [await world.person('requester'), await world.person('requester')]
    const numbers = [(await openFor(agent, ana)).number, (await openFor(agent, eva)).number]
    await sentMails(world)

    const message = { kind: 'reply' as const, bodyText: 'Ya funciona para todos.', status: 'solved' as const }
    await finish({ numbers, message })

    const sent = (await sentMails(world)).filter((mail) => mail.bodyText.includes('Ya funciona para todos.'))
    expect(sent.flatMap((mail) => mail.to.map(({ address }) => address)).sort()).toEqual([ana.email, eva.email].sort())
    for (const number of numbers) expect(await get(number)).toMatchObject({ status: 'solved' })
  })

  test('merges all into one', async () => {
    const [into = 0, ...others] = await open(3)

    const run = await finish({ numbers: others, mergeInto: into })

    expect(run.counts).toMatchObject({ done: 2 })
    expect(await get(into)).toMatchObject({ messageCount: 3 })
  })

  test('takes the tickets of a view as it is now', async () => {
    const team = await (await world.admin()).api.teams.create({ body: { name: 'Redes' } })
    const inView = await openTicket(agent, { teamId: team.id })
    await openTicket(agent)

    const run = await finish({ view: `team:${team.id}`, change: { addTags: ['red'] } })

    expect(run.total).toBe(1)
    expect((await resultsOf(run.id)).map(({ number }) => number)).toEqual([inView.number])
  })

  test('goes past tickets that refuse, and says why', async () => {
    const team = await hiddenTeam(world, 'Personal', [])
    const admin = await world.admin()
    const hidden = await openTicket(admin, { teamId: team.id })
    const [one = 0, closed = 0, two = 0] = await open(3)
    await agent.api.tickets.change({ params: { number: closed }, body: { status: 'closed' } })

    const run = await finish({ numbers: [one, hidden.number, closed, two], change: { status: 'solved' } })

    expect(run).toMatchObject({ state: 'done', counts: { done: 2, refused: 2 } })
    expect(await resultsOf(run.id)).toEqual([
      { number: one, outcome: 'done', code: null },
      { number: hidden.number, outcome: 'refused', code: 'not_found' },
      { number: closed, outcome: 'refused', code: 'ticket_closed' },
      { number: two, outcome: 'done', code: null },
    ])
    expect(await admin.api.tickets.get({ params: { number: hidden.number } })).toMatchObject({ status: 'new' })
  })

  test('does what is left after a crash, and nothing twice', async () => {
    const numbers = await open(4)
    const { id } = await start({ numbers, message: { kind: 'note', bodyText: 'Una sola vez.' } })
    const ctx = world.desk.contextOf({ kind: 'system', job: 'tickets:bulk' })
    const stop = new AbortController()
    const stopping = { ...ctx, newId: () => stop.abort() ?? ctx.newId() }

    await runBulk(stopping, { runId: id }, stop.signal)
    const between = await agent.api.bulk.get({ params: { id } })
    await world.drain()

    expect(between).toMatchObject({ state: 'running', counts: { done: 1 } })
    expect(await agent.api.bulk.get({ params: { id } })).toMatchObject({ state: 'done', counts: { done: 4 } })
    for (const number of numbers) expect(await get(number)).toMatchObject({ messageCount: 2 })
  })

  test('that is cancelled ends where it is', async () => {
    const { id } = await start({ numbers: await open(2), change: { urgency: 1 } })

    const cancelled = await agent.api.bulk.cancel({ params: { id } })
    await world.drain()

    expect(cancelled).toMatchObject({ state: 'cancelled', can: { cancel: false } })
    expect(await resultsOf(id)).toEqual([])
    await expect(agent.api.bulk.cancel({ params: { id } })).rejects.toMatchObject({ code: 'already_done' })
  })

  test('is its asker’s own, and found again', async () => {
    const other = await world.person('agent')
    const { id } = await start({ numbers: await open(1), change: { urgency: 1 } })

    await expect(other.api.bulk.get({ params: { id } })).rejects.toMatchObject({ code: 'not_found' })
    await expect(other.api.bulk.undo({ params: { id } })).rejects.toMatchObject({ code: 'not_found' })
    expect((await agent.api.bulk.list()).items[0]?.id).toBe(id)
    expect((await other.api.bulk.list()).items).toEqual([])
  })

  test.each<[string, Request]>([
    ['without tickets', { change: { urgency: 1 } }],
    ['with both numbers and a view', { numbers: [1], view: 'open', change: { urgency: 1 } }],
    ['without anything to do', { numbers: [1] }],
    ['with a message that says nothing', { numbers: [1], message: { kind: 'reply', bodyText: ' ' } }],
    ['with an empty change', { numbers: [1], change: {} }],
  ])('%s is refused', async (_, body) => {
    await expect(start(body)).rejects.toMatchObject({ code: 'invalid' })
  })
})

describe('undoing a run', () => {
  test('puts back just what it changed', async () => {
    const [one = 0, two = 0] = await open(2)
    await agent.api.tickets.change({ params: { number: one }, body: { tags: ['fax'], status: 'pending' } })
    const run = await finish({
      numbers: [one, two],
      change: { addTags: ['mudanza'], status: 'solved', assigneeId: agent.id, priority: 1, priorityReason: 'Todos' },
    })

    const undone = await undo(run.id)

    expect(undone).toMatchObject({ state: 'done', counts: { undone: 2, refused: 0 }, undoes: run.id })
    expect(await get(one)).toMatchObject({ tags: ['fax'], status: 'pending', assignee: null, priorityReason: null })
    // Nothing becomes new again.
    expect(await get(two)).toMatchObject({ tags: [], status: 'open', assignee: null })
    await expect(agent.api.bulk.undo({ params: { id: run.id } })).rejects.toMatchObject({ code: 'already_done' })
  })

  test('takes away the tasks of a macro that are not done', async () => {
    const admin = await world.admin()
    const items = ['Alta en nóminas', 'Tarjeta'].map((title) => ({ title }))
    const { id: checklistId } = await admin.api.checklists.create({ body: { name: 'Alta', items } })
    const macro = await agent.api.macros.create({
      body: { name: 'Alta', audience: { kind: 'personal' }, actions: [{ kind: 'add_checklist', checklistId }] },
    })
    const [number = 0] = await open(1)
    const run = await finish({ numbers: [number], macro: { id: macro.id } })
    const tasks = async () => (await agent.api.tasks.list({ params: { number } })).items
    const [first] = await tasks()
    await agent.api.tasks.change({ params: { id: first?.id ?? '' }, body: { isDone: true } })

    await undo(run.id)

    expect((await tasks()).map(({ title }) => title)).toEqual(['Alta en nóminas'])
  })

  test('leaves alone what somebody changed since', async () => {
    const [one = 0, two = 0] = await open(2)
    const run = await finish({ numbers: [one, two], change: { urgency: 3 } })
    await agent.api.tickets.change({ params: { number: two }, body: { urgency: 1 } })

    const undone = await undo(run.id)

    expect(undone.counts).toMatchObject({ undone: 1, refused: 1 })
    expect([(await get(one)).urgency, (await get(two)).urgency]).toEqual([2, 1])
  })

  test('takes merges back', async () => {
    const [into = 0, ...others] = await open(3)
    const run = await finish({ numbers: others, mergeInto: into })

    await undo(run.id)

    for (const number of [into, ...others])
      expect(await get(number)).toMatchObject({ messageCount: 1, mergedInto: null })
  })
})
