import { mkdirSync, readdirSync, utimesSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { kill, makeFolder, query, start, startProgram } from './test-program.ts'

test('a first start that was killed half-way leaves nothing in the way of the next', async () => {
  const dir = makeFolder()
  const program = startProgram({ dir })
  const hasBegun = () => readdirSync(dir).some((name) => name.startsWith('init-'))
  await expect.poll(hasBegun, { timeout: 10_000, interval: 2 }).toBe(true)
  await kill(program.process)

  const server = await start({ dir })

  expect(server.how).toBe('init')
  expect(await query(server.url, 'select 1 as alive')).toEqual([{ alive: 1 }])
})

test('what an interrupted first start left is removed, but not what may still be in use', async () => {
  const dir = makeFolder()
  const [old, young] = [path.join(dir, 'init-old'), path.join(dir, 'init-young')]
  for (const draft of [old, young]) mkdirSync(draft)
  utimesSync(old, 0, 0)

  await start({ dir })

  expect(readdirSync(dir).sort()).toEqual(['init-young', 'pg18', 'postgres.log', 'run'])
})

test('of two programs racing for one empty folder, one wins and the other is refused', async () => {
  const dir = makeFolder()

  const programs = [1, 2].map(() => startProgram({ dir }))
  const answers = await Promise.all(programs.map((program) => program.answer))

  expect(answers.filter((answer) => answer.url)).toHaveLength(1)
  expect(answers.filter((answer) => answer.refused === 'DatabaseBusyError')).toHaveLength(1)
})
