import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Device } from '#contract/devices.ts'
import { deviceOf } from '#test/devices.ts'
import { createWorld, type Somebody, type World } from '#test/world.ts'

let world: World
let admin: Somebody
let device: Device

beforeAll(async () => {
  world = await createWorld()
  admin = await world.admin()
  device = await deviceOf(admin)
})
afterAll(() => world.close())

const read = (csv: string, isPreview = false) =>
  admin.api.deviceImports.run({ body: { csv, teamId: device.team.id, isPreview } })
const names = async (q: string) => (await admin.api.devices.list({ query: { q } })).items.map(({ name }) => name)

test('a preview says what would be, and writes nothing', async () => {
  const { lines, isWritten, ignoredColumns } = await read('Nombre;Número de inventario;Color\nUno;INV-1;rojo\n', true)

  expect(lines).toEqual([{ line: 2, name: 'Uno', outcome: 'add', fault: null }])
  expect(isWritten).toBe(false)
  expect(ignoredColumns).toEqual(['Color'])
  expect(await names('Uno')).toEqual([])
})

test('what is known by its tag is updated, and what the file does not say is left alone', async () => {
  const owner = await world.person('requester', { email: 'ana@shop.example' })
  await read(`name,asset tag,serial,owner,kind\n"Two, old",INV-2,S2,ana@shop.example,portátil\n`)

  const { addCount, updateCount } = await read('name,asset tag,location\nTwo,inv-2,Hall\nThree,INV-3,\n')

  expect({ addCount, updateCount }).toEqual({ addCount: 1, updateCount: 1 })
  const [two] = (await admin.api.devices.list({ query: { q: 'inv-2' } })).items
  expect(two).toMatchObject({ name: 'Two', serial: 'S2', location: 'Hall', owner: { id: owner.id } })
})

test('one line with a fault keeps all from being written', async () => {
  const { lines, isWritten } = await read(
    `name,asset tag,owner,team\nFour,INV-4,,\nFive,INV-4,,\nSix,,nobody@x.example,\nSeven,,,No such\n,X,,\n${'e'.repeat(121)},,,\n`,
  )

  expect(lines.map(({ fault }) => fault && `${fault.column} ${fault.code}`)).toEqual([
    null,
    'assetTag twice',
    'owner unknown',
    'team unknown',
    'name missing',
    'name too_long',
  ])
  expect(isWritten).toBe(false)
  expect(await names('Four')).toEqual([])
})

test('what is no table is refused', async () => {
  await expect(read('name\n"open')).rejects.toMatchObject({ code: 'invalid' })
  await expect(read('one,two\n1,2\n')).rejects.toMatchObject({ code: 'invalid' })
})

test('only administrators bring files in', async () => {
  const agent = await world.person('agent')
  const body = { csv: 'name\nX\n', teamId: device.team.id, isPreview: true }

  await expect(agent.api.deviceImports.run({ body })).rejects.toMatchObject({ code: 'forbidden' })
})
