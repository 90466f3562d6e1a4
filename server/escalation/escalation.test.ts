import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { z } from 'zod'
import type { EscalationStep, escalationStepDraft } from '#contract/escalation.ts'
import { webhookPayload } from '#contract/webhooks.ts'
import { openFor } from '#test/tickets.ts'
import { createWorld, type Somebody, type World } from '#test/world.ts'

let world: World
let admin: Somebody
let agent: Somebody
let lead: Somebody
let boss: Somebody
let requester: Somebody
let teamId: string
let specialists: string

beforeAll(async () => {
  world = await createWorld()
  admin = await world.admin()
  agent = await world.person('agent', { name: 'Berta Agente' })
  lead = await world.person('agent', { name: 'Lidia Líder' })
  boss = await world.person('agent', { name: 'Jorge Jefe' })
  requester = await world.person('requester', { name: 'Ana Solicitante' })
  const members = [{ id: agent.id }, { id: lead.id, isLead: true }]
  teamId = (await admin.api.teams.create({ body: { name: 'Primera línea', members } })).id
  specialists = (await admin.api.teams.create({ body: { name: 'Redes', members: [{ id: boss.id }] } })).id
  await admin.api.people.update({ params: { id: agent.id }, body: { managerId: boss.id } })
})
afterAll(() => world.close())

const minute = 60_000
const hour = 60 * minute

type Draft = z.input<typeof escalationStepDraft>

let count = 0
/** A policy round the clock for tickets with a tag of its own, which it answers: four hours to solve, ten minutes to own. */
async function policyWith(steps: Draft[]) {
  count += 1
  const tag = `escalado${count}`
  const policy = await admin.api.sla.create({
    body: {
      name: `Acuerdo ${count}`,
      isOn: true,
      condition: { kind: 'all', of: [{ kind: 'test', field: 'tag', operator: 'is', value: tag }] },
      targets: [
        { clock: 'resolution', priority: 4, seconds: 4 * 3600 },
        { clock: 'resolution', priority: 3, seconds: 3600 },
        { clock: 'time_to_own', priority: 4, seconds: 600 },
      ],
    },
  })
  const { items } = await admin.api.escalations.putSteps({ params: { id: policy.id }, body: { steps } })
  return { tag, policyId: policy.id, steps: items }
}

const open = (tag: string, more = {}) => openFor(agent, requester, { tags: [tag], urgency: 1, teamId, ...more })
const waysOf = (number: number) => admin.api.escalations.ofTicket({ params: { number } })
const toldTo = async (who: Somebody, number: number) =>
  (await who.api.notifications.list()).items.filter(
    ({ kind, ticket }) => kind === 'escalated' && ticket?.number === number,
  ).length
const wait = async (ms: number) => {
  world.pass(ms)
  await world.run('escalation:look')
}
const half: Draft = {
  clock: 'resolution',
  at: { kind: 'percent', percent: 50 },
  level: 1,
  actions: [{ kind: 'notify_lead' }],
}

