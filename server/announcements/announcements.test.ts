import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ServiceAudience } from '#contract/service.ts'
import { createWorld, type World } from '#test/world.ts'

let world: World
beforeAll(async () => {
  world = await createWorld()
})
afterAll(() => world.close())

const outage = {
  kind: 'outage',
  severity: 'major',
  audience: { kind: 'public' },
  title: { es: 'Sin correo', en: 'No mail' },
} as const

type Draft = Parameters<World['stranger']['announcements']['create']>[0]['body']

async function announce(change: Partial<Draft> = {}) {
  const admin = await world.admin()
  return admin.api.announcements.create({ body: { ...outage, ...change } })
}

const idsOf = ({ items }: { items: { id: string }[] }) => items.map(({ id }) => id)

test('a public outage is told to everybody, signed in or not', async () => {
  const { id } = await announce()

  const seen = await world.stranger.announcements.current()

  expect(seen.items.find((one) => one.id === id)).toMatchObject({
    state: 'investigating',
    title: { es: 'Sin correo', en: 'No mail' },
    endsAt: null,
    can: { change: false },
  })
  expect(seen.canAnnounce).toBe(false)
})

test('what is for one organization is hidden from all others, and its name from requesters', async () => {
  const admin = await world.admin()
  const acme = await admin.api.organizations.create({ body: { name: 'Acme' } })
  const ana = await world.person('requester', { organizationId: acme.id })
  const bob = await world.person('requester')
  const { id } = await announce({ audience: { kind: 'organizations', organizationIds: [acme.id] } })

  const seen = await ana.api.announcements.get({ params: { id } })

  expect(seen.organizations).toEqual([])
  expect(idsOf(await ana.api.announcements.current())).toContain(id)
  expect(idsOf(await bob.api.announcements.current())).not.toContain(id)
  expect(idsOf(await world.stranger.announcements.list({ query: {} }))).not.toContain(id)
  await expect(bob.api.announcements.get({ params: { id } })).rejects.toMatchObject({ code: 'not_found' })
})

test('what is for agents stays with them', async () => {
  const { id } = await announce({ audience: { kind: 'agents' } })
  const agent = await world.person('agent')
  const ana = await world.person('requester')

  expect(idsOf(await agent.api.announcements.current())).toContain(id)
  expect(idsOf(await ana.api.announcements.current())).not.toContain(id)
})

test('an update says how it goes on, and a resolved outage ends and leaves the first page', async () => {
  const { id } = await announce()
  const admin = await world.admin()
  const body = { es: 'Arreglado', en: '' }

  const resolved = await admin.api.announcements.addUpdate({ params: { id }, body: { state: 'resolved', body } })

  expect(resolved).toMatchObject({ state: 'resolved', updates: [{ state: 'resolved', body }] })
  expect(resolved.endsAt).not.toBeNull()
  expect(idsOf(await world.stranger.announcements.current())).not.toContain(id)
  expect(idsOf(await world.stranger.announcements.list({ query: {} }))).toContain(id)
})

test('maintenance begins and ends by the clock; an outage only when somebody says so', async () => {
  const at = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString()
  const work = await announce({ kind: 'maintenance', beginsAt: at(1), endsAt: at(2) })
  const down = await announce({ endsAt: at(2) })
  expect(work.state).toBe('scheduled')

  world.pass(1.5 * 3_600_000)
  const during = await world.stranger.announcements.get({ params: { id: work.id } })
  world.pass(3_600_000)
  const after = await world.stranger.announcements.current()

  expect(during.state).toBe('running')
  expect(idsOf(after)).toContain(down.id)
  expect(idsOf(after)).not.toContain(work.id)
})

test('agents announce only when they lead a team', async () => {
  const lead = await world.person('agent')
  const agent = await world.person('agent')
  const admin = await world.admin()
  await admin.api.teams.create({ body: { name: 'Redes', color: '#112233', members: [{ id: lead.id, isLead: true }] } })

  await expect(agent.api.announcements.create({ body: outage })).rejects.toMatchObject({ code: 'forbidden' })

  expect((await lead.api.announcements.create({ body: outage })).can.change).toBe(true)
  expect((await lead.api.announcements.current()).canAnnounce).toBe(true)
})

