import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { z } from 'zod'
import type { ApproverChoice, approvalFlows } from '#contract/approval-flows.ts'
import { hiddenTeam, openFor } from '#test/tickets.ts'
import { createWorld, type Somebody, type World } from '#test/world.ts'

let world: World
let admin: Somebody
let agent: Somebody
let ana: Somebody
/** Ana's manager, who does not work at the desk. */
let jefa: Somebody

const hour = 3_600_000
type FlowDraft = z.input<typeof approvalFlows.create.body>

beforeAll(async () => {
  world = await createWorld()
  admin = await world.admin()
  agent = await world.person('agent', { name: 'Berta Agente' })
  ana = await world.person('requester', { name: 'Ana Sol' })
  jefa = await world.person('requester', { name: 'Julia Jefa' })
  await admin.api.people.update({ params: { id: ana.id }, body: { managerId: jefa.id } })
})
afterAll(() => world.close())

let count = 0
const step = (who: ApproverChoice, more: Partial<FlowDraft['steps'][number]> = {}) => ({
  who,
  quorum: null,
  fromAmount: null,
  remindAfterHours: null,
  expireAfterDays: null,
  ...more,
})
const people = (...some: { id: string }[]): ApproverChoice => ({
  kind: 'people',
  personIds: some.map(({ id }) => id),
})
const manager: ApproverChoice = { kind: 'manager' }

function flowOf(steps: FlowDraft['steps'], more: Partial<FlowDraft> = {}) {
  count += 1
  const question = { es: '¿Compramos el portátil?', en: 'Shall we buy the laptop?' }
  return admin.api.approvalFlows.create({ body: { name: `Compras ${count}`, question, steps, ...more } })
}

async function asked(steps: FlowDraft['steps'], more: Partial<FlowDraft> = {}, amount: number | null = null) {
  const [flow, ticket] = [await flowOf(steps, more), await openFor(agent, ana, { subject: 'Un portátil' })]
  const approval = await agent.api.approvals.ask({ params: ticket, body: { flowId: flow.id, amount } })
  return { flow, ticket, approval }
}

const own = async (who: Somebody, state: 'pending' | 'done' = 'pending') =>
  (await who.api.approvalVotes.list({ query: { state } })).items
/** What waits for somebody on a ticket. */
async function voteOn(who: Somebody, ticket: { number: number }) {
  const found = (await own(who)).find((one) => one.ticket.number === ticket.number)
  if (found === undefined) throw new Error(`${who.name} is not asked on #${ticket.number}`)
  return found
}
async function decide(who: Somebody, ticket: { number: number }, decision: 'approved' | 'rejected', comment = '') {
  const { id } = await voteOn(who, ticket)
  return who.api.approvalVotes.decide({ params: { id }, body: { decision, comment } })
}
const stateOf = async ({ id }: { id: string }) => (await agent.api.approvals.get({ params: { id } })).state
const historyOf = async (ticket: { number: number }) =>
  (await agent.api.tickets.history({ params: ticket })).items.filter(({ type }) => type.startsWith('approval.'))
async function linkTo(who: Somebody, ticket: { id: string }) {
  const mails = await world.db
    .selectFrom('outgoingMails')
    .select(['content', 'recipients'])
    .where('ticketId', '=', ticket.id)
    .where('purpose', '=', 'approval')
    .orderBy('id', 'desc')
    .execute()
  const mail = mails.find(({ recipients }) => recipients.includes(who.email))
  return /\/approve\/([\w-]{43})/.exec(JSON.stringify(mail?.content))?.[1] ?? ''
}

