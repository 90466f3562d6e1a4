import { afterAll, beforeAll, expect, test } from 'vitest'
import { createWorld, type Somebody, type World } from '#test/world.ts'

let world: World
let admin: Somebody
let agent: Somebody
let ana: Somebody
let categoryId: string

beforeAll(async () => {
  world = await createWorld()
  admin = await world.admin()
  agent = await world.person('agent')
  ana = await world.person('requester')
  categoryId = (await admin.api.services.addCategory({ body: { name: { es: 'Accesos', en: 'Access' } } })).id
})
afterAll(() => world.close())

function addPolicy(name: string, isOn = true) {
  const targets = [1, 2, 3, 4].map((priority) => ({ clock: 'resolution' as const, priority, seconds: 3600 }))
  return admin.api.sla.create({ body: { name, isOn, targets } })
}

let count = 0
async function serviceWith(slaPolicyId: string | null) {
  count += 1
  const body = { categoryId, name: { es: `Servicio ${count}`, en: `Service ${count}` }, slaPolicyId }
  return admin.api.services.create({ body })
}

const askFor = async (id: string) => (await ana.api.catalogue.request({ params: { id }, body: {} })).number

async function whyOf(number: number) {
  const { targets } = await agent.api.clocks.why({ params: { number, kind: 'resolution' }, query: {} })
  return targets.map(({ policy, service }) => ({ policy: policy?.name, service }))
}

test('what a service names is promised before the list of policies is asked, and the reason says so', async () => {
  const quick = await addPolicy('Accesos rápidos')
  const service = await serviceWith(quick.id)

  const number = await askFor(service.id)

  expect(await whyOf(number)).toEqual([{ policy: 'Accesos rápidos', service: service.name }])
  const { items } = await agent.api.tickets.history({ params: { number } })
  expect(items.filter(({ type }) => type === 'sla.applied')).toHaveLength(1)
})

test('a service that names none is promised what the list says', async () => {
  const service = await serviceWith(null)

  const number = await askFor(service.id)

  expect(await whyOf(number)).toEqual([{ policy: expect.any(String), service: null }])
})

test('what was asked for keeps what the service named then', async () => {
  const [first, second] = [await addPolicy('El primero'), await addPolicy('El segundo')]
  const service = await serviceWith(first.id)
  const before = await askFor(service.id)

  await admin.api.services.update({ params: { id: service.id }, body: { slaPolicyId: second.id } })
  await agent.api.tickets.change({ params: { number: before }, body: { subject: 'Otra cosa' } })

  expect(await whyOf(before)).toMatchObject([{ policy: 'El primero' }])
  expect(await whyOf(await askFor(service.id))).toMatchObject([{ policy: 'El segundo' }])
})

test('a policy that a service names is neither removed nor switched off before the service lets go of it', async () => {
  const { id } = await addPolicy('En uso')
  const service = await serviceWith(id)
  const off = { params: { id }, body: { isOn: false } }

  await expect(admin.api.sla.remove({ params: { id } })).rejects.toMatchObject({ code: 'in_use' })
  await expect(admin.api.sla.update(off)).rejects.toMatchObject({ code: 'in_use' })
  await admin.api.services.update({ params: { id: service.id }, body: { slaPolicyId: null } })

  expect(await admin.api.sla.update(off)).toMatchObject({ isOn: false, services: [] })
})

test('a service names only a policy that is on', async () => {
  const draft = await addPolicy('Un borrador', false)

  await expect(serviceWith(draft.id)).rejects.toMatchObject({
    code: 'invalid',
    fields: { slaPolicyId: expect.any(String) },
  })
})

test('a policy tells which services name it', async () => {
  const { id } = await addPolicy('Con nombre')
  const service = await serviceWith(id)

  const { items } = await admin.api.sla.list()

  expect(items.find((policy) => policy.id === id)?.services).toEqual([{ id: service.id, name: service.name }])
})
