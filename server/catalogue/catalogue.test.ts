import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createWorld, type Somebody, type World } from '#test/world.ts'

let world: World
let admin: Somebody
let agent: Somebody
let categoryId: string

beforeAll(async () => {
  world = await createWorld({ webhookNetworks: '127.0.0.0/8' })
  admin = await world.admin()
  agent = await world.person('agent')
  categoryId = (await admin.api.services.addCategory({ body: { name: { es: 'Accesos', en: 'Access' } } })).id
})
afterAll(() => world.close())

type Draft = Omit<Parameters<World['stranger']['services']['create']>[0]['body'], 'categoryId'>

function offer(change: Partial<Draft> = {}) {
  return admin.api.services.create({ body: { categoryId, name: { es: 'VPN', en: 'VPN access' }, ...change } })
}

function task(title: string, after: number[] = []) {
  return { kind: 'task', title, after, assigneeId: null, dueAfterHours: null } as const
}

const idsOf = ({ categories }: { categories: { services: { id: string }[] }[] }) =>
  categories.flatMap(({ services }) => services.map(({ id }) => id))

async function askFor(who: Somebody, id: string, body: object = {}) {
  return (await who.api.catalogue.request({ params: { id }, body })).number
}

async function requestOf(number: number) {
  const { request } = await agent.api.catalogue.ofTicket({ params: { number } })
  return request ?? expect.fail('the ticket asks for no service')
}

const openTasks = async (number: number) =>
  (await agent.api.tasks.list({ params: { number } })).items.filter(({ doneAt }) => doneAt === null)

async function doTask(number: number, title: string) {
  const one = (await openTasks(number)).find((open) => open.title === title)
  await agent.api.tasks.change({ params: { id: one?.id ?? '' }, body: { isDone: true } })
}

describe('who is offered a service', () => {
  test('everybody is offered what is for everybody, by category', async () => {
    const { id } = await offer()

    expect(idsOf(await world.stranger.catalogue.list())).toContain(id)
  })

  test('what is for an organization or a team is found by nobody else', async () => {
    const acme = await admin.api.organizations.create({ body: { name: 'Acme' } })
    const ana = await world.person('requester', { organizationId: acme.id })
    const bob = await world.person('requester')
    const forAcme = await offer({ audience: { kind: 'organizations', ids: [acme.id] } })
    const team = await admin.api.teams.create({
      body: { name: 'Redes', color: '#112233', members: [{ id: agent.id }] },
    })
    const forTeam = await offer({ audience: { kind: 'teams', ids: [team.id] } })

    expect(idsOf(await ana.api.catalogue.list())).toContain(forAcme.id)
    expect(idsOf(await agent.api.catalogue.list())).toContain(forTeam.id)
    for (const other of [bob, ana]) expect(idsOf(await other.api.catalogue.list())).not.toContain(forTeam.id)
    await expect(bob.api.catalogue.get({ params: { id: forAcme.id } })).rejects.toMatchObject({ code: 'not_found' })
    await expect(askFor(bob, forAcme.id)).rejects.toMatchObject({ code: 'not_found' })
  })

  test('what is switched off is offered to nobody', async () => {
    const { id } = await offer({ isActive: false })

    await expect(world.stranger.catalogue.get({ params: { id } })).rejects.toMatchObject({ code: 'not_found' })
  })
})

describe('an agent asks for somebody else', () => {
  test('and is offered what that person is, in her name, with the history telling who asked', async () => {
    const acme = await admin.api.organizations.create({ body: { name: 'Acme Sur' } })
    const ana = await world.person('requester', { organizationId: acme.id })
    const service = await offer({ audience: { kind: 'organizations', ids: [acme.id] } })
    const asked = { query: { requesterId: ana.id } }
    expect(idsOf(await agent.api.catalogue.list(asked))).toContain(service.id)
    expect(idsOf(await agent.api.catalogue.list())).not.toContain(service.id)

    const number = await askFor(agent, service.id, { requesterId: ana.id, bodyText: 'Ha llamado' })

    expect(await agent.api.tickets.get({ params: { number } })).toMatchObject({
      requester: { id: ana.id },
      channel: 'desk',
    })
    expect(await requestOf(number)).toMatchObject({ service: { id: service.id } })
    const { items } = await agent.api.tickets.history({ params: { number }, query: {} })
    expect(items[0]).toMatchObject({ type: 'ticket.created', cause: { person: { id: agent.id } } })
  })

  test('and a requester does not', async () => {
    const [ana, bob] = [await world.person('requester'), await world.person('requester')]
    const { id } = await offer()

    await expect(askFor(bob, id, { requesterId: ana.id })).rejects.toMatchObject({ code: 'forbidden' })
    const list = bob.api.catalogue.list({ query: { requesterId: ana.id } })
    await expect(list).rejects.toMatchObject({ code: 'forbidden' })
  })
})