describe('a step of a policy', () => {
  test('fires once at its time, tells the lead, raises the level, and stands in the history', async () => {
    const { tag } = await policyWith([half])
    const { number } = await open(tag)
    await wait(2 * hour - minute)
    const before = await waysOf(number)

    await wait(minute)
    await wait(minute)

    expect(before).toMatchObject({ level: 0, path: [], coming: [{ clock: 'resolution', level: 1 }] })
    expect(await waysOf(number)).toMatchObject({
      level: 1,
      coming: [],
      path: [{ direction: 'step', level: 1, actor: null, told: [{ id: lead.id }], clock: 'resolution', isLate: false }],
    })
    expect(await toldTo(lead, number)).toBe(1)
    const { items } = await agent.api.tickets.history({ params: { number } })
    expect(items.filter(({ type }) => type === 'ticket.escalated')).toMatchObject([{ cause: { kind: 'system' } }])
  })

  test('that could not fire in time is marked late', async () => {
    const { tag } = await policyWith([half])
    const { number } = await open(tag)

    await wait(3 * hour)

    expect((await waysOf(number)).path).toMatchObject([{ isLate: true }])
  })

  test('does not fire on what was solved before', async () => {
    const { tag } = await policyWith([half])
    const { number } = await open(tag)
    await agent.api.tickets.change({ params: { number }, body: { status: 'solved' } })

    await wait(3 * hour)

    expect(await waysOf(number)).toMatchObject({ level: 0, path: [], coming: [] })
  })

  test('waits as long as its clock stands still', async () => {
    const { tag } = await policyWith([half])
    const { number } = await open(tag)
    await agent.api.tickets.change({ params: { number }, body: { status: 'pending' } })
    await wait(3 * hour)
    const paused = await waysOf(number)

    await agent.api.tickets.change({ params: { number }, body: { status: 'open' } })

    expect(paused).toMatchObject({ path: [], coming: [] })
    expect((await waysOf(number)).coming).toHaveLength(1)
    await wait(2 * hour)
    expect((await waysOf(number)).path).toMatchObject([{ isLate: false }])
  })

  test('comes sooner when the priority brings a shorter target', async () => {
    const { tag } = await policyWith([half])
    const { number } = await open(tag)
    const [before] = (await waysOf(number)).coming

    await agent.api.tickets.change({ params: { number }, body: { priority: 3, priorityReason: 'Urge' } })

    const [after] = (await waysOf(number)).coming
    expect(Date.parse(before?.fireAt ?? '') - Date.parse(after?.fireAt ?? '')).toBe(90 * minute)
  })

  test('for what nobody owns tells the lead', async () => {
    const { tag } = await policyWith([{ ...half, clock: 'time_to_own', at: { kind: 'after', minutes: 5 } }])
    const [{ number: owned }, { number: lost }] = [await open(tag, { assigneeId: agent.id }), await open(tag)]

    await wait(15 * minute)

    expect(await toldTo(lead, owned)).toBe(0)
    expect(await toldTo(lead, lost)).toBe(1)
  })

  test('can change the ticket: priority, team, followers, a macro', async () => {
    const macro = await admin.api.macros.create({
      body: { name: 'Al escalar', audience: { kind: 'shared' }, actions: [{ kind: 'add_tags', tags: ['escalado'] }] },
    })
    const { tag } = await policyWith([
      {
        ...half,
        actions: [
          { kind: 'notify_superior' },
          { kind: 'run_macro', macroId: macro.id },
          { kind: 'raise_priority' },
          { kind: 'add_follower', personId: boss.id },
          { kind: 'move_to_team', teamId: specialists },
        ],
      },
    ])
    const { number } = await open(tag, { assigneeId: agent.id })

    await wait(2 * hour)

    const ticket = await admin.api.tickets.get({ params: { number } })
    expect(ticket).toMatchObject({ priority: 3, team: { id: specialists }, assignee: null })
    expect(ticket.tags).toContain('escalado')
    expect(ticket.followers.map(({ id }) => id)).toContain(boss.id)
    expect((await waysOf(number)).path).toMatchObject([
      { told: [{ id: boss.id }], team: { name: 'Redes' }, failure: null },
    ])
  })

  test('that cannot be done says so, and keeps no other back', async () => {
    const gone = await admin.api.teams.create({ body: { name: 'Fugaz' } })
    const { tag } = await policyWith([
      { ...half, level: 0, actions: [{ kind: 'move_to_team', teamId: gone.id }] },
      { ...half, at: { kind: 'percent', percent: 51 } },
    ])
    const { number } = await open(tag)
    await admin.api.teams.remove({ params: { id: gone.id } })

    await wait(3 * hour)

    expect((await waysOf(number)).path).toMatchObject([
      { failure: expect.any(String), level: 0 },
      { failure: null, level: 1 },
    ])
  })

  test('calls a webhook with what fired, and does the rest also where that is off', async () => {
    const hookNamed = (name: string, isActive: boolean) =>
      admin.api.webhooks.create({ body: { name, url: 'https://hooks.example/in', events: [], isActive } })
    const [on, off] = [await hookNamed('Guardia', true), await hookNamed('Apagado', false)]
    const soon: Draft = { ...half, at: { kind: 'percent', percent: 1 } }
    const calling = ({ id }: { id: string }) =>
      policyWith([{ ...soon, actions: [{ kind: 'call_webhook', webhookId: id }, { kind: 'notify_lead' }] }])
    const { number } = await open((await calling(on)).tag)
    const silent = await open((await calling(off)).tag)

    await wait(3 * minute)

    const sent = await world.db
      .selectFrom('webhookDeliveries')
      .selectAll()
      .where('webhookId', 'in', [on.id, off.id])
      .execute()
    expect(sent.map(({ event }) => event)).toEqual(['escalation.fired'])
    expect(webhookPayload.parse(JSON.parse(sent[0]?.body ?? ''))).toMatchObject({
      type: 'escalation.fired',
      data: { ticket: { number }, escalation: { clock: 'resolution', at: { kind: 'percent', percent: 1 }, level: 1 } },
    })
    expect((await waysOf(number)).path).toMatchObject([{ failure: null }])
    expect(await waysOf(silent.number)).toMatchObject({ path: [{ failure: 'The webhook is switched off or gone' }] })
    expect(await toldTo(lead, silent.number)).toBe(1)
  })
})

