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
