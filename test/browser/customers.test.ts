import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectAccessible } from './browser.ts'
import { type DeskProgram, startDesk } from './desk-program.ts'

let desk: DeskProgram

beforeAll(async () => {
  desk = await startDesk()
})
afterAll(() => desk.end())

test('an address that is somebody else’s leads to making the two one person, and back', async () => {
  const work = await desk.api.people.create({ body: { name: 'Ana Sol', email: 'ana@norte.example' } })
  const home = await desk.api.people.create({ body: { name: 'Ana', email: 'ana@casa.example', phones: ['600112233'] } })
  const requester = { email: 'ana@casa.example' }
  await desk.api.tickets.create({ body: { subject: 'El fax', bodyText: 'No va', requester } })
  const { page, faults } = await desk.open(`/customers/people/${work.id}`)

  const addresses = page.getByRole('region', { name: 'Direcciones' })
  await addresses.getByRole('button', { name: 'Añadir una dirección' }).click()
  await addresses.getByRole('textbox', { name: 'Dirección de correo' }).fill('Ana@casa.example')
  await page.keyboard.press('Enter')
  await addresses.getByText('Es de Ana.').waitFor()
  await expectAccessible(page)
  await addresses.getByRole('button', { name: 'Son la misma persona…' }).click()
  const dialog = page.getByRole('dialog', { name: 'Combinar a alguien con Ana Sol' })
  await dialog.getByText('Pasan aquí: 1 ticket, 1 dirección y 1 número.').waitFor()
  await dialog.getByRole('radio', { name: 'ana@casa.example' }).check()
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Combinar', exact: true }).click()
  await page.getByText('Ana forma parte ahora de Ana Sol.').waitFor()

  await page.getByRole('link', { name: 'El fax' }).waitFor()
  expect(await desk.api.people.get({ params: { id: work.id } })).toMatchObject({
    emails: ['ana@casa.example', 'ana@norte.example'],
  })
  await page.getByRole('link', { name: 'Ana', exact: true }).click()
  await page.getByText('Esta persona se combinó con otra').waitFor()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Deshacer la combinación' }).click()
  await page.getByText('Ana vuelve a estar aparte.').waitFor()
  expect(await desk.api.people.get({ params: { id: home.id } })).toMatchObject({ emails: ['ana@casa.example'] })
  expect(faults).toEqual([])
})

test('a likely duplicate is merged in one click, and addresses say what they are', async () => {
  const body = { name: 'Iván Pérez', phones: ['+34 911 555 000'] }
  const { id } = await desk.api.people.create({ body: { ...body, email: 'ivan@sur.example' } })
  await desk.api.people.create({ body: { name: 'Ivan Perez', phones: ['911 555 000'] } })
  const { page, faults } = await desk.open(`/customers/people/${id}`, { colorScheme: 'dark' })

  await page.getByText('misma línea de teléfono y mismo nombre').waitFor()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Combinar con Ivan Perez' }).click()
  const phones = page.getByRole('region', { name: 'Teléfonos' })
  await phones.getByRole('button', { name: 'Cambiar 911 555 000', exact: true }).click()
  await page.getByRole('menuitemradio', { name: 'Trabajo' }).click()
  await phones.getByText('Trabajo').waitFor()
  await phones.getByRole('button', { name: 'Cambiar 911 555 000', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Hacer principal' }).click()
  await phones.getByText('Trabajo · Principal').waitFor()

  const { phones: numbers } = await desk.api.people.get({ params: { id } })
  expect(numbers).toEqual(['911 555 000', '+34 911 555 000'])
  expect(faults).toEqual([])
})

test('a list is read in: its columns are understood, what changes is shown first, and then it is so', async () => {
  await desk.api.people.create({ body: { name: 'Luz', email: 'luz@hotel.example' } })
  const content = 'Nombre;Correo;Empresa\nLuz Mar;luz@hotel.example;Hotel\nSol;sol@hotel.example;Hotel\nMal;nada;\n'
  const { page, faults } = await desk.open('/customers')
  await page.getByRole('link', { name: 'Importar y exportar' }).click()
  await expectAccessible(page)
  const chosen = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: 'Elegir un archivo' }).click()
  const file = { name: 'clientes.csv', mimeType: 'text/csv', buffer: Buffer.from(content) }
  await (await chosen).setFiles(file)
  await page.getByRole('heading', { name: 'clientes.csv' }).waitFor()
  await page.getByText('Luz Mar · Sol · Mal').waitFor()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Ver qué cambiará' }).click()

  await page.getByText('Aún no ha cambiado nada').waitFor()
  await page.getByText('No vale: Correo principal').waitFor()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Aplicar 2 cambios' }).click()
  await page.getByText('Hecho: esto es lo que pasó con cada fila.').waitFor()

  const { items } = await desk.api.people.list({ query: { q: 'hotel.example' } })
  expect(items.map(({ name, organization }) => [name, organization?.name])).toEqual([
    ['Luz Mar', 'Hotel'],
    ['Sol', 'Hotel'],
  ])
  expect(faults).toEqual([])
})

test('notes say what to mind, and fields of people are filled in', async () => {
  const body = { subject: 'person', key: 'floor', type: 'text', labels: { es: 'Planta', en: 'Floor' } } as const
  await desk.api.fields.create({ body })
  const { id } = await desk.api.people.create({ body: { name: 'Pol Roca', email: 'pol@roca.example' } })
  const { page, faults } = await desk.open(`/customers/people/${id}`)

  await page.getByRole('button', { name: 'Escribir una nota' }).click()
  await page.getByRole('textbox', { name: 'Nota nueva' }).fill('Llamar por la tarde')
  await page.keyboard.press('Control+Enter')
  await page.getByRole('article').getByText('Llamar por la tarde').waitFor()
  await page.getByRole('textbox', { name: 'Planta' }).fill('Tercera')
  await page.keyboard.press('Enter')
  await page.getByText('Abiertos', { exact: true }).click()
  await page.getByText('No hay tickets abiertos').waitFor()
  await expectAccessible(page)

  await expect.poll(async () => (await desk.api.people.get({ params: { id } })).fields).toEqual({ floor: 'Tercera' })
  expect(faults).toEqual([])
})
