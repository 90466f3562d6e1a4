import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { transact } from '#server/kernel/context.ts'
import type { TicketFact } from '#server/tickets/index.ts'
import { deliver, rawMail } from '#test/mails.ts'
import { openFor } from '#test/tickets.ts'
import { createWorld, type Somebody, type World } from '#test/world.ts'
import { askForApproval, runDueStep } from './index.ts'

let world: World
let admin: Somebody
let agent: Somebody
let ana: Somebody
let jefa: Somebody

const hour = 3_600_000

beforeAll(async () => {
  world = await createWorld()
  admin = await world.admin()
  agent = await world.person('agent', { name: 'Berta Agente' })
  ana = await world.person('requester', { name: 'Ana Sol' })
  jefa = await world.person('requester', { name: 'Julia Jefa' })
})
afterAll(() => world.close())

interface Patience {
  remindAfterHours?: number | null
  expireAfterDays?: number | null
}

async function asked(who: Somebody[], patience: Patience = {}, by = agent) {
  const ticket = await openFor(by, ana, { subject: 'Un portátil' })
  const approverIds = who.map(({ id }) => id)
  const body = { question: '¿Lo compramos?', approverIds, remindAfterHours: null, ...patience }
  return { ticket, approval: await by.api.approvals.ask({ params: ticket, body }) }
}
const read = ({ id }: { id: string }) => agent.api.approvals.get({ params: { id } })
const typesOn = async (ticket: { number: number }, reader = agent) =>
  (await reader.api.tickets.history({ params: ticket })).items
    .map(({ type }) => type)
    .filter((type) => type.startsWith('approval.'))
const mailsOf = (ticket: { id: string }) =>
  world.db
    .selectFrom('outgoingMails')
    .select(['subject', 'recipients', 'content'])
    .where('ticketId', '=', ticket.id)
    .where('purpose', '=', 'approval')
    .orderBy('id')
    .execute()
async function decide(who: Somebody, ticket: { number: number }, decision: 'approved' | 'rejected') {
  const { items } = await who.api.approvalVotes.list()
  const id = items.find((one) => one.ticket.number === ticket.number)?.id ?? ''
  return who.api.approvalVotes.decide({ params: { id }, body: { decision } })
}

describe('the end', () => {
  test('comes by hand, and nobody decides any more', async () => {
    const { ticket, approval } = await asked([jefa])

    await agent.api.approvals.withdraw({ params: approval })

    expect(await read(approval)).toMatchObject({ state: 'withdrawn', can: { withdraw: false } })
    await expect(agent.api.approvals.withdraw({ params: approval })).rejects.toMatchObject({ code: 'already_done' })
    expect(await typesOn(ticket)).toEqual(['approval.requested', 'approval.withdrawn'])
  })

  test('comes with the end of the ticket', async () => {
    const { ticket, approval } = await asked([jefa])

    await agent.api.tickets.change({ params: ticket, body: { status: 'solved' } })
    await agent.api.tickets.change({ params: ticket, body: { status: 'closed' } })

    expect((await read(approval)).state).toBe('withdrawn')
  })

  test('is told to whoever asked, and what was to be decided is ticked off', async () => {
    const eva = await world.person('agent', { name: 'Eva' })
    const { ticket } = await asked([eva])
    const listed = (who: Somebody) => who.api.notifications.list({ query: {} })
    const before = await listed(eva)

    await decide(eva, ticket, 'approved')

    expect(before.items).toMatchObject([{ kind: 'approval_asked', excerpt: '¿Lo compramos?', actor: { id: agent.id } }])
    expect((await listed(eva)).items).toEqual([])
    expect((await listed(agent)).items).toContainEqual(
      expect.objectContaining({ kind: 'approval_ended', actor: expect.objectContaining({ id: eva.id }) }),
    )
  })
})

test('reminding by hand is possible, and not without end', async () => {
  const { ticket, approval } = await asked([jefa])
  const remind = () => agent.api.approvals.remind({ params: approval })
  for (let time = 0; time < 3; time += 1) await remind()

  await expect(remind()).rejects.toMatchObject({ status: 429 })
  expect(await mailsOf(ticket)).toHaveLength(4)
})