describe('asking', () => {
  test('the manager of the requester is mailed, decides, and the history tells it', async () => {
    const { ticket, approval, flow } = await asked([step(manager)], {}, 1200)

    await decide(jefa, ticket, 'approved', 'Adelante')

    expect(approval).toMatchObject({ state: 'pending', amount: 1200, currency: 'EUR', askedBy: { id: agent.id } })
    expect(await stateOf(approval)).toBe('approved')
    expect(await historyOf(ticket)).toMatchObject([
      {
        type: 'approval.requested',
        cause: { person: { id: agent.id } },
        changes: [
          { field: 'approval', to: flow.name },
          { field: 'amount', to: '1200.00 EUR' },
        ],
      },
      {
        type: 'approval.decided',
        cause: { person: { id: jefa.id } },
        changes: [
          { field: 'approval', to: flow.name },
          { field: 'decision', to: 'approved' },
          { field: 'comment', to: 'Adelante' },
          { field: 'outcome', to: 'approved' },
        ],
      },
    ])
  })

  test('one step follows the other, and the first that rejects ends it', async () => {
    const luis = await world.person('requester')
    const { ticket, approval } = await asked([step(manager), step(people(luis)), step(people(admin))])
    const before = await own(luis)

    await decide(jefa, ticket, 'approved')
    await decide(luis, ticket, 'rejected', 'Demasiado caro')

    expect(before).toEqual([])
    const after = await agent.api.approvals.get({ params: approval })
    expect(after.state).toBe('rejected')
    expect(after.steps.map(({ state }) => state)).toEqual(['approved', 'rejected', 'not_needed'])
  })

  test('a team decides with its quorum, and nobody is asked after that', async () => {
    const members = [await world.person('agent'), await world.person('agent'), await world.person('agent')]
    const team = await hiddenTeam(world, `Compras ${count}`, members)
    const { ticket, approval } = await asked([step({ kind: 'team', teamId: team.id, only: 'members' }, { quorum: 2 })])
    const [one, two, three] = members as [Somebody, Somebody, Somebody]

    await decide(one, ticket, 'approved')
    const between = await stateOf(approval)
    await decide(two, ticket, 'approved')

    expect([between, await stateOf(approval)]).toEqual(['pending', 'approved'])
    expect(await own(three)).toEqual([])
    expect(await own(three, 'done')).toMatchObject([{ ownState: 'skipped', state: 'approved' }])
  })

  test('steps below their threshold are passed over, and without an amount none is', async () => {
    const luis = await world.person('requester')
    const steps = [step(manager, { fromAmount: 100 }), step(people(luis), { fromAmount: 1000 })]
    const [small, middle, unknown] = [
      await asked(steps, {}, 99.99),
      await asked(steps, {}, 100),
      await asked(steps, {}, null),
    ]

    await decide(jefa, middle.ticket, 'approved')
    await decide(jefa, unknown.ticket, 'approved')

    expect(small.approval.state).toBe('approved')
    expect(await stateOf(middle.approval)).toBe('approved')
    expect(await stateOf(unknown.approval)).toBe('pending')
  })

  test('for this once names people, and tells whom it is unknown', async () => {
    const ticket = await openFor(agent, ana)
    const body = { question: '¿Puede entrar en el almacén?', approverIds: [jefa.id, admin.id], quorum: 1 }

    const approval = await agent.api.approvals.ask({ params: ticket, body })
    const refusal = agent.api.approvals.ask({
      params: ticket,
      body: { ...body, approverIds: ['0198f000-0000-7000-8000-000000000000'] },
    })

    expect(approval).toMatchObject({ flow: null, question: { es: body.question, en: body.question } })
    await expect(refusal).rejects.toMatchObject({ status: 422, fieldCodes: { approverIds: 'nobody_to_ask' } })
  })

  test('the same flow is not asked twice while it waits', async () => {
    const { flow, ticket } = await asked([step(manager)])

    const refusal = agent.api.approvals.ask({ params: ticket, body: { flowId: flow.id } })

    await expect(refusal).rejects.toMatchObject({ status: 409, code: 'already_done' })
  })

  test('puts the ticket on hold while it waits, where the flow says so, and back afterwards', async () => {
    const { ticket } = await asked([step(manager)], { holdsTicket: true })
    const during = (await agent.api.tickets.get({ params: ticket })).status

    await decide(jefa, ticket, 'rejected')

    expect(during).toBe('on_hold')
    expect((await agent.api.tickets.get({ params: ticket })).status).toBe('open')
  })
})

test('a ticket that two requests hold goes on when both have ended', async () => {
  const { ticket } = await asked([step(manager)], { holdsTicket: true })
  const other = await flowOf([step(people(admin))], { holdsTicket: true })
  await agent.api.approvals.ask({ params: ticket, body: { flowId: other.id } })
  const status = async () => (await agent.api.tickets.get({ params: ticket })).status

  await decide(jefa, ticket, 'approved')
  const between = await status()
  await decide(admin, ticket, 'approved')

  expect([between, await status()]).toEqual(['on_hold', 'open'])
})

