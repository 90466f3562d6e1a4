import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectAccessible } from './browser.ts'
import { type DeskProgram, startDesk } from './desk-program.ts'

let desk: DeskProgram
const patience = { timeout: 20_000 }

beforeAll(async () => {
  desk = await startDesk()
  const requester = { email: 'ana@cliente.example', name: 'Ana Sol' }
  await desk.api.tickets.create({ body: { subject: 'La VPN', bodyText: 'No va.', requester } })
})
afterAll(() => desk.end())

test('a webhook is made, its secret seen once, tried out, and the log says why nothing arrived', async () => {
  const { page, faults } = await desk.open('/settings/webhooks')
  await page.getByRole('button', { name: 'Nuevo webhook' }).click()
  const dialog = page.getByRole('dialog', { name: 'Nuevo webhook' })
  await dialog.getByRole('textbox', { name: 'Nombre' }).fill('Central')
  await dialog.getByRole('textbox', { name: 'Dirección' }).fill('http://127.0.0.1:9/')
  await dialog.getByRole('button', { name: 'Guardar' }).click()
  const address = dialog.getByRole('textbox', { name: 'Dirección' })
  await expect.poll(() => address.getAttribute('aria-invalid'), { timeout: 20_000 }).toBe('true')
  // A name that leads inside is only found out when it is called.
  await dialog.getByRole('textbox', { name: 'Dirección' }).fill('https://localhost:9/')
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Guardar' }).click()
  const shown = page.getByRole('dialog', { name: 'El secreto del webhook' })
  expect(await shown.getByRole('textbox').inputValue()).toMatch(/^whsec_/)
  await shown.getByRole('button', { name: 'copiado' }).click()

  await page.getByRole('button', { name: 'Registro de Central' }).click()
  const log = page.getByRole('dialog', { name: 'Registro de Central' })
  await log.getByText('Aún no se ha enviado nada').waitFor()
  await log.getByRole('button', { name: 'Enviar una prueba' }).click()
  await log.getByText('La dirección está en una red que no está abierta a los webhooks').waitFor()
  await log.getByRole('button', { name: 'Ver el envío' }).click()
  await log.getByText('"webhook.test"').waitFor()
  await expectAccessible(page)
  expect(faults).toEqual([])
})

test('a hook is made, tried with an example, called by a program, and its ticket found in the log', async () => {
  await desk.api.fields.create({ body: { key: 'maquina', type: 'text', labels: { es: 'Máquina', en: 'Machine' } } })
  const { page, faults } = await desk.open('/settings/hooks')
  await page.getByRole('button', { name: 'Nueva entrada' }).click()
  const dialog = page.getByRole('dialog', { name: 'Nueva entrada' })
  await dialog.getByRole('textbox', { name: 'Nombre', exact: true }).fill('Zabbix')
  await dialog.getByRole('textbox', { name: 'Asunto', exact: true }).fill('{{name}} en {{host}}')
  await dialog.getByRole('textbox', { name: 'Solicitante: dirección' }).fill('monitor@empresa.example')
  await dialog.getByRole('textbox', { name: 'La cuestión se reconoce por' }).fill('{{host}}')
  const fields = dialog.getByRole('group', { name: 'Campos propios' })
  await fields.getByRole('button', { name: 'Añadir un campo' }).click()
  await fields.getByRole('combobox', { name: 'Campo' }).click()
  await page.getByRole('option', { name: 'Máquina' }).click()
  await fields.getByRole('textbox', { name: /^Valor, como/ }).fill('{{host}}')
  const sample = { name: 'Disco lleno', host: 'srv-1' }
  await dialog.getByRole('textbox', { name: 'Un ejemplo de lo que llega' }).fill(JSON.stringify(sample))
  await dialog.getByRole('button', { name: 'Probar', exact: true }).click()
  await dialog.getByText('Disco lleno en srv-1').waitFor()
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Guardar' }).click()
  const shown = page.getByRole('dialog', { name: 'La dirección de la entrada' })
  const address = await shown.getByRole('textbox').inputValue()
  await shown.getByRole('button', { name: 'copiado' }).click()

  const headers = { 'content-type': 'application/json' }
  const answer = await fetch(address, { method: 'POST', headers, body: JSON.stringify(sample) })

  expect(answer.status).toBe(202)
  await page.getByRole('button', { name: 'Lo que ha llegado por Zabbix' }).click()
  const log = page.getByRole('dialog', { name: 'Lo que ha llegado por Zabbix' })
  await log.getByText('Ha abierto un ticket').waitFor()
  await expectAccessible(page)
  await log.getByRole('link', { name: /^#\d+$/ }).click()
  await page.getByRole('heading', { name: 'Disco lleno en srv-1' }).waitFor()
  const { items } = await desk.api.tickets.list({ query: { q: 'srv-1' } })
  expect(items).toHaveLength(1)
  const ticket = await desk.api.tickets.get({ params: { number: items[0]?.number ?? 0 } })
  expect(ticket.fields).toEqual({ maquina: 'srv-1' })
  expect(faults).toEqual([])
})

test('a template is made, comes again every last Friday, and fills in a new ticket', async () => {
  const { page, faults } = await desk.open('/settings/templates')
  await page.getByRole('button', { name: 'Nueva plantilla' }).click()
  const dialog = page.getByRole('dialog', { name: 'Nueva plantilla' })
  await dialog.getByRole('textbox', { name: 'Nombre' }).fill('Copias')
  await dialog.getByRole('textbox', { name: 'Asunto' }).fill('Revisar las copias')
  const file = { name: 'guía.txt', mimeType: 'text/plain', buffer: Buffer.from('Restaurar una carpeta y compararla.') }
  await dialog.locator('input[type=file]').setInputFiles(file)
  await dialog.getByText('guía.txt').waitFor()
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Guardar' }).click()
  await page.getByRole('link', { name: 'Abrir un ticket con Copias' }).waitFor()

  await page.goto(`${desk.url}/desk/settings/recurring`)
  await page.getByRole('button', { name: 'Nuevo ticket periódico' }).click()
  const recurring = page.getByRole('dialog', { name: 'Nuevo ticket periódico' })
  await recurring.getByRole('textbox', { name: 'Nombre' }).fill('Copias del mes')
  await recurring.getByRole('combobox', { name: 'Plantilla' }).click()
  await page.getByRole('option', { name: 'Copias' }).click()
  await recurring.getByRole('textbox', { name: 'Solicitante' }).fill('Ana')
  await page.getByRole('option', { name: /Ana Sol/ }).click()
  await expect
    .poll(() => recurring.getByRole('region', { name: 'Las próximas veces' }).getByRole('listitem').count(), patience)
    .toBe(5)
  await recurring
    .getByText(/^viernes, .* 9:00$/)
    .first()
    .waitFor()
  await expectAccessible(page)
  await recurring.getByRole('button', { name: 'Guardar' }).click()
  await page.getByRole('button', { name: 'Saltar el próximo de Copias del mes' }).waitFor()
  await page.getByText('Cada mes, el último viernes').waitFor()
  await expectAccessible(page)

  await page.goto(`${desk.url}/desk/settings/templates`)
  await page.getByRole('link', { name: 'Abrir un ticket con Copias' }).click()
  const subject = page.getByRole('textbox', { name: 'Asunto' })
  await expect.poll(() => subject.inputValue(), patience).toBe('Revisar las copias')
  await page.getByText('guía.txt').waitFor()
  await expectAccessible(page)
  expect(faults).toEqual([])
})
