import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { hiddenTeam, openFor, openTicket } from '#test/tickets.ts'
import { createWorld, type Somebody, type World } from '#test/world.ts'

let world: World
let admin: Somebody
let agent: Somebody

beforeAll(async () => {
  world = await createWorld()
  admin = await world.admin()
  agent = await world.person('agent', { name: 'Berta Agente' })
})
afterAll(() => world.close())

const add = (number: number, title: string, more: object = {}) =>
  agent.api.tasks.add({ params: { number }, body: { title, ...more } })
const titles = async (number: number) =>
  (await agent.api.tasks.list({ params: { number } })).items.map(({ title }) => title)
const eventsOf = async (number: number) =>
  (await agent.api.tickets.history({ params: { number } })).items.map(({ type }) => type)

describe('a task', () => {
  test('is added behind the others, and the history tells it', async () => {
    const { number } = await openTicket(agent)
    await add(number, 'Pedir la pieza')

    const task = await add(number, 'Montarla', { assigneeId: agent.id, dueAt: '2027-01-02T10:00:00.000Z' })

    expect(task).toMatchObject({
      title: 'Montarla',
      assignee: { id: agent.id },
      dueAt: '2027-01-02T10:00:00.000Z',
      doneAt: null,
    })
    expect(await titles(number)).toEqual(['Pedir la pieza', 'Montarla'])
    const { items } = await agent.api.tickets.history({ params: { number } })
    expect(items.at(-1)).toMatchObject({
      type: 'task.added',
      cause: { kind: 'person', person: { id: agent.id } },
      changes: [{ field: 'task', to: 'Montarla' }],
    })
  })

  test('is done by whoever says so, and can be opened again', async () => {
    const { number } = await openTicket(agent)
    const { id } = await add(number, 'Llamar')

    const done = await agent.api.tasks.change({ params: { id }, body: { isDone: true } })
    const open = await agent.api.tasks.change({ params: { id }, body: { isDone: false } })

    expect(done).toMatchObject({ doneBy: { name: 'Berta Agente' }, doneAt: expect.any(String) })
    expect(open).toMatchObject({ doneBy: null, doneAt: null })
    expect((await eventsOf(number)).slice(-2)).toEqual(['task.done', 'task.reopened'])
  })

  test('that stays as it is tells nothing', async () => {
    const { number } = await openTicket(agent)
    const { id } = await add(number, 'Llamar')
    const before = await eventsOf(number)

    await agent.api.tasks.change({ params: { id }, body: { title: 'Llamar', isDone: false } })

    expect(await eventsOf(number)).toEqual(before)
  })

  test('that was taken away can be put back where it was, for a day', async () => {
    const { number } = await openTicket(agent)
    const { id } = await add(number, 'Primera')
    await add(number, 'Segunda')
    const gone = await add(number, 'Tercera')

    await agent.api.tasks.remove({ params: { id } })
    await agent.api.tasks.remove({ params: { id: gone.id } })
    const without = await titles(number)
    await agent.api.tasks.restore({ params: { id } })
    const dayAgo = new Date(Date.now() - 86_400_001)
    await world.db.updateTable('tasks').set({ removedAt: dayAgo }).where('id', '=', gone.id).execute()
    await world.run('desk:tidy')

    expect(without).toEqual(['Segunda'])
    expect(await titles(number)).toEqual(['Primera', 'Segunda'])
    await expect(agent.api.tasks.restore({ params: { id: gone.id } })).rejects.toMatchObject({ code: 'not_found' })
  })

  test('is put into another order', async () => {
    const { number } = await openTicket(agent)
    const [one, , three] = [await add(number, 'a'), await add(number, 'b'), await add(number, 'c')]

    const { items } = await agent.api.tasks.sort({ params: { number }, body: { ids: [three.id, one.id] } })

    expect(items.map(({ title }) => title)).toEqual(['c', 'a', 'b'])
  })

  test('is given only to somebody who works here and sees the ticket', async () => {
    const team = await hiddenTeam(world, 'Personal', [agent])
    const [outsider, ana] = [await world.person('agent'), await world.person('requester')]
    const { number } = await openTicket(agent, { teamId: team.id })

    for (const { id } of [outsider, ana]) {
      await expect(add(number, 'x', { assigneeId: id })).rejects.toMatchObject({
        fields: { assigneeId: expect.any(String) },
      })
    }
    expect(await add(number, 'x', { assigneeId: admin.id })).toMatchObject({ assignee: { id: admin.id } })
  })

  test('of a ticket out of reach is not found, and no requester learns of tasks', async () => {
    const team = await hiddenTeam(world, 'Dirección', [agent])
    const [outsider, ana] = [await world.person('agent'), await world.person('requester')]
    const hidden = await openTicket(agent, { teamId: team.id })
    const own = await openFor(agent, ana)
    const { id } = await add(hidden.number, 'Secreto')

    const refused = await Promise.allSettled([
      outsider.api.tasks.change({ params: { id }, body: { isDone: true } }),
      outsider.api.tasks.remove({ params: { id } }),
      outsider.api.tasks.list({ params: { number: hidden.number } }),
      ana.api.tasks.list({ params: { number: own.number } }),
    ])

    expect(refused.map((one) => one.status === 'rejected' && one.reason.code)).toEqual([
      'not_found',
      'not_found',
      'not_found',
      'forbidden',
    ])
  })

  test('two hundred are the most', async () => {
    const { number } = await openTicket(agent)
    const items = Array.from({ length: 50 }, (_, index) => ({ title: `Paso ${index}` }))
    const list = await admin.api.checklists.create({ body: { name: 'Largo', items } })
    const put = () => agent.api.tasks.addChecklist({ params: { number }, body: { checklistId: list.id } })
    for (let round = 0; round < 4; round += 1) await put()

    await expect(put()).rejects.toMatchObject({ fields: { title: expect.any(String) } })
    expect(await titles(number)).toHaveLength(200)
  })
})

