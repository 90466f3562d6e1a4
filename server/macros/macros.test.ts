import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { z } from 'zod'
import type { MacroAction, macros } from '#contract/macros.ts'
import { sentMails } from '#test/mails.ts'
import { hiddenTeam, openFor, openTicket } from '#test/tickets.ts'
import { createWorld, type Somebody, type World } from '#test/world.ts'

let world: World
let admin: Somebody
let agent: Somebody
let colleague: Somebody
let ana: Somebody
let teamId: string
let checklistId: string

beforeAll(async () => {
  world = await createWorld()
  admin = await world.admin()
  agent = await world.person('agent', { name: 'Berta Agente' })
  colleague = await world.person('agent', { name: 'Carlos Colega' })
  ana = await world.person('requester', { name: 'Ana Sol' })
  teamId = (await admin.api.teams.create({ body: { name: 'Redes', members: [{ id: agent.id }] } })).id
  const items = [{ title: 'Crear la cuenta' }, { title: 'Entregar el portátil' }]
  checklistId = (await admin.api.checklists.create({ body: { name: 'Alta', items } })).id
  const field = { key: 'sede', type: 'text', labels: { es: 'Sede', en: 'Site' } } as const
  await admin.api.fields.create({ body: field })
})
afterAll(() => world.close())

type Draft = z.input<typeof macros.create.body>
const personal = { kind: 'personal' } as const
const add = (who: Somebody, actions: MacroAction[], more: Partial<Draft> = {}) =>
  who.api.macros.create({ body: { name: `Macro ${crypto.randomUUID()}`, audience: personal, actions, ...more } })
const apply = (who: Somebody, number: number, { id }: { id: string }) =>
  who.api.macros.apply({ params: { number, id } })
const get = (number: number) => admin.api.tickets.get({ params: { number } })
const historyOf = async (number: number) => (await admin.api.tickets.history({ params: { number } })).items
const note = (text: string): MacroAction => ({ kind: 'write_note', bodyHtml: `<p>${text}</p>` })
const reply = (text: string): MacroAction => ({ kind: 'write_reply', bodyHtml: `<p>${text}</p>` })

describe('a macro', () => {
  test('changes the ticket, notes and puts tasks on it, all in the name of the agent and its own', async () => {
    const macro = await add(
      agent,
      [
        { kind: 'set_type', type: 'request' },
        { kind: 'set_impact', impact: 3 },
        { kind: 'set_team', teamId },
        { kind: 'take' },
        { kind: 'add_tags', tags: ['alta'] },
        { kind: 'remove_tags', tags: ['nuevo'] },
        { kind: 'set_field', key: 'sede', value: 'Lugo' },
        { kind: 'add_checklist', checklistId },
        note('Lo lleva {{team.name}}: {{agent.name}}'),
      ],
      { name: 'Alta de persona' },
    )
    const { number } = await openFor(agent, ana, { tags: ['nuevo', 'otro'] })

    const use = await apply(agent, number, macro)

    expect(use).toMatchObject({ reply: null, skipped: [] })
    expect(use.ticket).toMatchObject({
      type: 'request',
      impact: 3,
      status: 'open',
      team: { name: 'Redes' },
      assignee: { id: agent.id },
      tags: ['otro', 'alta'],
      fields: { sede: 'Lugo' },
    })
    const { items: messages } = await agent.api.messages.list({ params: { number } })
    expect(messages.at(-1)).toMatchObject({ kind: 'note', bodyText: 'Lo lleva Redes: Berta Agente' })
    const { items: tasks } = await agent.api.tasks.list({ params: { number } })
    expect(tasks.map(({ title }) => title)).toEqual(['Crear la cuenta', 'Entregar el portátil'])
    const causes = (await historyOf(number)).slice(1).map(({ type, cause }) => [type, cause.person?.id, cause.detail])
    expect(causes).toEqual([
      ['ticket.changed', agent.id, 'Alta de persona'],
      ['task.added', agent.id, 'Alta de persona'],
      ['message.added', agent.id, 'Alta de persona'],
    ])
    const { items } = await agent.api.macros.list()
    expect(items.find(({ id }) => id === macro.id)).toMatchObject({ useCount: 1, lastUsedAt: expect.any(String) })
  })

  test('does not send its reply, and keeps the status for it, and what the agent was writing', async () => {
    const { number } = await openFor(agent, ana)
    await agent.api.messages.putDraft({ params: { number }, body: { kind: 'reply', bodyHtml: '<p>A medias</p>' } })
    const { length } = await sentMails(world)
    const macro = await add(agent, [
      reply('Hola, {{requester.firstName}} de {{organization.name}}'),
      { kind: 'set_status', status: 'solved' },
      note('Cerrado por teléfono'),
    ])

    const use = await apply(agent, number, macro)

    expect(use.reply).toEqual({
      bodyHtml: '<p>Hola, Ana de {{organization.name}}</p>',
      missing: ['organization.name'],
      status: 'solved',
    })
    expect(use.ticket.status).toBe('new')
    expect(await sentMails(world)).toHaveLength(length)
    const { draft } = await agent.api.messages.getDraft({ params: { number } })
    expect(draft?.bodyHtml).toBe('<p>A medias</p>')
  })

  test('is done as a whole or not at all', async () => {
    const { number } = await openFor(agent, ana, { subject: 'Entera' })
    const macro = await add(agent, [
      note('Antes'),
      { kind: 'add_tags', tags: ['x'] },
      { kind: 'set_status', status: 'closed' },
    ])
    await agent.api.tickets.change({ params: { number }, body: { status: 'open' } })

    await expect(apply(agent, number, macro)).rejects.toMatchObject({ code: 'move_not_allowed' })

    expect(await get(number)).toMatchObject({ tags: [], messageCount: 1 })
  })

  test('leaves out what is gone, and says so', async () => {
    const gone = await admin.api.teams.create({ body: { name: 'Pasajero' } })
    const macro = await add(agent, [
      { kind: 'set_team', teamId: gone.id },
      { kind: 'add_tags', tags: ['x'] },
    ])
    await admin.api.teams.remove({ params: { id: gone.id } })
    const { number } = await openTicket(agent)

    const use = await apply(agent, number, macro)

    expect(use).toMatchObject({ skipped: [0], ticket: { tags: ['x'] } })
    const { items } = await agent.api.macros.list()
    expect(items.find(({ id }) => id === macro.id)?.broken).toEqual([0])
  })

  test('is refused when the ticket moved on since the agent looked', async () => {
    const ticket = await openTicket(agent)
    const { id } = await add(agent, [{ kind: 'take' }])
    await colleague.api.tickets.change({ params: ticket, body: { urgency: 3 } })

    const params = { number: ticket.number, id }
    const refusal = agent.api.macros.apply({ params, headers: { ifMatch: ticket.version } })

    await expect(refusal).rejects.toMatchObject({ code: 'ticket_changed' })
  })
})

