import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { TicketTemplateDraft } from '#contract/ticket-templates.ts'
import { upload } from '#test/tickets.ts'
import { createWorld, type Somebody, type World } from '#test/world.ts'

let world: World
let admin: Somebody
let noa: Somebody
let leo: Somebody

beforeAll(async () => {
  world = await createWorld()
  admin = await world.admin()
  noa = await world.person('agent', { name: 'Noa Rivas' })
  leo = await world.person('agent', { name: 'Leo Paz' })
})
afterAll(() => world.close())

const content: TicketTemplateDraft['content'] = {
  subject: 'Alta de una persona',
  bodyHtml: '<p>Nombre y puesto:</p><script>alert(1)</script>',
  type: 'request',
  impact: 1,
  urgency: 2,
  teamId: null,
  tags: ['altas'],
  fields: {},
  checklistId: null,
}
const namesFor = async (who: Somebody) => (await who.api.ticketTemplates.list()).items.map(({ name }) => name)

describe('a template for tickets', () => {
  test('is for whoever made it, for a team or for all, as macros are', async () => {
    const own = { name: 'Mía', audience: { kind: 'personal' as const }, content }
    await noa.api.ticketTemplates.create({ body: own })
    await admin.api.ticketTemplates.create({ body: { ...own, name: 'De todos', audience: { kind: 'shared' } } })

    expect([await namesFor(noa), await namesFor(leo)]).toEqual([['De todos', 'Mía'], ['De todos']])
    const shared = leo.api.ticketTemplates.create({ body: { ...own, audience: { kind: 'shared' } } })
    await expect(shared).rejects.toMatchObject({ code: 'forbidden' })
  })

  test('keeps files, of which whoever uses it gets copies, and fields that fit', async () => {
    const file = await upload(world, noa, { name: 'alta.txt', content: 'uno, dos' })
    await admin.api.fields.create({ body: { key: 'puesto', type: 'number', labels: { es: 'Puesto', en: '' } } })
    const own = { name: 'Con archivo', audience: { kind: 'personal' as const } }
    const body = { ...own, content: { ...content, fields: { puesto: 7, perdido: 'x' } }, attachmentIds: [file.id] }

    const made = await noa.api.ticketTemplates.create({ body })
    const params = { id: made.id }
    const { attachments } = await noa.api.ticketTemplates.copyFiles({ params })

    expect(made).toMatchObject({ content: { fields: { puesto: 7 } }, attachments: [{ filename: 'alta.txt' }] })
    expect(made.content.fields).not.toHaveProperty('perdido')
    expect(attachments).toMatchObject([{ filename: 'alta.txt', sha256: file.sha256 }])
    expect(attachments[0]?.id).not.toBe(file.id)
    await expect(leo.api.ticketTemplates.copyFiles({ params })).rejects.toMatchObject({ code: 'not_found' })
    const unfit = { ...content, fields: { puesto: 'siete' } }
    await expect(noa.api.ticketTemplates.update({ params, body: { content: unfit } })).rejects.toMatchObject({
      fieldCodes: { 'fields.puesto': 'invalid' },
    })
    const without = await noa.api.ticketTemplates.update({ params, body: { attachmentIds: [] } })
    expect(without.attachments).toEqual([])
    await noa.api.ticketTemplates.remove({ params })
  })

  test('keeps clean text, and refuses a team that there is not', async () => {
    const made = await noa.api.ticketTemplates.create({
      body: { name: 'Limpia', audience: { kind: 'personal' }, content },
    })
    const lost = noa.api.ticketTemplates.update({
      params: { id: made.id },
      body: { content: { ...content, teamId: '0198f000-0000-7000-8000-000000000000' } },
    })

    expect(made.content.bodyHtml).toBe('<p>Nombre y puesto:</p>')
    await expect(lost).rejects.toMatchObject({ code: 'invalid', fields: { 'content.teamId': expect.any(String) } })
  })

  test('says what of it is gone', async () => {
    const team = await admin.api.teams.create({ body: { name: 'De paso', members: [] } })
    const body = { name: 'Rota', audience: { kind: 'shared' as const }, content: { ...content, teamId: team.id } }
    const { id } = await admin.api.ticketTemplates.create({ body })
    await admin.api.teams.remove({ params: { id: team.id } })

    const { items } = await noa.api.ticketTemplates.list()

    expect(items.find((one) => one.id === id)?.broken).toEqual(['teamId'])
  })
})
