import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { upload } from '#test/tickets.ts'
import { createWorld, type Somebody, type World } from '#test/world.ts'
import { openDue } from './open-due.ts'

let world: World
let admin: Somebody
let ana: Somebody
let templateId: string
let checklistId: string
let serial = 0

beforeAll(async () => {
  world = await createWorld()
  admin = await world.admin()
  ana = await world.person('requester', { name: 'Ana Sol' })
  const items = [{ title: 'Probar la copia' }, { title: 'Apuntar el resultado' }]
  checklistId = (await admin.api.checklists.create({ body: { name: 'Copias', items } })).id
})
afterAll(() => world.close())
beforeEach(async () => {
  admin = await world.admin()
  serial += 1
  const content = {
    subject: 'Revisar las copias',
    bodyHtml: '<p>Como cada mes</p>',
    type: 'request' as const,
    impact: 2,
    urgency: 2,
    teamId: null,
    tags: ['copias'],
    fields: {},
    checklistId,
  }
  const file = await upload(world, admin, { name: 'pasos.txt', content: 'uno, dos' })
  const body = {
    name: `Copias ${serial}`,
    audience: { kind: 'shared' as const },
    content,
    attachmentIds: [file.id],
  }
  templateId = (await admin.api.ticketTemplates.create({ body })).id
})

const day = 86_400_000
/** Tomorrow at noon by Mesa's clock, in UTC, and every day after. */
const daily = () => {
  const startsAt = new Date(world.desk.contextOf({ kind: 'system', job: 'test' }).now().getTime() + day)
  return {
    name: `Diario ${serial}`,
    templateId,
    requesterId: ana.id,
    rule: 'FREQ=DAILY',
    startsAt: `${startsAt.toISOString().slice(0, 10)}T12:00`,
    timeZone: 'UTC',
  }
}
const make = () => admin.api.recurringTickets.create({ body: daily() })
/** Lets time pass until just after a time. */
const goTo = (iso: string | null) => {
  const now = world.desk.contextOf({ kind: 'system', job: 'test' }).now().getTime()
  world.pass(Date.parse(iso ?? '') - now + 1000)
}
const logOf = async (id: string) =>
  (await (await world.admin()).api.recurringTickets.recurrences({ params: { id } })).items

describe('a recurring ticket', () => {
  test('is opened from its template when its time comes, with its tasks, and says so in its history', async () => {
    const { id, nextAt } = await make()
    goTo(nextAt)

    await world.run('recurring:wake')

    const log = await logOf(id)
    expect(log).toMatchObject([{ occursAt: nextAt, state: 'opened', isLate: false, missedCount: 0 }])
    const { api } = await world.admin()
    const params = { number: log[0]?.ticketNumber ?? 0 }
    expect(await api.tickets.get({ params })).toMatchObject({
      subject: 'Revisar las copias',
      type: 'request',
      priority: 3,
      tags: ['copias'],
      requester: { name: 'Ana Sol' },
    })
    expect((await api.tasks.list({ params })).items.map(({ title }) => title)).toEqual([
      'Probar la copia',
      'Apuntar el resultado',
    ])
    const [first] = (await api.messages.list({ params })).items
    expect(first?.attachments).toMatchObject([{ filename: 'pasos.txt' }])
    expect((await api.tickets.history({ params })).items[0]?.cause).toMatchObject({
      kind: 'recurrence',
      detail: `Diario ${serial}`,
    })
  })

  test('is opened once, however many nodes come at the same time', async () => {
    const { id, nextAt } = await make()
    goTo(nextAt)
    const node = () => openDue(world.desk.contextOf({ kind: 'system', job: 'recurring:open' }), { id })

    await Promise.all([node(), node(), node(), node()])

    expect(await logOf(id)).toHaveLength(1)
  })

  test('that was missed for days is opened once, for the latest, and marked', async () => {
    const { id, nextAt } = await make()
    goTo(nextAt)
    world.pass(3 * day)

    await world.run('recurring:wake')

    const latest = new Date(Date.parse(nextAt ?? '') + 3 * day).toISOString()
    expect(await logOf(id)).toMatchObject([{ occursAt: latest, isLate: true, missedCount: 3 }])
  })

  test('is left out once where that was asked for', async () => {
    const { id, nextAt } = await make()
    const params = { id }
    const skipped = await admin.api.recurringTickets.skip({ params, body: { occursAt: nextAt ?? '' } })
    goTo(nextAt)
    await world.run('recurring:wake')

    expect(await logOf(id)).toMatchObject([{ occursAt: nextAt, state: 'skipped', ticketNumber: null }])
    expect(skipped.nextAt).toBe(new Date(Date.parse(nextAt ?? '') + day).toISOString())
    const again = (await world.admin()).api.recurringTickets.skip({ params, body: { occursAt: nextAt ?? '' } })
    await expect(again).rejects.toMatchObject({ code: 'already_done' })
  })

  test('rests while it is paused, and makes up for nothing afterwards', async () => {
    const { id, nextAt } = await make()
    const paused = await admin.api.recurringTickets.update({ params: { id }, body: { isPaused: true } })
    goTo(nextAt)
    await world.run('recurring:wake')
    const { api } = await world.admin()

    const resumed = await api.recurringTickets.update({ params: { id }, body: { isPaused: false } })

    expect(paused.nextAt).toBeNull()
    expect(await logOf(id)).toEqual([])
    expect(resumed.nextAt).toBe(new Date(Date.parse(nextAt ?? '') + day).toISOString())
  })

  test('that cannot be opened says why, and comes again the next time', async () => {
    const { api } = admin
    const { id, nextAt } = await make()
    const field = {
      key: `centro_${serial}`,
      type: 'text',
      labels: { es: 'Centro', en: '' },
      isRequiredOnOpen: true,
    } as const
    const made = await api.fields.create({ body: field })
    goTo(nextAt)

    await world.run('recurring:wake')

    const [failed] = await logOf(id)
    expect(failed).toMatchObject({ state: 'failed', ticketNumber: null, reason: expect.stringMatching(/./) })
    const later = await world.admin()
    expect((await later.api.recurringTickets.list()).items.find((one) => one.id === id)?.nextAt).not.toBeNull()
    await later.api.fields.update({ params: { id: made.id }, body: { isArchived: true } })
  })

  test.each([
    ['every hour', 'FREQ=HOURLY'],
    ['a beginning of its own', 'FREQ=DAILY;DTSTART=20260101T000000Z'],
    ['a day that there never is', 'FREQ=MONTHLY;BYMONTHDAY=31;BYMONTH=2'],
    ['another time of day', 'FREQ=DAILY;BYHOUR=8'],
  ])('refuses %s', async (_, rule) => {
    const refused = admin.api.recurringTickets.create({ body: { ...daily(), rule } })

    await expect(refused).rejects.toMatchObject({ code: 'invalid' })
  })

  test('holds its template: that cannot be removed, nor become one person’s', async () => {
    await make()
    const params = { id: templateId }

    await expect(admin.api.ticketTemplates.remove({ params })).rejects.toMatchObject({ code: 'in_use' })
    const personal = admin.api.ticketTemplates.update({ params, body: { audience: { kind: 'personal' } } })
    await expect(personal).rejects.toMatchObject({ code: 'in_use' })
  })
})