describe('who may decide', () => {
  test('nobody for herself, unless the flow says so', async () => {
    const ticket = await openFor(agent, ana)
    const strict = await flowOf([step(people(agent, ana, jefa))])
    const loose = await flowOf([step(people(agent))], { allowsOwn: true })

    const approval = await agent.api.approvals.ask({ params: ticket, body: { flowId: strict.id } })
    const other = await agent.api.approvals.ask({ params: ticket, body: { flowId: loose.id } })

    expect(approval.steps[0]?.votes.map(({ skipReason }) => skipReason)).toEqual(['own', 'own', null])
    expect(other.steps[0]?.votes).toMatchObject([{ state: 'pending', decider: { id: agent.id } }])
    expect((await historyOf(ticket)).map(({ type }) => type)).toContain('approval.skipped')
  })

  test('who has left is skipped, which is said, and the next manager up the line is asked', async () => {
    const [top, left] = [await world.person('requester'), await world.person('requester', { name: 'Ido Ausente' })]
    const eva = await world.person('requester')
    await admin.api.people.update({ params: { id: left.id }, body: { managerId: top.id } })
    await admin.api.people.update({ params: { id: eva.id }, body: { managerId: left.id } })
    await admin.api.people.update({ params: { id: left.id }, body: { isActive: false } })
    const flow = await flowOf([step(manager)])
    const ticket = await openFor(agent, eva)

    const approval = await agent.api.approvals.ask({ params: ticket, body: { flowId: flow.id } })

    expect(approval.steps[0]?.votes).toMatchObject([
      { approver: { id: left.id }, skipReason: 'inactive' },
      { approver: { id: top.id }, state: 'pending' },
    ])
    expect((await historyOf(ticket)).at(-1)?.changes).toMatchObject([
      {},
      { field: 'approver', to: 'Ido Ausente' },
      { field: 'reason', to: 'inactive' },
    ])
  })

  test('nobody else finds it, and a colleague who sees the ticket does not decide it', async () => {
    const { ticket } = await asked([step(manager)])
    const { id } = await voteOn(jefa, ticket)

    const refusals = await Promise.allSettled(
      [ana, agent, admin].flatMap((who) => [
        who.api.approvalVotes.get({ params: { id } }),
        who.api.approvalVotes.decide({ params: { id }, body: { decision: 'approved' } }),
      ]),
    )

    for (const refusal of refusals) expect(refusal).toMatchObject({ reason: { status: 404 } })
  })

  test('an approver reads the request’s own words, and nothing else of the ticket', async () => {
    const { ticket } = await asked([step(manager)])
    await agent.api.messages.add({ params: ticket, body: { kind: 'note', bodyText: 'Secreto' } })
    const { id } = await voteOn(jefa, ticket)

    const seen = await jefa.api.approvalVotes.get({ params: { id } })

    expect(seen).toMatchObject({
      words: 'Desde ayer por la tarde',
      requester: { name: 'Ana Sol' },
      can: { open: false },
    })
    expect(JSON.stringify(seen)).not.toContain('Secreto')
    await expect(jefa.api.tickets.get({ params: ticket })).rejects.toMatchObject({ status: 404 })
  })

  test('deciding twice, or after the end, is answered as done', async () => {
    const luis = await world.person('requester')
    const { ticket } = await asked([step(people(jefa, luis), { quorum: 1 })])
    const [first, late] = [await voteOn(jefa, ticket), await voteOn(luis, ticket)]
    await decide(jefa, ticket, 'approved')

    const refusals = await Promise.allSettled([
      jefa.api.approvalVotes.decide({ params: first, body: { decision: 'rejected' } }),
      luis.api.approvalVotes.decide({ params: late, body: { decision: 'rejected' } }),
    ])

    for (const refusal of refusals) expect(refusal).toMatchObject({ reason: { status: 409, code: 'already_done' } })
  })

  test('ten who press at once decide once', async () => {
    const { ticket, approval } = await asked([step(manager)])
    const params = await voteOn(jefa, ticket)

    const results = await Promise.allSettled(
      Array.from({ length: 10 }, (_, place) =>
        jefa.api.approvalVotes.decide({ params, body: { decision: place % 2 === 0 ? 'approved' : 'rejected' } }),
      ),
    )

    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect((await historyOf(ticket)).filter(({ type }) => type === 'approval.decided')).toHaveLength(1)
    expect(await stateOf(approval)).not.toBe('pending')
  })
})

