import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { z } from 'zod'
import { mostReadyTexts, type readyTexts } from '#contract/ready-texts.ts'
import { download, hiddenTeam, leftAtOnce, openFor, openTicket, upload } from '#test/tickets.ts'
import { createWorld, type Somebody, type World } from '#test/world.ts'

let world: World
let admin: Somebody
let agent: Somebody
let colleague: Somebody
let teamId: string

beforeAll(async () => {
  world = await createWorld()
  admin = await world.admin()
  agent = await world.person('agent', { name: 'Berta Agente' })
  colleague = await world.person('agent', { name: 'Carlos Colega' })
  const members = [{ id: agent.id }]
  teamId = (await admin.api.teams.create({ body: { name: 'Redes', members } })).id
})
afterAll(() => world.close())

type Draft = z.input<typeof readyTexts.create.body>
const personal = { kind: 'personal' } as const
const shared = { kind: 'shared' } as const
const add = (who: Somebody, draft: Partial<Draft> = {}) => {
  const name = `Texto ${crypto.randomUUID()}`
  return who.api.readyTexts.create({ body: { name, audience: personal, bodyHtml: '<p>Hola</p>', ...draft } })
}
const idsOf = async (who: Somebody) => (await who.api.readyTexts.list()).items.map(({ id }) => id)

describe('who a text is for', () => {
  test('a personal text stays hidden from colleagues, and from administrators', async () => {
    const { id } = await add(agent)

    expect(await idsOf(agent)).toContain(id)
    expect([...(await idsOf(colleague)), ...(await idsOf(admin))]).not.toContain(id)
    await expect(colleague.api.readyTexts.remove({ params: { id } })).rejects.toMatchObject({ status: 404 })
    await expect(admin.api.readyTexts.use({ params: { id } })).rejects.toMatchObject({ status: 404 })
  })

  test('a text of a team is for its members, who may change it, and for administrators', async () => {
    const { id } = await add(agent, { audience: { kind: 'team', teamId } })

    expect(await idsOf(admin)).toContain(id)
    expect(await idsOf(colleague)).not.toContain(id)
    const changed = await agent.api.readyTexts.update({ params: { id }, body: { shortcut: 'vpn' } })
    expect(changed).toMatchObject({ shortcut: 'vpn', can: { change: true } })
    await expect(add(colleague, { audience: { kind: 'team', teamId } })).rejects.toMatchObject({ status: 403 })
  })

  test('shared texts are administrators’ to write, and everybody’s to use', async () => {
    const { id } = await add(admin, { audience: shared })

    await expect(add(agent, { audience: shared })).rejects.toMatchObject({ status: 403 })
    await expect(
      agent.api.readyTexts.update({ params: { id }, body: { bodyHtml: '<p>Mío</p>' } }),
    ).rejects.toMatchObject({ status: 403 })
    await agent.api.readyTexts.use({ params: { id } })
    await agent.api.readyTexts.use({ params: { id } })
    const found = (await agent.api.readyTexts.list()).items.find((one) => one.id === id)
    expect(found).toMatchObject({ useCount: 2, lastUsedAt: expect.any(String), can: { change: false } })
  })

  test('what is shared is told in the audit log; what is personal is not', async () => {
    const open = await add(admin, { name: 'A la vista', audience: shared })
    await admin.api.readyTexts.update({ params: open, body: { bodyHtml: '<p>Otra cosa</p>' } })
    await add(admin, { name: 'En privado' })
    await admin.api.readyTexts.remove({ params: open })

    const { items } = await admin.api.audit.list({ query: { action: 'ready_text', limit: 50 } })
    const subjects = items.filter(({ subject }) => subject === 'A la vista').map(({ action }) => action)
    expect(subjects).toEqual(['ready_text.removed', 'ready_text.changed', 'ready_text.created'])
    expect(items.map(({ subject }) => subject)).not.toContain('En privado')
  })
})

describe('a text is refused', () => {
  test('that names a variable there is not, with those that there are', async () => {
    const refusal = add(agent, { bodyHtml: '<p>Hola, {{requester.nombre}}</p>' })

    await expect(refusal).rejects.toMatchObject({
      code: 'invalid',
      fieldCodes: { bodyHtml: 'unknown_variable' },
      detail: expect.stringContaining('{{requester.name}}'),
    })
  })

  test('that says nothing', async () => {
    await expect(add(agent, { bodyHtml: '<p> &nbsp;</p>' })).rejects.toMatchObject({ code: 'invalid' })
  })

  test('whose name or shortcut is taken in its language, but not in another one', async () => {
    await add(agent, { name: 'Saludo', shortcut: 'hola', language: 'es' })

    await expect(add(agent, { name: 'saludo', language: 'es' })).rejects.toMatchObject({ code: 'name_taken' })
    await expect(add(agent, { shortcut: 'HOLA', language: 'es' })).rejects.toMatchObject({ code: 'invalid' })
    await expect(add(agent, { name: 'Saludo', shortcut: 'hola', language: 'en' })).resolves.toBeDefined()
    await expect(add(colleague, { name: 'Saludo', language: 'es' })).resolves.toBeDefined()
  })

  test('whose shortcut could not be typed as one word', async () => {
    await expect(add(agent, { shortcut: 'dos palabras' })).rejects.toMatchObject({ code: 'invalid' })
  })

  test('when there are too many', async () => {
    const eager = await world.person('agent')
    const rows = Array.from({ length: mostReadyTexts }, (_, index) => ({
      id: crypto.randomUUID(),
      name: `Texto ${index}`,
      ownerId: eager.id,
      bodyHtml: '<p>x</p>',
      createdAt: new Date(),
      updatedAt: new Date(),
    }))
    await world.db.insertInto('readyTexts').values(rows).execute()

    await expect(add(eager)).rejects.toMatchObject({ code: 'invalid' })
  })
})

