import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { Device } from '#contract/devices.ts'
import { skillFact } from '#contract/rule-fields.ts'
import { ruleDryRunLine } from '#contract/ticket-rules.ts'
import { deviceOf } from '#test/devices.ts'
import { all, ask } from '#test/filters.ts'
import { addRule, runsOn } from '#test/rules.ts'
import { openTicket } from '#test/tickets.ts'
import { createWorld, type Somebody, type World } from '#test/world.ts'
import { raiseAlert } from '../alerts/index.ts'
import { transact } from '../kernel/context.ts'

let world: World
let admin: Somebody
let device: Device
let groupId: string

beforeAll(async () => {
  world = await createWorld()
  admin = await world.admin()
  device = await deviceOf(admin, 'SRV-1')
  const group = await admin.api.deviceWatching.addGroup({ body: { name: 'Servers' } })
  groupId = group.id
  await admin.api.devices.update({ params: { id: device.id }, body: { groupId } })
})
afterAll(() => world.close())
afterEach(async () => {
  for (const { id } of (await admin.api.rules.list()).items) await admin.api.rules.remove({ params: { id } })
})

type Said = Partial<Parameters<typeof raiseAlert>[1]>

function say(state: 'firing' | 'resolved', more: Said & { check: string }) {
  const ctx = world.desk.contextOf({ kind: 'system', job: 'test' })
  const alert = {
    source: 'device',
    key: `${more.check} ${device.id}`,
    state,
    severity: 'critical' as const,
    title: 'Disk is full',
    text: '95 %',
    deviceId: device.id,
    startedAt: ctx.now(),
    links: [],
    raw: {},
    ...more,
  }
  return transact(ctx, (work) => raiseAlert(work, alert))
}

async function incidentOf(check: string) {
  const { items } = await admin.api.alerts.list({ query: {} })
  const number = items.find((one) => one.check === check)?.ticketNumber ?? 0
  return admin.api.tickets.get({ params: { number } })
}

