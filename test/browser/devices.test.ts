import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectAccessible, openPage, untilUncovered } from './browser.ts'
import { type DeskProgram, startDesk } from './desk-program.ts'

let desk: DeskProgram

beforeAll(async () => {
  desk = await startDesk()
  const { items } = await desk.api.teams.list()
  const teamId = items[0]?.id ?? ''
  await desk.api.deviceTeams.turn({ params: { id: teamId }, body: { isOn: true } })
  const rita = await desk.api.people.create({
    body: { name: 'Rita Sol', email: 'rita@cliente.example', role: 'requester' },
  })
  await desk.api.devices.create({ body: { name: 'switch-planta-2', kind: 'network', teamId } })
  await desk.api.devices.create({
    body: { name: 'Impresora de planta', kind: 'printer', teamId, ownerId: rita.id, location: 'Planta 2' },
  })
})
afterAll(() => desk.end())

test('a device is found, depends on another, is left alone during maintenance, and a passer-by reports it by its label', async () => {
  const { page, faults } = await desk.open('/devices')
  const list = page.getByRole('list', { name: 'Dispositivos' })
  await list.getByText('switch-planta-2').waitFor()
  await expectAccessible(page)
  await page.getByRole('searchbox').fill('impresora')
  await list.getByText('switch-planta-2').waitFor({ state: 'detached' })
  await list.getByRole('link', { name: /Impresora de planta/ }).click()
  await page.getByRole('heading', { name: 'Impresora de planta', level: 1 }).waitFor()
  await expectAccessible(page)

  await page.getByRole('combobox', { name: 'Añadir un dispositivo del que depende' }).fill('switch')
  await page.getByRole('option', { name: 'switch-planta-2' }).click()
  const upstream = page.getByRole('list', { name: 'Dispositivos de los que depende este' })
  await upstream.getByRole('link', { name: 'switch-planta-2' }).waitFor()

  await page.getByRole('button', { name: 'Planificar mantenimiento' }).click()
  const plan = page.getByRole('dialog', { name: 'Planificar mantenimiento' })
  await plan.getByRole('textbox', { name: 'Nombre' }).fill('Cambio de tóner')
  await plan.getByRole('combobox', { name: 'Se repite' }).click()
  await page.getByRole('option', { name: 'Cada semana' }).click()
  await expectAccessible(page)
  await plan.getByRole('button', { name: 'Guardar' }).click()
  await page.getByText('Cambio de tóner').waitFor()
  await untilUncovered(page)

  await page.getByRole('button', { name: 'Etiqueta' }).click()
  const label = page.getByRole('dialog', { name: 'Etiqueta con código QR' })
  await label.getByRole('img', { name: 'Código QR para avisar de un problema con Impresora de planta' }).waitFor()
  await expectAccessible(page)
  const { id } = (await desk.api.devices.list({ query: { q: 'impresora' } })).items[0] ?? { id: '' }
  const { url } = await desk.api.deviceLabels.label({ params: { id }, body: {} })

  const passer = await openPage(desk.browser, { viewport: { width: 390, height: 800 } })
  await passer.page.goto(desk.url + new URL(url).pathname)
  await passer.page.getByRole('heading', { name: 'Avisar de un problema con Impresora de planta' }).waitFor()
  await passer.page.getByText('Planta 2').waitFor()
  await expectAccessible(passer.page)
  await passer.page.getByRole('textbox', { name: 'En una frase' }).fill('Se atasca el papel')
  await passer.page.getByRole('textbox', { name: '¿Qué ha pasado?' }).fill('Parpadea en rojo.')
  await passer.page.getByRole('textbox', { name: 'Tu nombre' }).fill('Leo Paz')
  await passer.page.getByRole('textbox', { name: 'Tu correo' }).fill('leo@otra.example')
  await passer.page.getByRole('button', { name: 'Enviar la solicitud' }).click()
  await passer.page.getByText('leo@otra.example').waitFor()

  await page.reload()
  await page.getByRole('link', { name: /Se atasca el papel/ }).waitFor()
  await page.goto(`${desk.url}/desk/devices/maintenance`)
  const windows = page.getByRole('list', { name: 'Ventanas de mantenimiento' })
  await windows.getByText('ahora', { exact: true }).waitFor()
  await expectAccessible(page)
  await windows.getByRole('button', { name: 'Terminar esta ahora' }).click()
  await windows.getByRole('button', { name: 'Saltar la siguiente' }).waitFor()
  expect([...faults, ...passer.faults]).toEqual([])
})