describe('a mailed link', () => {
  test('shows what is asked and decides nothing, however often it is looked at', async () => {
    const { ticket, approval } = await asked([step(manager)])
    const token = await linkTo(jefa, ticket)

    const shown = await world.stranger.approvalVotes.invitation({ params: { token } })
    await world.fetch(`/approve/${token}?decision=approved`)
    await world.fetch(`/api/v1/approval-votes/by-link/${token}?decision=approved`)

    expect(shown).toMatchObject({ ticket: { number: ticket.number }, decider: 'Julia Jefa', can: { decide: true } })
    expect(await stateOf(approval)).toBe('pending')
  })

  test('decides when that is confirmed, once, and says afterwards how it ended', async () => {
    const { ticket, approval } = await asked([step(manager)])
    const token = await linkTo(jefa, ticket)
    const confirm = () =>
      world.stranger.approvalVotes.confirm({ params: { token }, body: { decision: 'approved', comment: ' Sí ' } })

    const decided = await confirm()
    const again = confirm()

    expect(decided).toMatchObject({ state: 'approved', ownState: 'approved', comment: 'Sí' })
    await expect(again).rejects.toMatchObject({ status: 409, code: 'already_done' })
    const after = await world.stranger.approvalVotes.invitation({ params: { token } })
    expect(after).toMatchObject({ state: 'approved', words: '', can: { decide: false } })
    const { steps } = await agent.api.approvals.get({ params: approval })
    expect(steps[0]?.votes[0]).toMatchObject({ decidedVia: 'mail', decidedBy: { id: jefa.id } })
  })

  test('is kept as a hash, and its mail is emptied once it has left', async () => {
    const { ticket } = await asked([step(manager)])
    const token = await linkTo(jefa, ticket)

    await world.drain()

    expect(token).toHaveLength(43)
    const links = await world.db.selectFrom('approvalLinks').selectAll().execute()
    expect(JSON.stringify(links)).not.toContain(token)
    const mails = await world.db
      .selectFrom('outgoingMails')
      .select('content')
      .where('ticketId', '=', ticket.id)
      .where('purpose', '=', 'approval')
      .execute()
    expect(mails).toEqual([{ content: null }])
  })

  test('that was invented, or is somebody’s who decides no more, is worth nothing', async () => {
    const luis = await world.person('agent')
    const { ticket } = await asked([step(people(luis))])
    const { id } = await voteOn(luis, ticket)
    await luis.api.approvalVotes.passOn({ params: { id }, body: { personId: admin.id } })
    await admin.api.approvalVotes.passOn({ params: { id }, body: { personId: jefa.id } })
    const [hers, forged] = [await linkTo(admin, ticket), 'x'.repeat(43)]

    const refusals = await Promise.allSettled(
      [hers, forged].flatMap((token) => [
        world.stranger.approvalVotes.invitation({ params: { token } }),
        world.stranger.approvalVotes.confirm({ params: { token }, body: { decision: 'approved' } }),
      ]),
    )

    for (const refusal of refusals) expect(refusal).toMatchObject({ reason: { status: 401, code: 'link_expired' } })
  })

  test('is not tried without end', async () => {
    const { ticket } = await asked([step(manager)])
    const token = await linkTo(jefa, ticket)
    const confirm = () => world.stranger.approvalVotes.confirm({ params: { token }, body: { decision: 'approved' } })
    for (let time = 0; time < 20; time += 1) await confirm().catch(() => undefined)

    const refusal = confirm()

    await expect(refusal).rejects.toMatchObject({ status: 429, code: 'too_many_requests' })
  })
})

