import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectAccessible } from './browser.ts'
import { type DeskProgram, startDesk } from './desk-program.ts'

let desk: DeskProgram
const patience = { timeout: 20_000 }

beforeAll(async () => {
  desk = await startDesk()
})
afterAll(() => desk.end())

test('a calendar is made with two intervals a day and the holidays of Madrid, looked at, tried out and saved', async () => {
  const { page, faults } = await desk.open('/settings/calendars')
  await page.getByText('Horario de oficina').waitFor()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Añadir calendario' }).click()
  await page.getByRole('textbox', { name: 'Nombre' }).fill('Partido')
  await page.getByRole('combobox', { name: 'Zona horaria' }).fill('Madrid')
  await page.getByRole('option', { name: /Madrid/ }).click()

  await page.getByRole('textbox', { name: 'Lunes, tramo 1: cierra' }).fill('14')
  await page.keyboard.press('Tab')
  await page.getByRole('button', { name: 'Lunes: añadir tramo' }).click()
  await page.getByRole('textbox', { name: 'Lunes, tramo 2: abre' }).fill('13')
  await page.keyboard.press('Tab')
  await page.getByText('Se solapa con otro tramo de este día.').waitFor()
  await page.getByRole('textbox', { name: 'Lunes, tramo 2: abre' }).fill('16')
  await page.keyboard.press('Tab')
  await page.getByRole('textbox', { name: 'Lunes, tramo 2: cierra' }).fill('24')
  await page.keyboard.press('Tab')
  await page.getByRole('button', { name: 'Copiar el horario del Lunes' }).click()
  await page.getByRole('menuitem', { name: 'De lunes a viernes' }).click()

  await page.getByRole('button', { name: 'Festivos oficiales' }).click()
  const dialog = page.getByRole('dialog', { name: 'Festivos oficiales' })
  await dialog.getByRole('combobox', { name: 'Región' }).click()
  await page.getByRole('option', { name: 'Comunidad de Madrid' }).click()
  await dialog.getByRole('textbox', { name: 'Desde el año' }).fill('2027')
  await dialog.getByText('Día de la Comunidad de Madrid').first().waitFor()
  await expectAccessible(page)
  await dialog.getByRole('button', { name: /^Tomar \d+ días$/ }).click()

  await page.getByText(/^Sigue solo con los festivos oficiales de Comunidad de Madrid/).waitFor()

  await page.getByLabel('Llega').fill('2027-04-30T23:50')
  await page.getByRole('textbox', { name: 'Objetivo' }).fill('4')
  await page.getByText(/^Vence el martes, 4 de mayo,? .*12:50$/).waitFor()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Guardar cambios' }).click()
  await page.getByText('Se ha guardado el calendario Partido.').waitFor()

  const kept = (await desk.api.calendars.list()).items.find(({ name }) => name === 'Partido')
  expect(kept).toMatchObject({
    timeZone: 'Europe/Madrid',
    weekly: {
      friday: [
        { from: '09:00', to: '14:00' },
        { from: '16:00', to: '24:00' },
      ],
      saturday: [],
    },
  })
  expect(kept?.holidays.map(({ date }) => date)).toContain('2027-05-03')
  expect(faults).toEqual([])
})

test('the holidays of a file are shown before they are taken, with what was left out', async () => {
  const { page, faults } = await desk.open('/settings/calendars')
  await page.getByRole('button', { name: 'Editar Siempre' }).click()
  await page.getByRole('button', { name: 'Desde un archivo' }).click()
  const dialog = page.getByRole('dialog', { name: 'Festivos desde un archivo' })
  const event = (name: string, rest: string) =>
    `BEGIN:VEVENT\r\nUID:${name}\r\nSUMMARY:${name}\r\nDTSTART;VALUE=DATE:20270601\r\n${rest}END:VEVENT\r\n`
  const text = `BEGIN:VCALENDAR\r\n${event('Inventario', '')}${event('Reunión', 'RRULE:FREQ=WEEKLY\r\n')}END:VCALENDAR`

  await dialog.locator('input[type=file]').setInputFiles({
    name: 'festivos.ics',
    mimeType: 'text/calendar',
    buffer: Buffer.from(text),
  })

  await dialog.getByRole('checkbox', { name: 'Inventario' }).waitFor()
  await dialog.getByText('Se ha dejado fuera un evento').waitFor()
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Tomar un día' }).click()
  await page.getByRole('button', { name: 'Quitar Inventario, 2027-06-01' }).waitFor()
  await page.getByRole('button', { name: 'Guardar cambios' }).click()
  await expect
    .poll(async () => (await desk.api.calendars.list()).items.flatMap(({ holidays }) => holidays), patience)
    .toContainEqual(expect.objectContaining({ name: 'Inventario' }))
  expect(faults).toEqual([])
})