describe('taking back', () => {
  test('puts back the fields and removes the tasks; the note stays', async () => {
    const before = await openFor(agent, ana, { tags: ['uno'] })
    const macro = await add(agent, [
      { kind: 'set_priority', priority: 1 },
      { kind: 'take' },
      { kind: 'add_tags', tags: ['dos'] },
      { kind: 'set_field', key: 'sede', value: 'Lugo' },
      { kind: 'add_checklist', checklistId },
      note('Queda'),
    ])
    const { id } = await apply(agent, before.number, macro)

    const after = await agent.api.macros.undo({ params: { number: before.number, id } })

    const { priority, priorityReason, assignee, tags, fields } = before
    // What was begun is not new again.
    expect(after).toMatchObject({ priority, priorityReason, assignee, tags, fields, status: 'open', messageCount: 2 })
    expect((await agent.api.tasks.list({ params: before })).items).toEqual([])
    const again = agent.api.macros.undo({ params: { number: before.number, id } })
    await expect(again).rejects.toMatchObject({ code: 'already_done' })
  })

  test('is refused where somebody changed it since, and to others than the one who applied it', async () => {
    const { number } = await openTicket(agent)
    const { id } = await apply(agent, number, await add(agent, [{ kind: 'add_tags', tags: ['x'] }]))

    await expect(colleague.api.macros.undo({ params: { number, id } })).rejects.toMatchObject({ status: 404 })
    await colleague.api.tickets.change({ params: { number }, body: { addTags: ['y'] } })
    await expect(agent.api.macros.undo({ params: { number, id } })).rejects.toMatchObject({ code: 'ticket_changed' })
  })

  test('is possible for a day', async () => {
    const { number } = await openTicket(agent)
    const { id } = await apply(agent, number, await add(agent, [{ kind: 'add_tags', tags: ['x'] }]))

    const createdAt = new Date(Date.now() - 25 * 3_600_000)
    await world.db.updateTable('macroUses').set({ createdAt }).where('id', '=', id).execute()
    await world.run('desk:tidy')
    const late = agent.api.macros.undo({ params: { number, id } })

    await expect(late).rejects.toMatchObject({ status: 404 })
  })
})

describe('a preview', () => {
  test('tells what would change, as the history would, and changes nothing', async () => {
    const ticket = await openFor(agent, ana)
    const actions: MacroAction[] = [
      { kind: 'set_team', teamId },
      { kind: 'set_status', status: 'pending' },
      note('Para {{requester.name}}'),
      reply('Hola'),
    ]

    const seen = await agent.api.macros.preview({ params: ticket, body: { name: 'Prueba', actions } })

    expect(seen.notes).toEqual(['<p>Para Ana Sol</p>'])
    expect(seen.reply).toEqual({ bodyHtml: '<p>Hola</p>', missing: [], status: 'pending' })
    expect(seen.history[0]).toMatchObject({
      type: 'ticket.changed',
      cause: { person: { id: agent.id }, detail: 'Prueba' },
      changes: [{ field: 'teamId', to: 'Redes' }],
    })
    expect(await get(ticket.number)).toMatchObject({ version: ticket.version, messageCount: 1, team: ticket.team })
    expect(await historyOf(ticket.number)).toHaveLength(1)
  })

  test('refuses what applying would refuse', async () => {
    const { number } = await openTicket(agent)
    await agent.api.tickets.change({ params: { number }, body: { status: 'open' } })
    const actions: MacroAction[] = [{ kind: 'set_status', status: 'closed' }]

    const refusal = agent.api.macros.preview({ params: { number }, body: { name: 'Prueba', actions } })

    await expect(refusal).rejects.toMatchObject({ code: 'move_not_allowed' })
  })
})

