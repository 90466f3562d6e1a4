import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addRule, runsOn } from '#test/rules.ts'
import { openFor } from '#test/tickets.ts'
import { createWorld, type Somebody, type World } from '#test/world.ts'

let world: World
let admin: Somebody
let agent: Somebody
let ana: Somebody
let boss: Somebody
/** Neither reminded nor ended, whatever the amount. */
const unhurried = { remindAfterHours: null, expireAfterDays: null, fromAmount: null }
let flowId: string

beforeAll(async () => {
  world = await createWorld()
  admin = await world.admin()
  agent = await world.person('agent', { name: 'Berta Agente' })
  ana = await world.person('requester', { name: 'Ana Sol' })
  boss = await world.person('requester', { name: 'Julia Jefa' })
  const flow = await admin.api.approvalFlows.create({
    body: {
      name: 'Compras',
      question: { es: '¿Se compra?', en: 'Buy it?' },
      steps: [{ who: { kind: 'people', personIds: [boss.id] }, quorum: null, ...unhurried }],
      holdsTicket: true,
    },
  })
  flowId = flow.id
  const tagged = (tag: string) => ({
    kind: 'all' as const,
    of: [{ kind: 'test' as const, field: 'tag', operator: 'is' as const, value: tag }],
  })
  await addRule(admin, {
    name: 'Pide permiso',
    condition: tagged('compra'),
    actions: [
      { kind: 'ask_approval', flowId },
      { kind: 'add_tags', tags: ['pedido'] },
    ],
  })
  await addRule(admin, {
    name: 'Concedida',
    triggers: [{ kind: 'approval', outcome: 'granted', flowId }],
    actions: [{ kind: 'add_tags', tags: ['concedida'] }],
  })
  await addRule(admin, {
    name: 'Rechazada',
    triggers: [{ kind: 'approval', outcome: 'refused', flowId: null }],
    actions: [{ kind: 'add_tags', tags: ['rechazada'] }],
  })
  await addRule(admin, {
    name: 'Guardia',
    condition: tagged('caído'),
    actions: [{ kind: 'call_out' }],
  })
})
afterAll(() => world.close())

const open = (tags: string[], teamId: string | null = null) => openFor(agent, ana, { tags, teamId })
const look = (number: number) => agent.api.tickets.get({ params: { number } })
async function decide(decision: 'approved' | 'rejected') {
  const { items } = await boss.api.approvalVotes.list()
  const [vote] = items
  if (vote === undefined) throw new Error('Nothing is asked')
  await boss.api.approvalVotes.decide({ params: { id: vote.id }, body: { decision, comment: 'Por escrito' } })
}

describe('a rule', () => {
  test.each([
    ['approved', 'concedida'],
    ['rejected', 'rechazada'],
  ] as const)('asks for approval, and when it is %s the rule for that goes on', async (decision, tag) => {
    const { number } = await open(['compra'])
    const asked = await look(number)

    await decide(decision)

    const after = await look(number)
    expect([asked.status, asked.tags.toSorted()]).toEqual(['on_hold', ['compra', 'pedido']])
    expect(after.tags.filter((one) => ['concedida', 'rechazada'].includes(one))).toEqual([tag])
    expect((await runsOn(admin, number)).map(({ trigger, outcome }) => [trigger, outcome])).toEqual([
      ['created', 'done'],
      ['approval', 'done'],
    ])
  })

  test('says why it did not ask, and does the rest', async () => {
    const flow = await admin.api.approvalFlows.create({
      body: {
        name: 'De nadie',
        question: { es: '¿Sí?', en: '' },
        steps: [{ who: { kind: 'people', personIds: [ana.id] }, quorum: null, ...unhurried }],
      },
    })
    await addRule(admin, {
      name: 'Pregunta a quien pide',
      condition: { kind: 'all', of: [{ kind: 'test', field: 'tag', operator: 'is', value: 'propio' }] },
      actions: [
        { kind: 'ask_approval', flowId: flow.id },
        { kind: 'add_tags', tags: ['seguido'] },
      ],
    })

    const { number } = await open(['propio'])

    expect((await look(number)).tags).toContain('seguido')
    expect((await runsOn(admin, number))[0]?.deeds).toEqual([{ kind: 'ask_approval', skipped: 'nobody' }])
  })

  test('asks for an amount that a field of the ticket holds, and for every step where it holds none', async () => {
    await admin.api.fields.create({ body: { key: 'precio', type: 'number', labels: { es: 'Precio', en: 'Price' } } })
    const people = (id: string) => ({ kind: 'people' as const, personIds: [id] })
    const flow = await admin.api.approvalFlows.create({
      body: {
        name: 'Según el precio',
        question: { es: '¿Se compra?', en: '' },
        steps: [{ who: people(boss.id), quorum: null, ...unhurried, fromAmount: 500 }],
      },
    })
    await addRule(admin, {
      name: 'Pregunta por el precio',
      condition: { kind: 'all', of: [{ kind: 'test', field: 'tag', operator: 'is', value: 'precio' }] },
      actions: [{ kind: 'ask_approval', flowId: flow.id, amountField: 'precio' }],
    })

    const asked = await Promise.all(
      [{ precio: 499.99 }, { precio: 500 }, {}].map(async (fields) => {
        const { number } = await openFor(agent, ana, { tags: ['precio'], fields })
        const { items } = await agent.api.approvals.list({ params: { number } })
        return items.map(({ state, amount }) => [state, amount])
      }),
    )

    expect(asked).toEqual([[['approved', 499.99]], [['pending', 500]], [['pending', null]]])
  })

  test('takes its amount from no field but one for numbers', async () => {
    await admin.api.fields.create({ body: { key: 'color', type: 'text', labels: { es: 'Color', en: '' } } })
    const asks = (amountField: string) =>
      admin.api.rules.create({
        body: {
          name: amountField,
          triggers: [{ kind: 'created' }],
          condition: null,
          actions: [{ kind: 'ask_approval', flowId, amountField }],
        },
      })

    await expect(asks('color')).rejects.toMatchObject({ fieldCodes: { 'actions.0.amountField': 'invalid' } })
    await expect(asks('nada')).rejects.toMatchObject({ fieldCodes: { 'actions.0': 'unknown' } })
  })

  test('that asks by a flow that is not there is refused', async () => {
    const refusal = admin.api.rules.create({
      body: {
        name: 'Rota',
        triggers: [{ kind: 'created' }],
        condition: null,
        actions: [{ kind: 'ask_approval', flowId: crypto.randomUUID() }],
      },
    })

    await expect(refusal).rejects.toMatchObject({ code: 'invalid' })
  })

  test('calls who is on call for the team of the ticket, and says when there is nobody', async () => {
    const { id } = await admin.api.teams.create({ body: { name: 'Redes', members: [{ id: agent.id }] } })
    await admin.api.onCall.set({
      params: { id },
      body: {
        timeZone: 'UTC',
        personIds: [agent.id],
        turnDays: 7,
        startsOn: '2026-01-05',
        handoverAt: '09:00',
        answerMinutes: 10,
        callsOnCritical: false,
      },
    })

    const called = await open(['caído'], id)
    const alone = await open(['caído'])

    expect((await runsOn(admin, called.number))[0]?.deeds).toEqual([{ kind: 'call_out', skipped: null }])
    expect((await runsOn(admin, alone.number))[0]?.deeds).toEqual([{ kind: 'call_out', skipped: 'nobody' }])
    const { items } = await admin.api.onCall.callouts()
    expect(items.map(({ ticket }) => ticket.number)).toEqual([called.number])
  })
})
