import fc from 'fast-check'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { idMaker } from './ids.ts'

test('ids ascend whatever the clock does, and are UUIDv7', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -3, max: 5 }), { maxLength: 200 }), (steps) => {
      let now = Date.parse('2026-03-01')
      const newId = idMaker(() => now)
      const ids = steps.map((step) => {
        now += step
        return newId()
      })

      expect(ids.toSorted()).toEqual(ids)
      expect(new Set(ids).size).toBe(ids.length)
      for (const id of ids) expect(z.uuidv7().safeParse(id).success).toBe(true)
    }),
  )
})

test('more ids in a millisecond than the counter holds still ascend', () => {
  const newId = idMaker(() => 1_700_000_000_000)
  const ids = Array.from({ length: 10_000 }, newId)

  expect(ids.toSorted()).toEqual(ids)
})