describe('changing the steps of a policy', () => {
  test('plans open tickets anew, for what comes after', async () => {
    const { tag, policyId } = await policyWith([])
    const { number } = await open(tag)
    await wait(3 * hour)

    const steps = [half, { ...half, at: { kind: 'percent' as const, percent: 90 } }]
    await admin.api.escalations.putSteps({ params: { id: policyId }, body: { steps } })
    await world.drain()

    expect((await waysOf(number)).coming).toMatchObject([{ at: { percent: 90 } }])
  })

  test('does not let a step that stays fire again', async () => {
    const { tag, policyId, steps } = await policyWith([half])
    const { number } = await open(tag)
    await wait(2 * hour)
    const [step] = steps as [EscalationStep]

    await admin.api.escalations.putSteps({ params: { id: policyId }, body: { steps: [{ ...step, level: 2 }] } })
    await wait(minute)

    expect((await waysOf(number)).path).toHaveLength(1)
  })

  test('is for administrators, and names what there is', async () => {
    const { policyId: id } = await policyWith([])
    const put = (who: Somebody, actions: Draft['actions']) =>
      who.api.escalations.putSteps({ params: { id }, body: { steps: [{ ...half, actions }] } })

    await expect(put(agent, half.actions)).rejects.toMatchObject({ code: 'forbidden' })
    await expect(put(admin, [{ kind: 'notify_person', personId: requester.id }])).rejects.toMatchObject({
      code: 'invalid',
      fieldCodes: { 'steps.0.actions.0.personId': 'unknown' },
    })
  })
})

describe('an agent escalates', () => {
  test('up to the lead of the team, who follows it from then on', async () => {
    const { number } = await open('ninguno')

    await agent.api.escalations.escalate({
      params: { number },
      body: { direction: 'up', reason: 'El cliente insiste' },
    })

    expect(await waysOf(number)).toMatchObject({
      level: 1,
      path: [{ direction: 'up', actor: { id: agent.id }, reason: 'El cliente insiste', told: [{ id: lead.id }] }],
    })
    expect(await toldTo(lead, number)).toBe(1)
    const { followers } = await agent.api.tickets.get({ params: { number } })
    expect(followers.map(({ id }) => id)).toContain(lead.id)
  })

  test('up to a superior where the team has no other lead', async () => {
    const { number } = await open('ninguno', { assigneeId: agent.id })

    await lead.api.escalations.escalate({ params: { number }, body: { direction: 'up', reason: 'Me supera' } })

    expect(await toldTo(boss, number)).toBe(1)
  })

  test('up to nobody is refused', async () => {
    const { number } = await open('ninguno', { teamId: specialists })

    await expect(
      boss.api.escalations.escalate({ params: { number }, body: { direction: 'up', reason: 'Nadie' } }),
    ).rejects.toMatchObject({ code: 'invalid', fieldCodes: { personId: 'nobody' } })
  })

  test('across to a specialist team, level by level', async () => {
    const { number } = await open('ninguno', { assigneeId: agent.id })
    await agent.api.escalations.escalate({ params: { number }, body: { direction: 'up', reason: 'Uno' } })

    const after = await agent.api.escalations.escalate({
      params: { number },
      body: { direction: 'across', reason: 'Es de red', teamId: specialists },
    })

    expect(after).toMatchObject({ level: 2, path: [{ level: 1 }, { level: 2, team: { name: 'Redes' } }] })
    expect(await admin.api.tickets.get({ params: { number } })).toMatchObject({
      team: { id: specialists },
      assignee: null,
    })
  })
})