test('what somebody has to do is listed by due time, without what is done or out of reach', async () => {
  const mia = await world.person('agent')
  const { number } = await openTicket(agent, { subject: 'Alta de Eva' })
  await add(number, 'Sin fecha', { assigneeId: mia.id })
  await add(number, 'Mañana', { assigneeId: mia.id, dueAt: '2027-03-02T10:00:00.000Z' })
  await add(number, 'Hoy', { assigneeId: mia.id, dueAt: '2027-03-01T10:00:00.000Z' })
  const done = await add(number, 'Hecha', { assigneeId: mia.id })
  await agent.api.tasks.change({ params: { id: done.id }, body: { isDone: true } })
  await add(number, 'De otra', { assigneeId: agent.id })

  const { items } = await mia.api.tasks.own()

  expect(items.map(({ title }) => title)).toEqual(['Hoy', 'Mañana', 'Sin fecha'])
  expect(items[0]?.ticket).toEqual({ number, subject: 'Alta de Eva' })
})

describe('a checklist', () => {
  const items = [{ title: 'Crear la cuenta', dueAfterHours: 24 }, { title: 'Entregar el portátil' }]

  test('puts its tasks on a ticket, with due times from that moment', async () => {
    const list = await admin.api.checklists.create({ body: { name: 'Alta', items } })
    const { number } = await openTicket(agent)
    await add(number, 'Antes')

    const put = await agent.api.tasks.addChecklist({ params: { number }, body: { checklistId: list.id } })

    const { items: history } = await agent.api.tickets.history({ params: { number } })
    const due = Date.parse(put.items[1]?.dueAt ?? '') - Date.parse(history.at(-1)?.createdAt ?? '')
    expect(put.items.map(({ title, checklist }) => [title, checklist])).toEqual([
      ['Antes', ''],
      ['Crear la cuenta', 'Alta'],
      ['Entregar el portátil', 'Alta'],
    ])
    expect(due / 3_600_000).toBeCloseTo(24, 2)
    expect(put.items[2]?.dueAt).toBeNull()
  })

  test('that changes leaves the tasks of tickets as they are', async () => {
    const list = await admin.api.checklists.create({ body: { name: 'Baja', items } })
    const { number } = await openTicket(agent)
    await agent.api.tasks.addChecklist({ params: { number }, body: { checklistId: list.id } })

    await admin.api.checklists.update({ params: { id: list.id }, body: { items: [{ title: 'Otra cosa' }] } })
    await admin.api.checklists.remove({ params: { id: list.id } })

    expect(await titles(number)).toEqual(['Crear la cuenta', 'Entregar el portátil'])
  })

  test('has a name of its own, is kept by administrators, and their acts are audited', async () => {
    const list = await admin.api.checklists.create({ body: { name: 'Mudanza', items } })

    const refused = await Promise.allSettled([
      admin.api.checklists.create({ body: { name: 'MUDANZA', items } }),
      agent.api.checklists.remove({ params: { id: list.id } }),
    ])

    expect(refused).toMatchObject([{ reason: { code: 'name_taken' } }, { reason: { code: 'forbidden' } }])
    const { items: acts } = await admin.api.audit.list({ query: { action: 'checklist.created', limit: 1 } })
    expect(acts[0]).toMatchObject({ subject: 'Mudanza' })
    expect((await agent.api.checklists.list()).items).toContainEqual(list)
  })
})