describe('a request', () => {
  test('is a ticket as the service says, which stays readable when the service changes and goes', async () => {
    const ana = await world.person('requester')
    const service = await offer({ price: 12.5, tags: ['vpn'], urgency: 3, icon: 'network' })

    const number = await askFor(ana, service.id, { bodyText: 'Para teletrabajar' })
    await admin.api.services.update({ params: { id: service.id }, body: { name: { es: 'Otra', en: '' }, price: 99 } })
    await admin.api.services.remove({ params: { id: service.id } })

    expect(await agent.api.tickets.get({ params: { number } })).toMatchObject({
      subject: 'VPN',
      type: 'request',
      channel: 'portal',
      urgency: 3,
      tags: ['vpn'],
      requester: { id: ana.id },
    })
    expect(await requestOf(number)).toMatchObject({
      service: { id: null, name: { es: 'VPN', en: 'VPN access' }, icon: 'network' },
      price: 12.5,
      state: 'done',
    })
  })

  test('asks for the fields of its form, and takes no others', async () => {
    const field = (key: string, portal: 'shown' | 'hidden') =>
      admin.api.fields.create({ body: { key, type: 'text', labels: { es: key, en: key }, portal } })
    await field('carpeta', 'shown')
    await field('interno', 'hidden')
    const ana = await world.person('requester')
    const { id } = await offer({ form: [{ key: 'carpeta', isRequired: true }] })

    await expect(askFor(ana, id)).rejects.toMatchObject({ fields: { 'fields.carpeta': expect.any(String) } })
    await expect(askFor(ana, id, { fields: { carpeta: 'X', interno: 'Y' } })).rejects.toMatchObject({
      fields: { 'fields.interno': expect.any(String) },
    })
    const number = await askFor(ana, id, { fields: { carpeta: 'Contabilidad' } })

    expect((await agent.api.tickets.get({ params: { number } })).fields).toEqual({ carpeta: 'Contabilidad' })
    await expect(offer({ form: [{ key: 'interno', isRequired: false }] })).rejects.toMatchObject({ code: 'invalid' })
  })

  test('of a stranger needs a name and an address, and a desk that takes them', async () => {
    const { id } = await offer()
    const stranger = { name: 'Eva', email: 'eva@calle.example' }

    await expect(world.stranger.catalogue.request({ params: { id }, body: {} })).rejects.toMatchObject({
      code: 'invalid',
    })
    const { number } = await world.stranger.catalogue.request({ params: { id }, body: { stranger } })
    await admin.api.desk.updateSettings({ body: { acceptsStrangers: false } })
    const refusal = world.stranger.catalogue.request({ params: { id }, body: { stranger } })

    await expect(refusal).rejects.toMatchObject({ code: 'forbidden' })
    await admin.api.desk.updateSettings({ body: { acceptsStrangers: true } })
    expect((await agent.api.tickets.get({ params: { number } })).requester.email).toBe(stranger.email)
  })

  test('shows its requester how far it is, and agents every step', async () => {
    const ana = await world.person('requester')
    const bob = await world.person('requester')
    const { id } = await offer({ steps: [task('Crear cuenta')], costCenter: 'TI-7' })
    const number = await askFor(ana, id)

    const own = await ana.api.catalogue.ofTicket({ params: { number } })

    expect(own.request).toMatchObject({ state: 'working', stepCount: 1, doneCount: 0, steps: [], costCenter: null })
    expect(await requestOf(number)).toMatchObject({ costCenter: 'TI-7', steps: [{ title: 'Crear cuenta' }] })
    await expect(bob.api.catalogue.ofTicket({ params: { number } })).rejects.toMatchObject({ code: 'not_found' })
  })
})