describe('mail', () => {
  test('goes to an agent who sees the ticket only as her notifications say', async () => {
    const [quiet, loud] = [await world.person('agent'), await world.person('agent')]
    const none = { centre: true, mail: false, digest: false, push: false, sound: false }
    await quiet.api.notifications.changePreferences({ body: { events: { approval_asked: none } } })

    const { ticket } = await asked([quiet, loud, jefa])

    expect((await mailsOf(ticket)).flatMap(({ recipients }) => recipients).sort()).toEqual(
      [jefa.email, loud.email].sort(),
    )
  })

  test.each(['agent', 'requester'] as const)('answered by an %s decides nothing: it is a note', async (role) => {
    const eva = await world.person(role)
    const { ticket, approval } = await asked([eva])
    const [mail] = await mailsOf(ticket)
    const replyTo = /"replyTo": ?"([^"]+)"/.exec(JSON.stringify(mail?.content))?.[1] ?? ''

    const answer = await deliver(
      world,
      rawMail({ from: eva.email, to: replyTo, subject: `Re: ${mail?.subject}`, text: 'Sí, adelante.' }),
    )

    expect(answer).toMatchObject({ outcome: 'reply_added', ticketNumber: ticket.number })
    const { items } = await agent.api.messages.list({ params: ticket })
    expect(items.at(-1)).toMatchObject({ kind: 'note', newText: 'Sí, adelante.' })
    expect((await read(approval)).state).toBe('pending')
  })
})

describe('whoever leaves while she is asked', () => {
  const leave = (who: Somebody) => admin.api.people.update({ params: { id: who.id }, body: { isActive: false } })

  test('is skipped, and the others decide; where nobody is left, it ends undecided', async () => {
    const [eva, luis] = [await world.person('requester'), await world.person('requester')]
    const { ticket, approval } = await asked([eva, jefa])
    const alone = await asked([luis])
    await decide(jefa, ticket, 'approved')

    await leave(eva)
    await leave(luis)
    await world.run('approvals:wake')

    expect((await read(approval)).state).toBe('approved')
    expect(await typesOn(ticket)).toEqual(['approval.requested', 'approval.decided', 'approval.skipped'])
    expect((await read(alone.approval)).state).toBe('expired')
  })

  test('gives the word back to whom it was of, or on to whom she was merged with', async () => {
    const [eva, luis, twin] = [
      await world.person('agent'),
      await world.person('requester'),
      await world.person('requester'),
    ]
    const [one, two] = [await asked([jefa]), await asked([luis])]
    const { items } = await jefa.api.approvalVotes.list()
    const id = items.find(({ ticket }) => ticket.number === one.ticket.number)?.id ?? ''
    await jefa.api.approvalVotes.passOn({ params: { id }, body: { email: eva.email } })

    await leave(eva)
    await agent.api.personMerges.merge({ params: { id: luis.id }, body: { into: twin.id, keep: {} } })
    await world.run('approvals:wake')

    expect((await read(one.approval)).steps[0]?.votes).toMatchObject([{ state: 'pending', decider: { id: jefa.id } }])
    await decide(twin, two.ticket, 'approved')
    expect((await read(two.approval)).state).toBe('approved')
  })
})

describe('a merged ticket', () => {
  test('keeps what was asked on it, which is shown and told on the ticket that stands, and comes back', async () => {
    const { ticket, approval } = await asked([jefa])
    const other = await openFor(agent, ana)
    await agent.api.tickets.merge({ params: ticket, body: { into: other.number } })
    const shown = await agent.api.approvals.list({ params: other })

    await decide(jefa, ticket, 'approved')

    expect(shown.items).toMatchObject([{ id: approval.id, ticket: { number: ticket.number } }])
    expect(await typesOn(other)).toEqual(['approval.decided'])
    await agent.api.tickets.unmerge({ params: ticket })
    expect((await agent.api.approvals.list({ params: other })).items).toEqual([])
    expect((await agent.api.approvals.list({ params: ticket })).items).toMatchObject([{ state: 'approved' }])
  })
})

