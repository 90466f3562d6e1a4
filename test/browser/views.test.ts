import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectAccessible } from './browser.ts'
import { type DeskProgram, startDesk } from './desk-program.ts'

let desk: DeskProgram

beforeAll(async () => {
  desk = await startDesk()
  await desk.api.tickets.create({ body: { subject: 'La VPN se corta', bodyText: 'Cada hora', tags: ['vpn'] } })
  await desk.api.tickets.create({ body: { subject: 'El ratón falla', bodyText: 'Hoy' } })
})
afterAll(() => desk.end())

test('a view is made beside the list, counted live while it is, and gone when it is removed', async () => {
  const { page, faults } = await desk.open('/inbox/open', { colorScheme: 'light' })
  const views = page.getByRole('navigation', { name: 'Vistas' })
  await views.getByRole('button', { name: 'Nueva vista' }).click()
  const editor = page.getByRole('dialog', { name: 'Nueva vista' })
  await editor.getByText('2 tickets').waitFor()
  await editor.getByRole('button', { name: 'Guardar' }).click()
  await editor.getByText('Dale un nombre.').waitFor()
  await editor.getByRole('textbox', { name: 'Nombre' }).fill('Lo de la VPN')
  await editor.getByRole('button', { name: 'Añadir condición' }).click()
  await editor.getByRole('combobox', { name: 'Campo' }).last().click()
  await page.getByRole('option', { name: 'Etiqueta' }).click()
  await editor.getByText('Completa las condiciones').waitFor()
  await editor.getByLabel('Valor').last().fill('vpn')
  await page.keyboard.press('Enter')
  await editor.getByText('Un ticket').waitFor()
  await expectAccessible(page)
  await editor.getByRole('button', { name: 'Guardar' }).click()
  await page.getByRole('heading', { name: 'Lo de la VPN', level: 1 }).first().waitFor()
  await page.getByRole('link', { name: /La VPN se corta/ }).waitFor()

  await desk.api.tickets.create({ body: { subject: 'Otra vez la VPN', bodyText: 'Ayer', tags: ['vpn'] } })
  await views.getByRole('link', { name: 'Lo de la VPN 2 tickets' }).waitFor()
  await views.getByRole('button', { name: 'Qué hacer con «Lo de la VPN»' }).click()
  await page.getByRole('menuitem', { name: 'Editar' }).click()
  await page
    .getByRole('dialog', { name: 'Editar «Lo de la VPN»' })
    .getByRole('button', { name: 'Quitar la vista' })
    .click()
  await page.getByRole('button', { name: 'Quitar', exact: true }).click()
  await page.waitForURL('**/inbox/mine')
  await views.getByRole('link', { name: /Lo de la VPN/ }).waitFor({ state: 'detached' })

  const { items } = await desk.api.views.list()
  expect(items.filter(({ definition }) => definition !== null)).toEqual([])
  expect(faults).toEqual([])
})

test('views are favoured, moved and hidden with the keys alone, and stay so after reloading', async () => {
  const { page, faults } = await desk.open('/inbox/open', { colorScheme: 'dark' })
  const views = page.getByRole('navigation', { name: 'Vistas' })
  const choose = async (view: string, item: string) => {
    await views.getByRole('button', { name: `Qué hacer con «${view}»` }).focus()
    await page.keyboard.press('Enter')
    await page.getByRole('menuitem', { name: item }).focus()
    await page.keyboard.press('Enter')
  }
  await choose('Resueltos recientes', 'Añadir a favoritas')
  await views.getByRole('heading', { name: 'Favoritas' }).waitFor()
  await choose('Sin asignar', 'Subir')
  await choose('Pendientes', 'Ocultar')
  await views.getByRole('heading', { name: 'Ocultas' }).waitFor()
  await expectAccessible(page)

  await page.reload()

  await views.getByRole('heading', { name: 'Ocultas' }).waitFor()
  const links = await views.getByRole('link').allInnerTexts()
  expect(links.map((text) => text.split('\n')[0])).toEqual([
    'Resueltos recientes',
    'Sin asignar',
    'Asignados a mí',
    'Todos los abiertos',
    'Soporte',
    'Pendientes',
  ])
  expect(faults).toEqual([])
})

test('a list is a table with the columns one chooses, sorted by them, and found again as it was left', async () => {
  const { page, faults } = await desk.open('/inbox/open', { colorScheme: 'light' })
  await page.getByRole('button', { name: 'Ver como tabla' }).click()
  const table = page.getByRole('table')
  await table.getByRole('row').nth(1).waitFor()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Columnas' }).click()
  await page.getByRole('menuitemcheckbox', { name: 'Canal' }).click()
  await page.keyboard.press('Escape')
  await table.getByRole('columnheader', { name: 'Canal' }).waitFor()
  await table.getByRole('columnheader', { name: 'Número' }).getByRole('button').click()
  await table
    .getByRole('columnheader', { name: 'Número', exact: true })
    .and(page.locator('[aria-sort="descending"]'))
    .waitFor()
  const numbers = (await table.getByRole('row').allInnerTexts())
    .slice(1)
    .map((text) => Number(/#(\d+)/.exec(text)?.[1]))
  expect(numbers).toEqual(numbers.toSorted((one, other) => other - one))

  await page.keyboard.press('j')
  await page.keyboard.press('Enter')
  await page.waitForURL(/\/inbox\/open\/\d+$/)
  await page.getByRole('region', { name: 'Conversación' }).waitFor()
  await page.goBack()
  await table.getByRole('columnheader', { name: 'Canal' }).waitFor()

  expect(faults).toEqual([])
})

test('filters of a search are told as chips, and taken out again', async () => {
  const { page, faults } = await desk.open('/inbox/open', { colorScheme: 'light' })
  await page.goto(`${desk.url}/desk/search`)
  await page.getByRole('searchbox', { name: 'Buscar en todo' }).fill('ratón estado:perdido')
  const chips = page.getByRole('list', { name: 'Filtros' })
  await chips.getByText('no se entiende').waitFor()
  await expectAccessible(page)
  await chips.getByRole('button', { name: 'Quitar estado:perdido' }).click()

  await page.getByRole('link', { name: /El ratón falla/ }).waitFor()
  const box = page.getByRole('searchbox', { name: 'Buscar en todo' })
  expect(await box.inputValue()).toBe('ratón')
  await box.fill('estado:nuevo')
  const facets = page.getByRole('region', { name: 'Acotar' })
  await facets.getByRole('button').first().waitFor()
  await expectAccessible(page)
  await facets.getByRole('button').first().click()
  await chips.getByRole('listitem').nth(1).waitFor()
  expect(faults).toEqual([])
})