describe('the steps', () => {
  test('begin side by side or one after the other, as their tasks are done', async () => {
    const ana = await world.person('requester')
    const steps = [task('Portátil'), task('Cuenta'), task('Entregar', [0, 1])]
    const number = await askFor(ana, (await offer({ steps })).id)
    expect((await openTasks(number)).map(({ title }) => title)).toEqual(['Portátil', 'Cuenta'])

    await doTask(number, 'Portátil')
    expect((await openTasks(number)).map(({ title }) => title)).toEqual(['Cuenta'])
    await doTask(number, 'Cuenta')
    expect((await openTasks(number)).map(({ title }) => title)).toEqual(['Entregar'])
    await doTask(number, 'Entregar')

    expect(await requestOf(number)).toMatchObject({ state: 'done', doneCount: 3 })
  })

  test('come after steps that stand before them only', async () => {
    await expect(offer({ steps: [task('A', [1]), task('B')] })).rejects.toMatchObject({
      fields: { 'steps.0.after': expect.any(String) },
    })
  })

  test('wait for the approval that the service needs, and never begin when it is refused', async () => {
    const [ana, boss] = [await world.person('requester'), await world.person('requester')]
    const flow = await admin.api.approvalFlows.create({
      body: {
        name: 'Compras',
        question: { es: '¿Se compra?', en: '' },
        steps: [
          {
            who: { kind: 'people', personIds: [boss.id] },
            quorum: null,
            fromAmount: null,
            remindAfterHours: null,
            expireAfterDays: null,
          },
        ],
      },
    })
    const { id } = await offer({ approvalFlowId: flow.id, steps: [task('Comprar')], price: 900 })
    const [yes, no] = [await askFor(ana, id), await askFor(ana, id)]
    expect(await requestOf(yes)).toMatchObject({ state: 'approval' })
    expect(await openTasks(yes)).toEqual([])

    const { items } = await boss.api.approvalVotes.list({ query: {} })
    for (const { id: vote, ticket, amount } of items) {
      expect(amount).toBe(900)
      const decision = ticket.number === yes ? 'approved' : 'rejected'
      await boss.api.approvalVotes.decide({ params: { id: vote }, body: { decision } })
    }

    expect(await requestOf(yes)).toMatchObject({ state: 'working' })
    expect((await openTasks(yes)).map(({ title }) => title)).toEqual(['Comprar'])
    expect(await requestOf(no)).toMatchObject({ state: 'rejected' })
    expect(await openTasks(no)).toEqual([])
  })
})