describe('a rule', () => {
  const flow = (name: string) =>
    admin.api.approvalFlows.create({
      body: {
        name,
        question: { es: '¿Sí?', en: '' },
        steps: [
          {
            who: { kind: 'people', personIds: [jefa.id] },
            quorum: null,
            fromAmount: 100,
            remindAfterHours: null,
            expireAfterDays: null,
          },
        ],
      },
    })
  /** What the reactions hear of approvals while something is done as a rule would. */
  async function asRule(ticketId: string, flowId: string, amount: number) {
    const heard: TicketFact[] = []
    const ctx = world.desk.contextOf({ kind: 'system', job: 'rules' })
    const reactions = [...ctx.services.reactions, async (_: unknown, fact: TicketFact) => void heard.push(fact)]
    const listening = { ...ctx, services: { ...ctx.services, reactions } }
    const answer = await transact(listening, (work) => askForApproval(work, { ticketId, flowId, amount }))
    return { answer, heard: heard.filter(({ type }) => type.startsWith('approval.')) }
  }

  test('asks in nobody’s name, hears at once where no step is needed, and is told instead of stopped', async () => {
    const [{ id: flowId }, ticket] = [await flow('Por regla'), await openFor(agent, ana)]

    const small = await asRule(ticket.id, flowId, 99)
    const large = await asRule(ticket.id, flowId, 100)
    const again = await asRule(ticket.id, flowId, 100)
    const gone = await asRule(ticket.id, '0198f000-0000-7000-8000-000000000000', 1)

    expect(small.heard).toMatchObject([
      { type: 'approval.decided', approval: { flowId, outcome: 'approved', amount: 99, askedById: null } },
    ])
    expect(large.heard).toMatchObject([{ type: 'approval.asked', votes: [{ personId: jefa.id }] }])
    expect([again.answer, gone.answer]).toEqual([{ refused: 'pending' }, { refused: 'gone' }])
    expect((await agent.api.approvals.list({ params: ticket })).items[0]?.askedBy).toBeNull()
  })

  test('a flow’s name is taken once, and who has left is told as broken', async () => {
    const leaver = await world.person('requester')
    const draft = {
      question: { es: '¿Sí?', en: '' },
      steps: [
        {
          who: { kind: 'people' as const, personIds: [leaver.id] },
          quorum: null,
          fromAmount: null,
          remindAfterHours: null,
          expireAfterDays: null,
        },
      ],
    }
    await admin.api.approvalFlows.create({ body: { ...draft, name: 'Rota' } })
    await admin.api.people.update({ params: { id: leaver.id }, body: { isActive: false } })

    const taken = admin.api.approvalFlows.create({ body: { ...draft, name: 'ROTA' } })

    await expect(taken).rejects.toMatchObject({ code: 'name_taken' })
    const { items } = await agent.api.approvalFlows.list()
    expect(items.find(({ name }) => name === 'Rota')?.broken).toEqual([0])
    await expect(agent.api.approvalFlows.create({ body: { ...draft, name: 'Otra' } })).rejects.toMatchObject({
      status: 403,
    })
  })
})

test('nobody answers to somebody who answers to them', async () => {
  const [one, two, three] = [
    await world.person('requester'),
    await world.person('requester'),
    await world.person('requester'),
  ]
  const answers = (who: Somebody, managerId: string) =>
    agent.api.people.update({ params: { id: who.id }, body: { managerId } })
  await answers(one, two.id)
  await answers(two, three.id)

  const refusals = await Promise.allSettled([answers(three, one.id), answers(one, one.id)])

  for (const refusal of refusals) expect(refusal).toMatchObject({ reason: { fieldCodes: { managerId: 'circle' } } })
  expect((await agent.api.people.get({ params: two })).manager).toEqual({ id: three.id, name: three.name })
})

describe('time', () => {
  // Sessions end after a day: whoever looks afterwards has just come in.
  const late = () => world.person('agent')

  test('reminds whoever has not decided, once for each pause, and at most five times', async () => {
    const { ticket } = await asked([jefa], { remindAfterHours: 24 })
    await world.run('approvals:wake')
    const before = await mailsOf(ticket)

    world.pass(25 * hour)
    await world.run('approvals:wake')
    await world.run('approvals:wake')
    const after = await mailsOf(ticket)
    for (let day = 0; day < 8; day += 1) {
      world.pass(25 * hour)
      await world.run('approvals:wake')
    }

    expect([before.length, after.length]).toEqual([1, 2])
    expect(after[1]?.subject).toMatch(/^Recordatorio: /)
    expect((await typesOn(ticket, await late())).filter((type) => type === 'approval.reminded')).toHaveLength(5)
  })

  test('ends what nobody decided, even when two workers look at once', async () => {
    const by = await late()
    const { ticket, approval } = await asked([jefa], { expireAfterDays: 2 }, by)
    const stepId = approval.steps[0]?.id ?? ''
    const job = world.desk.contextOf({ kind: 'system', job: 'approvals:due' })

    world.pass(49 * hour)
    await Promise.all([1, 2, 3].map(() => runDueStep(job, { stepId })))

    const reader = await late()
    const ended = await reader.api.approvals.get({ params: approval })
    expect(ended).toMatchObject({ state: 'expired', steps: [{ state: 'expired', votes: [{ skipReason: 'settled' }] }] })
    expect((await typesOn(ticket, reader)).filter((type) => type === 'approval.expired')).toHaveLength(1)
  })
})