let count = 0
/** One service for everybody, one for Acme and one for a team of the desk. */
async function threeServices() {
  const admin = await world.admin()
  const agent = await world.person('agent')
  count += 1
  const acme = await admin.api.organizations.create({ body: { name: `Acme ${count}` } })
  const team = await admin.api.teams.create({
    body: { name: `Redes ${count}`, color: '#112233', members: [{ id: agent.id }] },
  })
  const category = await admin.api.services.addCategory({ body: { name: { es: 'Accesos', en: 'Access' } } })
  const add = (name: string, audience: ServiceAudience) =>
    admin.api.services.create({ body: { categoryId: category.id, name: { es: name, en: '' }, audience } })
  const services = [
    await add('Correo', { kind: 'everyone' }),
    await add('VPN de Acme', { kind: 'organizations', ids: [acme.id] }),
    await add('Copias internas', { kind: 'teams', ids: [team.id] }),
  ]
  return { acme, agent, serviceIds: services.map(({ id }) => id) }
}

test('only the affected services that somebody is offered are named to her; agents read all of them', async () => {
  const { acme, agent, serviceIds } = await threeServices()
  const { id } = await announce({ serviceIds })
  const ana = await world.person('requester', { organizationId: acme.id })
  const bob = await world.person('requester')

  const namedTo = async (api: World['stranger']) =>
    (await api.announcements.get({ params: { id } })).services.map(({ name }) => name.es)

  expect(await namedTo(world.stranger)).toEqual(['Correo'])
  expect(await namedTo(bob.api)).toEqual(['Correo'])
  expect(await namedTo(ana.api)).toEqual(['Correo', 'VPN de Acme'])
  expect(await namedTo(agent.api)).toEqual(['Correo', 'VPN de Acme', 'Copias internas'])
  const { items } = await world.stranger.announcements.current()
  expect(items.find((one) => one.id === id)?.services).toHaveLength(1)
})

test('what is affected can be corrected; a service that is not there is refused', async () => {
  const { serviceIds } = await threeServices()
  const admin = await world.admin()
  const { id } = await announce({ serviceIds })

  const body = { serviceIds: serviceIds.slice(0, 1) }
  const corrected = await admin.api.announcements.update({ params: { id }, body })
  const unknown = announce({ serviceIds: ['0198f000-0000-7000-8000-000000000000'] })

  expect(corrected.services.map(({ name }) => name.es)).toEqual(['Correo'])
  await expect(unknown).rejects.toMatchObject({ code: 'invalid', fields: { serviceIds: expect.any(String) } })
})

test('whoever may announce chooses among all services; other agents are refused', async () => {
  const { agent, serviceIds } = await threeServices()
  const admin = await world.admin()

  const { items } = await admin.api.announcements.services()

  expect(items.map(({ id }) => id)).toEqual(expect.arrayContaining(serviceIds))
  await expect(agent.api.announcements.services()).rejects.toMatchObject({ code: 'forbidden' })
})

test('a mail names the affected services that its reader may know of, and never those of teams', async () => {
  const { acme, serviceIds } = await threeServices()
  await world.person('requester', { organizationId: acme.id, email: 'ana@acme.example' })
  for (const email of ['ana@acme.example', 'nadie@calle.example']) {
    await world.stranger.announcements.subscribe({ body: { email, language: 'es' } })
    await world.drain()
    const token = /subscriptions\/confirm\/([\w.-]+)/.exec((await mailsTo(email)).join('\n'))?.[1] ?? ''
    await world.stranger.announcements.confirm({ params: { token } })
  }

  await announce({ title: { es: 'Sin servicio', en: '' }, serviceIds })
  await world.drain()

  const toldTo = async (email: string) => (await mailsTo(email)).find((mail) => mail.includes('Afecta a:')) ?? ''
  expect(await toldTo('ana@acme.example')).toContain('Afecta a: Correo y VPN de Acme.')
  expect(await toldTo('nadie@calle.example')).toContain('Afecta a: Correo.')
})