describe('standing in for somebody', () => {
  test('a deputy decides while somebody is away, and the history names both', async () => {
    const [luis, eva] = [await world.person('agent', { name: 'Luis' }), await world.person('agent', { name: 'Eva' })]
    const [from, until] = [new Date(Date.now() - hour), new Date(Date.now() + 48 * hour)].map((at) => at.toISOString())
    await luis.api.approvalVotes.changeDeputy({
      body: { personId: eva.id, from: from ?? '', until: until ?? '' },
    })
    const { ticket } = await asked([step(people(luis))])

    await decide(eva, ticket, 'approved')

    const decided = (await historyOf(ticket)).at(-1)
    expect(decided).toMatchObject({ cause: { person: { id: eva.id } } })
    expect(decided?.changes).toContainEqual({ field: 'for', from: null, to: 'Luis' })
    expect((await luis.api.approvalVotes.deputy()).deputy).toMatchObject({ person: { name: 'Eva' } })
  })

  test('what waits already goes to the deputy when the absence begins', async () => {
    const [luis, eva] = [await world.person('agent'), await world.person('agent')]
    const { ticket } = await asked([step(people(luis))])
    const now = Date.now()
    await luis.api.approvalVotes.changeDeputy({
      body: { email: eva.email, from: new Date(now - hour).toISOString(), until: new Date(now + hour).toISOString() },
    })

    await world.run('approvals:wake')

    expect(await voteOn(eva, ticket)).toMatchObject({ standsInFor: luis.name })
    // It is still his word.
    expect(await voteOn(luis, ticket)).toMatchObject({ standsInFor: null })
  })

  test('an absence that was planned for tickets moves approvals as well, and is the one that is told', async () => {
    const [luis, eva] = [await world.person('agent', { name: 'Lucas' }), await world.person('agent', { name: 'Elsa' })]
    const { ticket } = await asked([step(people(luis))])
    const now = Date.now()
    const { id } = await luis.api.duty.addAbsence({
      body: {
        startsAt: new Date(now - hour).toISOString(),
        endsAt: new Date(now + hour).toISOString(),
        substituteId: eva.id,
      },
    })

    await world.drain()

    expect(await voteOn(eva, ticket)).toMatchObject({ standsInFor: 'Lucas' })
    expect(await luis.api.approvalVotes.deputy()).toMatchObject({ deputy: { person: { id: eva.id } } })
    await luis.api.approvalVotes.removeDeputy()
    const { items } = await luis.api.duty.absences({ query: { personId: luis.id } })
    expect(items.map((one) => one.id)).not.toContain(id)
  })

  test('who does not work here is away for approvals; who works here names somebody who does too', async () => {
    const [boss, peer] = [await world.person('requester'), await world.person('agent', { name: 'Pol' })]
    const luis = await world.person('agent')
    const times = { from: new Date().toISOString(), until: new Date(Date.now() + hour).toISOString() }

    const kept = await boss.api.approvalVotes.changeDeputy({ body: { email: peer.email, ...times } })
    const refused = luis.api.approvalVotes.changeDeputy({ body: { personId: ana.id, ...times } })

    expect(kept).toMatchObject({ deputy: { person: { name: 'Pol' } } })
    await expect(refused).rejects.toMatchObject({ fieldCodes: { personId: 'unknown' } })
    expect((await admin.api.duty.absences({ query: {} })).items.map(({ person }) => person.id)).not.toContain(boss.id)
  })

  test('a request is passed on by hand, to nobody who asked for it or decides already', async () => {
    const luis = await world.person('agent')
    const { ticket } = await asked([step(people(luis, jefa))])
    const { id } = await voteOn(luis, ticket)
    const passOn = (to: Somebody) => luis.api.approvalVotes.passOn({ params: { id }, body: { personId: to.id } })

    const refusals = await Promise.allSettled([passOn(agent), passOn(ana), passOn(jefa)])
    await passOn(admin)

    expect(refusals).toMatchObject([
      { reason: { fieldCodes: { personId: 'own' } } },
      { reason: { fieldCodes: { personId: 'own' } } },
      { reason: { fieldCodes: { personId: 'deciding' } } },
    ])
    expect(await voteOn(admin, ticket)).toMatchObject({ standsInFor: luis.name })
    expect((await historyOf(ticket)).at(-1)).toMatchObject({ type: 'approval.passed_on' })
  })

  test('a requester names agents and people of the own organization only', async () => {
    const { id: organizationId } = await admin.api.organizations.create({ body: { name: `Clínica ${count}` } })
    const [eva, near, far] = [
      await world.person('requester', { organizationId }),
      await world.person('requester', { organizationId }),
      await world.person('requester'),
    ]
    const { ticket } = await asked([step(people(eva))])
    const { id } = await voteOn(eva, ticket)
    const passOn = (email: string) => eva.api.approvalVotes.passOn({ params: { id }, body: { email } })

    const refusals = await Promise.allSettled([passOn(far.email), passOn('nadie@people.example')])
    await passOn(near.email)

    for (const one of refusals) expect(one).toMatchObject({ reason: { fieldCodes: { email: 'unknown' } } })
    expect(await voteOn(near, ticket)).toBeDefined()
  })
})