describe('alerts', () => {
  test('call a rule when one fires, when it is over and when it is back, and not while it goes on', async () => {
    const fired = { name: 'fired', triggers: [{ kind: 'alert' as const, what: 'firing' as const }] }
    await addRule(admin, { ...fired, actions: [{ kind: 'add_tags', tags: ['fires'] }] })
    const over = { name: 'over', triggers: [{ kind: 'alert' as const, what: 'over' as const }] }
    await addRule(admin, { ...over, actions: [{ kind: 'add_tags', tags: ['over'] }] })

    await say('firing', { check: 'disk' })
    await say('firing', { check: 'disk' })
    await say('resolved', { check: 'disk' })
    await say('firing', { check: 'disk' })

    const { number, tags } = await incidentOf('disk')
    expect(tags).toEqual(['fires', 'over'])
    const runs = await runsOn(admin, number)
    expect(runs.map(({ trigger }) => trigger)).toEqual(['alertFiring', 'alertOver', 'alertFiring'])
  })

  test('are known to a rule while their incident is being opened', async () => {
    const condition = all(
      ask('alertFires', 'is', true),
      ask('alertSeverity', 'is', 'critical'),
      ask('alertSource', 'is', 'device'),
      ask('alertCheck', 'starts_with', 'serv'),
      ask('deviceGroup', 'is', groupId),
    )
    await addRule(admin, { name: 'opened', condition, actions: [{ kind: 'add_tags', tags: ['known'] }] })

    await say('firing', { check: 'service nginx' })
    await say('firing', { check: 'service cron', severity: 'info' })

    expect((await incidentOf('service nginx')).tags).toEqual(['known'])
    expect((await incidentOf('service cron')).tags).toEqual([])
  })

  test('are known later on: those that fire, and whether one does', async () => {
    const changed = [{ kind: 'changed' as const, fields: ['urgency'] }]
    const fires = all(ask('alertFires', 'is', true), ask('alertSeverity', 'is', 'warning'))
    await addRule(admin, {
      name: 'on',
      triggers: changed,
      condition: fires,
      actions: [{ kind: 'add_tags', tags: ['on'] }],
    })
    const silent = all(ask('alertFires', 'is', false), ask('deviceGroup', 'is', groupId))
    await addRule(admin, {
      name: 'off',
      triggers: changed,
      condition: silent,
      actions: [{ kind: 'add_tags', tags: ['off'] }],
    })
    await say('firing', { check: 'memory', severity: 'warning' })
    const { number } = await incidentOf('memory')

    await admin.api.tickets.change({ params: { number }, body: { urgency: 3 } })
    await say('resolved', { check: 'memory', severity: 'warning' })
    await admin.api.tickets.change({ params: { number }, body: { urgency: 1 } })

    expect((await incidentOf('memory')).tags).toEqual(['on', 'off'])
  })

  test('that another device explains call rules on its incident: as they join it, are over and come back', async () => {
    const above = await deviceOf(admin, 'SWITCH-1')
    const below = await deviceOf(admin, 'PRINTER-1')
    await admin.api.deviceLinks.add({ params: { id: below.id, other: above.id } })
    const printer = { check: 'host down', source: 'zabbix:1', key: 'printer', deviceId: below.id }
    for (const what of ['firing', 'over'] as const)
      await addRule(admin, {
        name: what,
        triggers: [{ kind: 'alert', what }],
        condition: all(ask('alertCheck', 'is', 'host down')),
        actions: [{ kind: 'add_tags', tags: [what] }],
      })
    await say('firing', { check: 'unreachable', source: 'zabbix:1', key: 'switch', deviceId: above.id })

    expect(await say('firing', printer)).toBe('counted')
    await say('resolved', printer)
    await say('firing', printer)

    const { number, tags } = await incidentOf('unreachable')
    expect((await incidentOf('host down')).number).toBe(number)
    expect(tags).toEqual(['firing', 'over'])
    const ran = (await runsOn(admin, number)).map(({ trigger }) => trigger)
    expect(ran).toEqual(['alertFiring', 'alertOver', 'alertFiring'])
  })

  test('that were there before the device above went down call rules on its incident too', async () => {
    const above = await deviceOf(admin, 'SWITCH-2')
    const below = await deviceOf(admin, 'PRINTER-2')
    await admin.api.deviceLinks.add({ params: { id: below.id, other: above.id } })
    await addRule(admin, {
      name: 'joined',
      triggers: [{ kind: 'alert', what: 'firing' }],
      condition: all(ask('alertCheck', 'is', 'ping')),
      actions: [{ kind: 'add_tags', tags: ['joined'] }],
    })
    await say('firing', { check: 'ping', source: 'zabbix:1', key: 'printer 2', deviceId: below.id })

    await say('firing', { check: 'target down', source: 'zabbix:1', key: 'switch 2', deviceId: above.id })

    expect((await incidentOf('target down')).tags).toEqual(['joined'])
  })

  test('can be tried on the past', async () => {
    await say('firing', { check: 'past' })
    const { number } = await incidentOf('past')
    const triggers = [{ kind: 'alert' as const, what: 'firing' as const }]
    const condition = all(ask('alertCheck', 'is', 'past'), ask('alertSeverity', 'is', 'critical'))
    const actions = [{ kind: 'add_tags' as const, tags: ['tried'] }]

    const response = await world.fetch('/api/v1/rules/dry-run', {
      method: 'POST',
      headers: { cookie: admin.cookie, 'content-type': 'application/json', 'x-requested-with': 'mesa' },
      body: JSON.stringify({ rule: { name: 'tried', triggers, condition, actions } }),
    })

    const lines = (await response.text()).trim().split('\n')
    const tickets = lines.map((line) => ruleDryRunLine.parse(JSON.parse(line))).filter(({ type }) => type === 'ticket')
    expect(tickets).toMatchObject([{ number, trigger: 'alertFiring' }])
  })
})

describe('skills', () => {
  test('that a ticket needs and its assignee has can be asked for, from a level on', async () => {
    const noa = await world.person('agent', { name: 'Noa' })
    const ana = await world.person('requester', { name: 'Ana' })
    const { id } = await admin.api.skills.create({
      body: {
        name: 'Networks',
        people: [{ id: noa.id, level: 2 }],
        needs: [{ level: 3, condition: { kind: 'tag', tag: 'vpn' } }],
      },
    })
    const onChange = [{ kind: 'changed' as const, fields: [] }]
    const tag = (name: string) => [{ kind: 'add_tags' as const, tags: [name] }]
    const needs = all(ask('skillNeeded', 'is', skillFact(id, 3)))
    await addRule(admin, { name: 'needs', triggers: onChange, condition: needs, actions: tag('needs-3') })
    const has = all(ask('assigneeSkill', 'is', skillFact(id, 2)), ask('assigneeSkill', 'is_not', skillFact(id, 3)))
    await addRule(admin, { name: 'has', triggers: onChange, condition: has, actions: tag('has-2') })
    const lacks = all(ask('lacksSkill', 'is', true))
    await addRule(admin, { name: 'lacks', triggers: onChange, condition: lacks, actions: tag('lacks') })
    const { number } = await openTicket(ana)
    const change = (body: Parameters<typeof admin.api.tickets.change>[0]['body']) =>
      admin.api.tickets.change({ params: { number }, body })

    const given = await change({ assigneeId: noa.id })
    const tagged = await change({ tags: [...given.tags, 'vpn'] })

    expect(given.tags).toEqual(['has-2'])
    expect(tagged.tags.toSorted()).toEqual(['has-2', 'lacks', 'needs-3', 'vpn'])
  })
})