describe('on a ticket', () => {
  test('a text has its values, and what the ticket has no value for is named', async () => {
    const ana = await world.person('requester', { name: 'Ana Sol', email: 'ana@cliente.example' })
    const ticket = await openFor(agent, ana, { subject: 'VPN & wifi', teamId })
    const { id } = await add(agent, {
      bodyHtml:
        '<p>Hola, {{requester.firstName}}: {{ticket.subject}} ({{organization.name}}). {{agent.name}}, {{team.name}}</p>',
    })

    const { items } = await agent.api.readyTexts.forTicket({ params: ticket })

    expect(items.find((one) => one.id === id)).toMatchObject({
      bodyHtml: '<p>Hola, Ana: VPN &amp; wifi ({{organization.name}}). Berta Agente, Redes</p>',
      missing: ['organization.name'],
    })
  })

  test('texts are filled in only by whoever sees it', async () => {
    const team = await hiddenTeam(world, 'Personal', [agent])
    const ticket = await openFor(agent, await world.person('requester'), { teamId: team.id })

    await expect(colleague.api.readyTexts.forTicket({ params: ticket })).rejects.toMatchObject({ status: 404 })
    await expect(agent.api.readyTexts.forTicket({ params: ticket })).resolves.toBeDefined()
  })
})

describe('files that go with a text', () => {
  const steps = () => upload(world, agent, { name: 'pasos.txt', content: 'uno, dos' })
  const load = (who: Somebody, textId: string, fileId: string) =>
    world.fetch(`/api/v1/ready-texts/${textId}/files/${fileId}`, { headers: { cookie: who.cookie } })

  test('whoever uses the text gets copies to send, and the kept file can be put into no message', async () => {
    const file = await steps()
    const { id, attachments } = await add(agent, { attachmentIds: [file.id] })
    expect(attachments.map(({ filename }) => filename)).toEqual(['pasos.txt'])
    const { number } = await openTicket(agent)
    const note = (attachmentIds: string[]) =>
      agent.api.messages.add({ params: { number }, body: { kind: 'note', bodyText: 'Pasos', attachmentIds } })

    const filled = await agent.api.readyTexts.forTicket({ params: { number } })
    const { attachments: copies } = await agent.api.readyTexts.use({ params: { id } })

    expect(filled.items.find((text) => text.id === id)?.attachments).toMatchObject([{ filename: 'pasos.txt' }])
    const sent = leftAtOnce(await note(copies.map((copy) => copy.id)))
    expect(sent.attachments).toMatchObject([{ filename: 'pasos.txt', sha256: file.sha256 }])
    await expect(note([file.id])).rejects.toMatchObject({ code: 'invalid' })
  })

  test('a file is read by whoever can use its text, and by nobody else', async () => {
    const file = await steps()
    const { id } = await add(agent, { attachmentIds: [file.id] })

    expect(await (await load(agent, id, file.id)).text()).toBe('uno, dos')
    expect((await load(colleague, id, file.id)).status).toBe(404)
    expect((await load(admin, id, file.id)).status).toBe(404)
    expect((await download(world, colleague, file.id)).status).toBe(404)
  })

  test('files of others are refused, and one taken off is gone from the text', async () => {
    const foreign = await upload(world, colleague, { name: 'ajeno.txt' })
    await expect(add(agent, { attachmentIds: [foreign.id] })).rejects.toMatchObject({ code: 'invalid' })
    const file = await steps()
    const { id } = await add(agent, { attachmentIds: [file.id] })

    const same = await agent.api.readyTexts.update({ params: { id }, body: { shortcut: 'pasos' } })
    expect(same.attachments).toHaveLength(1)
    const without = await agent.api.readyTexts.update({ params: { id }, body: { attachmentIds: [] } })

    expect(without.attachments).toEqual([])
    expect((await load(agent, id, file.id)).status).toBe(404)
    expect((await agent.api.readyTexts.use({ params: { id } })).attachments).toEqual([])
  })
})
