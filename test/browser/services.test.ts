import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectAccessible, openPage } from './browser.ts'
import { type DeskProgram, startDesk } from './desk-program.ts'

let desk: DeskProgram
let serviceId: string

beforeAll(async () => {
  desk = await startDesk()
  const { api } = desk
  await api.people.create({ body: { name: 'Ana Sol', email: 'ana@cliente.example', role: 'requester' } })
  const category = await api.services.addCategory({ body: { name: { es: 'Accesos', en: 'Access' } } })
  const field = await api.fields.create({
    body: { key: 'sede', type: 'text', labels: { es: 'Sede', en: 'Site' }, portal: 'editable' },
  })
  const service = await api.services.create({
    body: {
      categoryId: category.id,
      name: { es: 'Acceso por VPN', en: 'VPN access' },
      summary: { es: 'Para trabajar desde fuera', en: 'To work from outside' },
      form: [{ key: field.key, isRequired: true }],
    },
  })
  serviceId = service.id
  await api.services.create({
    body: { categoryId: category.id, name: { es: 'Tarjeta de acceso', en: 'Access card' } },
  })
})
afterAll(() => desk.end())

test('an agent asks for a service in the name of somebody who phoned', { timeout: 120_000 }, async () => {
  const { page, faults } = await desk.open('/services/new')
  await page.getByRole('heading', { name: 'Solicitar un servicio' }).waitFor()
  await expectAccessible(page)
  await page.getByRole('textbox', { name: 'Para quién' }).fill('ana')
  await page.getByRole('option', { name: /Ana Sol/ }).click()
  await page.getByRole('button', { name: /Tarjeta de acceso/ }).click()
  await page.getByRole('button', { name: 'Otro servicio' }).click()
  await expectAccessible(page)
  await page.getByRole('button', { name: /Acceso por VPN/ }).click()
  await page.getByRole('textbox', { name: 'Qué más hay que saber' }).fill('Ha llamado por la mañana')
  await page.getByRole('button', { name: 'Solicitar', exact: true }).click()
  await page.getByText('Hace falta').waitFor()
  await expectAccessible(page)
  await page.getByRole('textbox', { name: 'Sede' }).fill('Sevilla')
  await page.getByRole('button', { name: 'Solicitar', exact: true }).click()
  await page.getByRole('region', { name: 'Servicio' }).getByText('Acceso por VPN').waitFor()

  expect(await desk.api.tickets.get({ params: { number: 1 } })).toMatchObject({
    subject: 'Acceso por VPN',
    channel: 'desk',
    requester: { name: 'Ana Sol' },
    fields: { sede: 'Sevilla' },
  })
  expect(faults).toEqual([])
})

test('a service names its agreement, which its requests get and explain', { timeout: 120_000 }, async () => {
  const targets = [1, 2, 3, 4].map((priority) => ({ clock: 'resolution' as const, priority, seconds: 7200 }))
  await desk.api.sla.create({ body: { name: 'Accesos rápidos', isOn: true, targets } })
  const { page, faults } = await desk.open('/settings/catalogue')
  await page.getByRole('button', { name: 'Editar Tarjeta de acceso' }).click()
  const dialog = page.getByRole('dialog', { name: 'Tarjeta de acceso' })
  await dialog.getByRole('combobox', { name: 'Acuerdo de servicio' }).click()
  await page.getByRole('option', { name: 'Accesos rápidos' }).click()
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Guardar' }).click()
  await page.getByText('Todo el mundo · Accesos rápidos').waitFor()
  await page.goto(`${desk.url}/desk/settings/sla`)
  await page.getByText('Lo nombran: Tarjeta de acceso').waitFor()
  await expectAccessible(page)

  const { categories } = await desk.api.catalogue.list()
  const card = categories[0]?.services.find(({ name }) => name.es === 'Tarjeta de acceso')
  const { number } = await desk.api.catalogue.request({ params: { id: card?.id ?? '' }, body: {} })
  await page.goto(`${desk.url}/desk/tickets/${number}`)
  await page.getByRole('button', { name: '¿Por qué? Solución' }).click()
  await page.getByText(/El servicio «Tarjeta de acceso», que este ticket pide, nombra este acuerdo/).waitFor()
  await expectAccessible(page)
  expect(faults).toEqual([])
})

test('what is known to be wrong with a service is read before one asks for it, in the desk and on the portal', {
  timeout: 180_000,
}, async () => {
  const { page, faults } = await desk.open('/announcements')
  await page.getByRole('button', { name: 'Comunicar algo' }).click()
  const dialog = page.getByRole('dialog', { name: 'Comunicado nuevo' })
  await dialog.getByRole('textbox', { name: 'Título en español' }).fill('Sin VPN')
  await dialog.getByRole('textbox', { name: 'Título en inglés' }).fill('No VPN')
  await dialog.getByRole('combobox', { name: 'Servicios afectados' }).click()
  await page.getByRole('option', { name: 'Acceso por VPN' }).click()
  await dialog.getByRole('textbox', { name: 'Título en español' }).click()
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Comunicar', exact: true }).click()
  await page.getByRole('article', { name: 'Sin VPN' }).getByText('Afecta a Acceso por VPN').waitFor()
  await expectAccessible(page)

  const { page: outside, faults: outsideFaults } = await openPage(desk.browser, {
    locale: 'en-GB',
    colorScheme: 'dark',
    reducedMotion: 'reduce',
    viewport: { width: 320, height: 720 },
  })
  await outside.goto(desk.url)
  await outside.getByRole('link', { name: /No VPN.*Affects VPN access/ }).waitFor()
  await outside.goto(`${desk.url}/services/${serviceId}`)
  await outside.getByRole('link', { name: /Known outage: No VPN/ }).waitFor()
  await expectAccessible(outside)
  expect(await outside.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true)

  // The agent who asks for somebody else reads it too, here in English, in the dark and on a small phone.
  const { page: phone, faults: phoneFaults } = await desk.open('', {
    locale: 'en-GB',
    colorScheme: 'dark',
    viewport: { width: 320, height: 720 },
  })
  const headers = { 'x-requested-with': 'mesa' }
  await phone.request.patch(`${desk.url}/api/v1/me`, { data: { language: 'en' }, headers })
  await phone.goto(`${desk.url}/desk/services/new`)
  await phone.getByRole('textbox', { name: 'For whom' }).fill('ana')
  await phone.getByRole('option', { name: /Ana Sol/ }).click()
  await phone.getByRole('button', { name: /VPN access/ }).click()
  await phone.getByText('Outage: No VPN').waitFor()
  await expectAccessible(phone)
  expect(await phone.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true)
  expect([...faults, ...outsideFaults, ...phoneFaults]).toEqual([])
})
