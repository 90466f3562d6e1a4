import { afterAll, beforeAll, expect, test } from 'vitest'
import { eventually } from '../program.ts'
import { expectAccessible, untilUncovered } from './browser.ts'
import { type DeskProgram, startDesk } from './desk-program.ts'

let desk: DeskProgram

beforeAll(async () => {
  desk = await startDesk()
  const options = [{ value: 'red', labels: { es: 'La red', en: 'The network' } }]
  await desk.api.fields.create({
    body: { key: 'causa', type: 'choice', labels: { es: 'Causa', en: 'Cause' }, options },
  })
  await desk.api.fields.create({ body: { key: 'coste', type: 'number', labels: { es: 'Coste', en: 'Cost' } } })
  await desk.api.tickets.create({
    body: { subject: 'La VPN se corta', bodyText: 'Cada hora', fields: { causa: 'red', coste: 1234.5 } },
  })
  await desk.api.tickets.create({ body: { subject: 'El ratón falla', bodyText: 'Hoy' } })
})
afterAll(() => desk.end())

test('a custom field is chosen as a column, and stands in its place and width in the next browser', {
  timeout: 120_000,
}, async () => {
  const { page, faults } = await desk.open('/inbox/open', { colorScheme: 'light' })
  await page.getByRole('button', { name: 'Ver como tabla' }).click()
  const table = page.getByRole('table')
  await table.getByRole('row').nth(1).waitFor()
  await page.getByRole('button', { name: 'Columnas' }).click()
  await page.getByRole('menuitemcheckbox', { name: 'Causa' }).click()
  await page.getByRole('menuitemcheckbox', { name: 'Coste' }).click()
  await table.getByRole('cell', { name: 'La red' }).waitFor()
  await table.getByRole('cell', { name: '1234,5' }).waitFor()
  await expectAccessible(page)

  // With the keys, in the menu: to the front, and wider.
  await page.getByRole('menuitemcheckbox', { name: 'Coste' }).focus()
  await page.keyboard.press('Alt+ArrowUp')
  await table
    .getByRole('columnheader')
    .last()
    .and(table.getByRole('columnheader', { name: 'Causa' }))
    .waitFor()
  await page.keyboard.press('ArrowRight')
  await page.getByRole('status').filter({ hasText: 'Coste: 112 píxeles' }).waitFor()
  await page.keyboard.press('Escape')

  // With the mouse, in the table.
  const subject = await table.getByRole('columnheader', { name: 'Asunto' }).boundingBox()
  const edge = (subject?.x ?? 0) + (subject?.width ?? 0) - 4
  await page.mouse.move(edge, (subject?.y ?? 0) + 10)
  await page.mouse.down()
  await page.mouse.move(edge - 40, (subject?.y ?? 0) + 10, { steps: 4 })
  await page.mouse.up()
  const kept = await eventually(
    async () => (await desk.api.views.list()).items.find(({ id }) => id === 'open')?.columns ?? [],
    (columns) => columns.some(({ column, width }) => column === 'subject' && width !== null),
  )
  expect(kept.slice(-2)).toEqual([
    { column: 'field:coste', width: 112 },
    { column: 'field:causa', width: null },
  ])
  const shown = await table.getByRole('columnheader').allInnerTexts()

  await desk.api.sessions.updateMe({ body: { language: 'en' } })
  const other = await desk.open('/inbox/open', { colorScheme: 'dark', locale: 'en-GB' })
  await other.page.getByRole('button', { name: 'Show as a table' }).click()
  const theirs = other.page.getByRole('table')
  await theirs.getByRole('cell', { name: 'The network' }).waitFor()
  await theirs.getByRole('cell', { name: '1,234.5' }).waitFor()
  await expectAccessible(other.page)
  const heads = await theirs.getByRole('columnheader').allInnerTexts()
  expect(heads.slice(-3)).toEqual(['Changed', 'Cost', 'Cause'])
  expect(heads).toHaveLength(shown.length)
  const widthOf = async (name: string) => (await theirs.getByRole('columnheader', { name }).boundingBox())?.width
  expect(await widthOf('Cost')).toBe(112)
  expect(await widthOf('Subject')).toBe(Math.round((subject?.width ?? 0) - 40))

  await other.page.getByRole('button', { name: 'Columns' }).click()
  await other.page.getByRole('menuitem', { name: 'The usual ones' }).click()
  await theirs.getByRole('columnheader', { name: 'Cause' }).waitFor({ state: 'detached' })
  expect([...faults, ...other.faults]).toEqual([])
})

test('whoever keeps a view says with which columns it begins for everybody', { timeout: 120_000 }, async () => {
  await desk.api.sessions.updateMe({ body: { language: 'es' } })
  const { id } = await desk.api.views.create({
    body: {
      name: 'Nuevos',
      audience: { kind: 'shared' },
      condition: { kind: 'all', of: [{ kind: 'test', field: 'status', operator: 'is', value: 'new' }] },
      sort: 'updatedAt',
      order: 'desc',
    },
  })
  const leo = await desk.addPerson('Leo Gil', 'agent')
  const { page, faults } = await desk.open(`/inbox/${id}`, { colorScheme: 'dark' })
  await page.getByRole('button', { name: 'Ver como tabla' }).click()
  await page.getByRole('button', { name: 'Columnas' }).click()
  await page.getByRole('menuitemcheckbox', { name: 'Causa' }).click()
  await page.getByRole('menuitem', { name: 'Que la vista empiece con estas' }).click()
  await page.getByText('«Nuevos» empieza ahora con estas columnas').waitFor()
  await untilUncovered(page)

  const his = await desk.open(`/inbox/${id}`, { colorScheme: 'light' }, leo)
  await his.page.getByRole('button', { name: 'Ver como tabla' }).click()
  await his.page.getByRole('table').getByRole('cell', { name: 'La red' }).waitFor()
  await his.page.getByRole('button', { name: 'Columnas' }).click()
  await his.page.getByRole('menuitemcheckbox', { name: 'Estado' }).click()
  await his.page.getByRole('table').getByRole('columnheader', { name: 'Estado' }).waitFor({ state: 'detached' })
  expect(await his.page.getByRole('menuitem', { name: 'Que la vista empiece con estas' }).count()).toBe(0)
  await his.page.getByRole('menuitem', { name: 'Las de la vista' }).click()
  await his.page.getByRole('table').getByRole('columnheader', { name: 'Estado' }).waitFor()
  expect([...faults, ...his.faults]).toEqual([])
})

test('coming back from a ticket finds the table where it was left', async () => {
  const subjects = Array.from({ length: 24 }, (_, index) => `La impresora ${index}`)
  await Promise.all(subjects.map((subject) => desk.api.tickets.create({ body: { subject, bodyText: 'Hoy' } })))
  const { page, faults } = await desk.open('/inbox/open', { colorScheme: 'light' })
  await page.getByRole('button', { name: 'Ver como tabla' }).click()
  const table = page.getByRole('table')
  await table
    .getByRole('link', { name: /La impresora/ })
    .first()
    .click()
  await page.getByRole('region', { name: 'Conversación' }).waitFor()

  await page.goBack()

  await table
    .getByRole('link', { name: /La impresora/ })
    .first()
    .waitFor()
  await page.getByRole('region', { name: 'Conversación' }).waitFor({ state: 'detached' })
  expect(await table.evaluate((rows) => [rows.scrollTop, rows.scrollHeight > rows.clientHeight])).toEqual([0, true])
  expect(faults).toEqual([])
})
