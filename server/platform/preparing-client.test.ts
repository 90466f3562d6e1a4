import pino from 'pino'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { createDatabase, dropDatabase } from '#test/databases.ts'
import { type Database, openDatabase } from './database.ts'

let url: string
let database: Database

beforeAll(async () => {
  url = await createDatabase(inject('databaseUrl'))
  database = openDatabase(url, pino({ level: 'silent' }), { maxConnections: 1 })
})
afterAll(async () => {
  await database.close()
  await dropDatabase(inject('databaseUrl'), new URL(url).pathname.slice(1))
})

async function readTags(times: number): Promise<void> {
  for (let time = 0; time < times; time += 1) await database.db.selectFrom('tags').selectAll().execute()
}

test('a statement that is asked all day is prepared, one that is asked seldom is not', async () => {
  await readTags(25)
  await database.db.selectFrom('people').select('id').execute()

  const { rows } = await database.pool.query<{ statement: string }>('select statement from pg_prepared_statements')

  expect(rows.map(({ statement }) => statement)).toEqual(['select * from "tags"'])
})

test('a statement that looks for words is planned anew each time: a common word is found another way than a rare one', async () => {
  for (let time = 0; time < 25; time += 1) {
    await database.db.selectFrom('people').select('id').where('findText', 'like', `%${time}%`).execute()
  }

  const { rows } = await database.pool.query<{ statement: string }>('select statement from pg_prepared_statements')

  expect(rows.filter(({ statement }) => statement.includes('find_text'))).toEqual([])
})

test('a table that grows a column while Mesa runs costs a connection one answer, not all', async () => {
  await readTags(25)
  await database.pool.query('alter table tags add column color text')

  const first = await readTags(1).catch((error: unknown) => error)
  const next = await readTags(25).catch((error: unknown) => error)

  expect([first, next]).toEqual([expect.objectContaining({ code: '0A000' }), undefined])
})