test('a mail about maintenance says when it is, where the desk is; one about an outage says no time', async () => {
  const admin = await world.admin()
  await admin.api.desk.updateSettings({ body: { timeZone: 'Europe/Madrid' } })
  const email = 'plan@calle.example'
  await world.stranger.announcements.subscribe({ body: { email, language: 'es' } })
  await world.drain()
  const token = /subscriptions\/confirm\/([\w.-]+)/.exec((await mailsTo(email)).join('\n'))?.[1] ?? ''
  await world.stranger.announcements.confirm({ params: { token } })

  const title = { es: 'Corte de red', en: '' }
  const span = { beginsAt: '2031-07-02T04:00:00Z', endsAt: '2031-07-02T06:30:00Z' }
  await announce({ kind: 'maintenance', title, ...span })
  await announce({ title: { es: 'Sin red', en: '' }, ...span })
  await world.drain()

  const mails = await mailsTo(email)
  const textOf = (subject: string) => mails.find((mail) => mail.includes(`Subject: ${subject}`)) ?? ''
  expect(textOf('Corte de red')).toMatch(/2 de julio de 2031, 0?6:00.{1,9}0?8:30 CEST/)
  expect(textOf('Sin red')).not.toContain('2031')
})

test('an end before the beginning is refused, also against what is kept', async () => {
  const { id } = await announce({ beginsAt: '2030-01-02T00:00:00Z' })
  const admin = await world.admin()

  const refusal = admin.api.announcements.update({ params: { id }, body: { endsAt: '2030-01-01T00:00:00Z' } })

  await expect(refusal).rejects.toMatchObject({ code: 'invalid', fields: { endsAt: expect.any(String) } })
})

test('nobody is mailed before the address was confirmed; then once, with a way out by one click', async () => {
  const email = 'vera@calle.example'
  const ask = () => world.stranger.announcements.subscribe({ body: { email, language: 'en' } })
  await ask()
  await announce({ title: { es: 'Antes', en: 'Before' } })
  await world.drain()
  const first = await mailsTo(email)
  expect(first).toHaveLength(1)
  const token = /subscriptions\/confirm\/([\w.-]+)/.exec(first[0] ?? '')?.[1] ?? ''

  await world.stranger.announcements.confirm({ params: { token } })
  await ask()
  const { id } = await announce({ title: { es: 'Después', en: 'After' } })
  await world.drain()
  const mails = await mailsTo(email)

  expect(mails).toHaveLength(2)
  const told = mails.find((mail) => mail.includes('Subject: After')) ?? ''
  expect(told).toContain(`/announcements/${id}`)
  expect(told).toContain('List-Unsubscribe-Post: List-Unsubscribe=One-Click')
  const [, path = ''] = /List-Unsubscribe: <http:\/\/desk\.example([^>]+)>/.exec(told.replace(/\r?\n\s+/g, ' ')) ?? []
  const ended = await world.fetch(path.replaceAll(' ', ''), {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: 'List-Unsubscribe=One-Click',
  })
  expect(ended.status).toBe(200)
  await announce({ title: { es: 'Nunca', en: 'Never' } })
  await world.drain()
  expect(await mailsTo(email)).toHaveLength(2)
})

test('a forged or old link confirms nothing', async () => {
  const email = 'otra@calle.example'
  await world.stranger.announcements.subscribe({ body: { email, language: 'es' } })
  await world.drain()
  const [mail = ''] = await mailsTo(email)
  const token = /subscriptions\/confirm\/([\w.-]+)/.exec(mail)?.[1] ?? ''
  world.pass(4 * 86_400_000)

  const codes = await Promise.all(
    [token, `${token.slice(0, -2)}AA`, 'x.y'].map((one) =>
      world.stranger.announcements.confirm({ params: { token: one } }).catch(({ code }: { code: string }) => code),
    ),
  )

  expect(codes).toEqual(['link_expired', 'link_expired', 'link_expired'])
})

/** Mails in the folder of what left, quoted-printable taken off as far as links need it. */
async function mailsTo(address: string): Promise<string[]> {
  const names = await readdir(world.outgoing).catch(() => [])
  const mails = await Promise.all(names.map((name) => readFile(join(world.outgoing, name), 'utf8')))
  const plain = mails.map((mail) => mail.replace(/=\r?\n/g, '').replaceAll('=3D', '='))
  return plain.filter((mail) => new RegExp(`^To:.*${address}`, 'm').test(mail))
}