describe('an action', () => {
  const program = createServer()
  const told: { data: { action?: { callbackUrl: string; title: string } } }[] = []
  let webhookId: string
  const action = { kind: 'action', title: 'Dar acceso', after: [] as number[], withinHours: 2 } as const

  beforeAll(async () => {
    program.on('request', async (request, response) => {
      let body = ''
      for await (const part of request) body += String(part)
      told.push(JSON.parse(body))
      response.end()
    })
    await new Promise<void>((resolve) => program.listen(0, '127.0.0.1', resolve))
    const url = `http://127.0.0.1:${(program.address() as AddressInfo).port}/`
    webhookId = (await admin.api.webhooks.create({ body: { name: 'Directorio', url, events: [] } })).id
  })
  afterAll(() => void program.close())

  async function begun() {
    const ana = await world.person('requester')
    const steps = [{ ...action, webhookId }, task('Avisar', [0])]
    const number = await askFor(ana, (await offer({ steps })).id)
    await world.run('search:learn')
    const { callbackUrl = '', title } = told.at(-1)?.data.action ?? {}
    return { number, title, token: callbackUrl.split('/').at(-1) ?? '' }
  }
  const report = (token: string, body: { ok: boolean; message?: string }) =>
    world.stranger.catalogue.report({ params: { token }, body })

  test('is told to its program, whose one answer lets the request go on', async () => {
    const { number, title, token } = await begun()
    expect(title).toBe('Dar acceso')
    expect(await openTasks(number)).toEqual([])

    await report(token, { ok: true, message: 'Cuenta 17' })

    expect((await requestOf(number)).steps[0]).toMatchObject({ state: 'done', result: 'Cuenta 17' })
    expect((await openTasks(number)).map((one) => one.title)).toEqual(['Avisar'])
    await expect(report(token, { ok: true })).rejects.toMatchObject({ code: 'link_expired' })
    await expect(report('x'.repeat(43), { ok: true })).rejects.toMatchObject({ code: 'link_expired' })
  })

  test('that fails opens a task, and the rest goes on when that is done', async () => {
    const { number, token } = await begun()

    await report(token, { ok: false, message: 'No hay licencias' })

    expect((await requestOf(number)).steps[0]).toMatchObject({ state: 'failed', result: 'No hay licencias' })
    const [care] = await openTasks(number)
    expect(care?.title).toContain('Dar acceso')
    await doTask(number, care?.title ?? '')
    expect((await openTasks(number)).map((one) => one.title)).toEqual(['Avisar'])
  })

  test('that failed is done again for a reason, and its program asked anew', async () => {
    const { number, token } = await begun()
    await report(token, { ok: false, message: 'Caído' })
    const [step] = (await requestOf(number)).steps
    const params = { number, id: step?.id ?? '' }

    const { request } = await agent.api.catalogue.retryStep({ params, body: { reason: 'Ya responde' } })

    expect(request?.steps.map(({ state }) => state)).toEqual(['running', 'waiting'])
    expect(await openTasks(number)).toEqual([])
    await world.run('search:learn')
    const again = told.at(-1)?.data.action?.callbackUrl.split('/').at(-1) ?? ''
    expect(again).not.toBe(token)
    await report(again, { ok: true })
    expect((await openTasks(number)).map((one) => one.title)).toEqual(['Avisar'])
    const refusal = agent.api.catalogue.retryStep({ params, body: { reason: 'Otra vez' } })
    await expect(refusal).rejects.toMatchObject({ code: 'already_done' })
    const { items } = await agent.api.tickets.history({ params: { number }, query: {} })
    expect(items.find(({ type }) => type === 'service.step_retried')).toMatchObject({
      cause: { person: { id: agent.id } },
      changes: [{ to: 'Dar acceso' }, { to: 'Ya responde' }],
    })
  })

  test('that failed is left out for a reason, and those behind it begin', async () => {
    const { number, token } = await begun()
    await report(token, { ok: false })
    const [step] = (await requestOf(number)).steps
    const params = { number, id: step?.id ?? '' }

    await agent.api.catalogue.skipStep({ params, body: { reason: 'Ya tenía acceso' } })

    expect((await openTasks(number)).map((one) => one.title)).toEqual(['Avisar'])
    expect((await requestOf(number)).steps[0]).toMatchObject({ state: 'cancelled', result: 'Ya tenía acceso' })
  })

  test('that nobody answers in time has failed, and its link with it', async () => {
    const { number, token } = await begun()

    await world.desk.pool.query(
      `update graphile_worker._private_jobs set run_at = now() where key like 'catalogue:expire:%'`,
    )
    await world.drain()

    expect((await requestOf(number)).steps[0]).toMatchObject({ state: 'failed' })
    await expect(report(token, { ok: true })).rejects.toMatchObject({ code: 'link_expired' })
  })

  test('of a closed ticket is waited for no longer', async () => {
    const { number, token } = await begun()
    await agent.api.tickets.change({ params: { number }, body: { status: 'solved' } })
    world.pass(30 * 86_400_000)
    await world.run('tickets:close')

    const steps = await world.db
      .selectFrom('requestSteps as s')
      .innerJoin('tickets as t', 't.id', 's.ticketId')
      .select('s.state')
      .where('t.number', '=', number)
      .execute()
    expect(steps.map(({ state }) => state)).toEqual(['cancelled', 'cancelled'])
    await expect(report(token, { ok: true })).rejects.toMatchObject({ code: 'link_expired' })
  })
})