describe('who may use and keep it', () => {
  test('a personal macro stays hidden from colleagues', async () => {
    const macro = await add(agent, [{ kind: 'take' }])
    const { number } = await openTicket(agent)

    expect((await colleague.api.macros.list()).items.map(({ id }) => id)).not.toContain(macro.id)
    await expect(apply(colleague, number, macro)).rejects.toMatchObject({ status: 404 })
    await expect(colleague.api.macros.remove({ params: macro })).rejects.toMatchObject({ status: 404 })
  })

  test('shared ones are administrators’ to keep and everybody’s to apply', async () => {
    const macro = await add(admin, [{ kind: 'take' }], { name: 'Mío', audience: { kind: 'shared' } })
    const { number } = await openTicket(agent)

    await expect(add(agent, [{ kind: 'take' }], { audience: { kind: 'shared' } })).rejects.toMatchObject({
      status: 403,
    })
    await expect(agent.api.macros.update({ params: macro, body: { name: 'Otro' } })).rejects.toMatchObject({
      status: 403,
    })
    expect((await apply(agent, number, macro)).ticket.assignee?.id).toBe(agent.id)
    const { items } = await admin.api.audit.list({ query: { action: 'macro', limit: 5 } })
    expect(items[0]).toMatchObject({ action: 'macro.created', subject: 'Mío' })
  })

  test('it is applied only to tickets in reach', async () => {
    const team = await hiddenTeam(world, 'Personal', [agent])
    const { number } = await openFor(agent, ana, { teamId: team.id })
    const macro = await add(colleague, [{ kind: 'take' }])

    await expect(apply(colleague, number, macro)).rejects.toMatchObject({ status: 404 })
  })

  test('it is refused with what there is not, at the action to blame', async () => {
    const refusal = add(agent, [
      { kind: 'take' },
      { kind: 'set_field', key: 'nada', value: 'x' },
      { kind: 'add_checklist', checklistId: crypto.randomUUID() },
    ])

    await expect(refusal).rejects.toMatchObject({ fieldCodes: { 'actions.1': 'unknown', 'actions.2': 'unknown' } })
    await expect(add(agent, [note('{{nada}}')])).rejects.toMatchObject({
      fieldCodes: { 'actions.0.bodyHtml': 'unknown_variable' },
    })
  })
})

describe('on many tickets', () => {
  const run = async (body: Parameters<Somebody['api']['bulk']['start']>[0]['body']) => {
    const { id } = await agent.api.bulk.start({ body })
    await world.drain()
    return agent.api.bulk.get({ params: { id } })
  }

  test('it is applied to each; its reply is kept back unless it was asked for, and all can be put back', async () => {
    const numbers = [(await openFor(agent, ana)).number, (await openFor(agent, ana)).number]
    const macro = await add(agent, [reply('Hecho'), { kind: 'set_status', status: 'solved' }, { kind: 'take' }])
    await sentMails(world)

    const { id, counts } = await run({ numbers, macro: { id: macro.id } })

    expect(counts.done).toBe(2)
    for (const number of numbers) {
      expect(await get(number)).toMatchObject({ status: 'solved', assignee: { id: agent.id }, messageCount: 1 })
    }
    await agent.api.bulk.undo({ params: { id } })
    await world.drain()
    for (const number of numbers) expect(await get(number)).toMatchObject({ status: 'open', assignee: null })
  })

  test('with its reply every requester is answered, but not where a value is missing', async () => {
    const { id: organizationId } = await admin.api.organizations.create({ body: { name: 'Clínica' } })
    const eva = await world.person('requester', { organizationId })
    const [whole, lacking] = [await openFor(agent, eva), await openFor(agent, ana)]
    const macro = await add(agent, [reply('Para {{organization.name}}'), { kind: 'set_status', status: 'solved' }])
    await sentMails(world)

    const { id, counts } = await run({
      numbers: [whole.number, lacking.number],
      macro: { id: macro.id, sendsReply: true },
    })

    expect(counts).toMatchObject({ done: 1, refused: 1 })
    const { items } = await agent.api.bulk.results({ params: { id } })
    expect(items.map(({ number, code }) => [number, code])).toEqual([
      [whole.number, null],
      [lacking.number, 'macro.reply'],
    ])
    expect(await get(whole.number)).toMatchObject({ status: 'solved', messageCount: 2 })
    expect(await get(lacking.number)).toMatchObject({ status: 'new', messageCount: 1 })
    const sent = (await sentMails(world)).filter(({ bodyText }) => bodyText.includes('Para Clínica'))
    expect(sent.flatMap(({ to }) => to.map(({ address }) => address))).toEqual([eva.email])
  })
})
