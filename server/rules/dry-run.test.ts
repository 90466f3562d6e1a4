import { afterAll, beforeAll, expect, test } from 'vitest'
import { type RuleDryRunLine, type RuleDryRunTicket, ruleDryRunLine } from '#contract/ticket-rules.ts'
import { all, ask } from '#test/filters.ts'
import { addRule } from '#test/rules.ts'
import { openFor, openTicket } from '#test/tickets.ts'
import { createWorld, type Somebody, type World } from '#test/world.ts'

let world: World
let admin: Somebody
let noa: Somebody
let ana: Somebody

beforeAll(async () => {
  world = await createWorld()
  admin = await world.admin()
  noa = await world.person('agent', { name: 'Noa' })
  ana = await world.person('requester', { name: 'Ana' })
})
afterAll(() => world.close())

async function dryRun(rule: object, who = admin): Promise<{ status: number; lines: RuleDryRunLine[] }> {
  const response = await world.fetch('/api/v1/rules/dry-run', {
    method: 'POST',
    headers: { cookie: who.cookie, 'content-type': 'application/json', 'x-requested-with': 'mesa' },
    body: JSON.stringify({ rule: { name: 'tried', condition: null, ...rule } }),
  })
  const text = await response.text()
  const lines = response.ok ? text.trim().split('\n') : []
  return { status: response.status, lines: lines.map((line) => ruleDryRunLine.parse(JSON.parse(line))) }
}

function heldIn(lines: RuleDryRunLine[], number: number): RuleDryRunTicket[] {
  return lines.filter((line): line is RuleDryRunTicket => line.type === 'ticket' && line.number === number)
}

test('a ticket is tried as it was then, whatever has become of it', async () => {
  const { number } = await openFor(noa, ana, { subject: 'La VPN no va' })
  await noa.api.tickets.change({ params: { number }, body: { subject: 'Resuelto de otra manera', urgency: 3 } })
  await noa.api.tickets.change({ params: { number }, body: { status: 'solved' } })

  const { lines } = await dryRun({
    triggers: [{ kind: 'created' }],
    condition: all(ask('subject', 'contains', 'vpn'), ask('status', 'is', 'new')),
    actions: [
      { kind: 'set_urgency', urgency: 3 },
      { kind: 'write_note', bodyHtml: '<p>x</p>' },
    ],
  })

  expect(heldIn(lines, number)).toMatchObject([
    { trigger: 'created', changes: [{ field: 'urgency', from: 2, to: 3 }], deeds: ['write_note'] },
  ])
  expect(lines.at(-1)).toMatchObject({ type: 'end', held: 1, changed: 1, isPart: false })
})

test('teams are told by their names', async () => {
  const team = await admin.api.teams.create({ body: { name: 'Redes' } })
  const { number } = await openTicket(ana)

  const { lines } = await dryRun({ triggers: [{ kind: 'created' }], actions: [{ kind: 'set_team', teamId: team.id }] })

  expect(heldIn(lines, number)[0]?.changes).toEqual([{ field: 'teamId', from: 'Soporte', to: 'Redes' }])
})

test('messages, former values and lengths of time are tried as well', async () => {
  const { number } = await openFor(noa, ana)
  await noa.api.tickets.change({ params: { number }, body: { status: 'pending' } })
  await ana.api.messages.add({ params: { number }, body: { kind: 'reply', bodyText: 'Es urgente' } })
  const actions = [{ kind: 'add_tags', tags: ['tried'] }]

  const messages = await dryRun({
    triggers: [{ kind: 'message', from: 'requester' }],
    condition: all(ask('text', 'contains', 'urgente'), ask('was:status', 'is', 'pending')),
    actions,
  })
  world.pass(3 * 3_600_000)
  const open = await dryRun({
    triggers: [{ kind: 'since', moment: 'status', minutes: 120 }],
    condition: all(ask('status', 'is', 'open')),
    actions,
  })
  const pending = await dryRun({
    triggers: [{ kind: 'since', moment: 'status', minutes: 120 }],
    condition: all(ask('status', 'is', 'pending')),
    actions,
  })

  expect(heldIn(messages.lines, number)).toMatchObject([{ trigger: 'message' }])
  expect(heldIn(open.lines, number)).toMatchObject([{ trigger: 'since' }])
  expect(heldIn(pending.lines, number)).toEqual([])
})

test('nothing is changed, and what fights is told first', async () => {
  const { number } = await openTicket(ana)
  const above = await addRule(admin, { name: 'above', actions: [{ kind: 'set_urgency', urgency: 1 }] })
  const before = await noa.api.tickets.get({ params: { number } })

  const { lines } = await dryRun({ triggers: [{ kind: 'created' }], actions: [{ kind: 'set_urgency', urgency: 3 }] })

  expect(await noa.api.tickets.get({ params: { number } })).toEqual(before)
  expect(lines[0]).toEqual({ type: 'warnings', warnings: [] })
  await admin.api.rules.remove({ params: { id: above.id } })
})

test('a rule that could not be kept is not tried, and agents try none', async () => {
  const rule = { triggers: [{ kind: 'created' }], actions: [{ kind: 'set_team', teamId: crypto.randomUUID() }] }

  expect((await dryRun(rule)).status).toBe(422)
  expect((await dryRun({ ...rule, actions: [{ kind: 'stop' }] }, noa)).status).toBe(403)
})
