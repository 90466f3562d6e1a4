import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { retryDelayMs } from '../platform/back-off.ts'
import { batchesOf, type Cursor, cursorIn, isWanted, searchBeyond, smallMailBytes } from './cursor.ts'

const followsSince = new Date('2026-03-02T10:00:00.500Z')
const cursor: Cursor = { uidValidity: 7, lastUid: 40, doubtfulUntilUid: 10, tidiedUid: 40, followsSince }
const mail = (uid: number, arrivedAt: string) => ({
  uid,
  size: 1,
  arrivedAt: new Date(arrivedAt),
  messageId: undefined,
})

describe('the cursor in a folder', () => {
  test('stays where the UIDs have kept their meaning', () => {
    expect(cursorIn({ uidValidity: 7n, uidNext: 90 }, cursor)).toBe(cursor)
  })

  test('begins anew where they have lost it, with every mail in the folder in doubt', () => {
    const next = cursorIn({ uidValidity: 8n, uidNext: 90 }, cursor)

    expect(next).toMatchObject({ uidValidity: 8, lastUid: 0, doubtfulUntilUid: 89, tidiedUid: 89 })
  })

  test('begins in an empty folder too', () => {
    expect(cursorIn({ uidValidity: 8n, uidNext: 1 }, cursor)).toMatchObject({ lastUid: 0, doubtfulUntilUid: 0 })
  })
})

describe('what is searched for', () => {
  test('is everything beyond the last mail', () => {
    expect(searchBeyond(cursor)).toEqual({ uid: '41:*' })
  })

  test('is, while mails are in doubt, only those, and none that arrived days before', () => {
    const search = searchBeyond({ ...cursor, lastUid: 4 })

    expect(search).toEqual({ uid: '5:10', since: new Date('2026-02-28T10:00:00.500Z') })
  })
})

describe('a mail beyond the cursor', () => {
  test.each([
    {
      name: 'that came later is wanted, however old its date',
      uid: 11,
      at: '2020-01-01T00:00:00Z',
      known: true,
      wanted: true,
    },
    {
      name: 'in doubt is wanted when it arrived since',
      uid: 5,
      at: '2026-03-02T10:00:01Z',
      known: false,
      wanted: true,
    },
    {
      name: 'in doubt is wanted within the same second',
      uid: 5,
      at: '2026-03-02T10:00:00Z',
      known: false,
      wanted: true,
    },
    {
      name: 'in doubt is not wanted when it arrived before',
      uid: 5,
      at: '2026-03-02T09:59:59Z',
      known: false,
      wanted: false,
    },
    {
      name: 'in doubt is not wanted when it is here already',
      uid: 5,
      at: '2026-03-02T11:00:00Z',
      known: true,
      wanted: false,
    },
  ])('$name', ({ uid, at, known, wanted }) => {
    expect(isWanted(mail(uid, at), { ...cursor, lastUid: 0 }, known)).toBe(wanted)
  })
})

describe('batches', () => {
  const sizes = fc.array(fc.integer({ min: 0, max: 3 * smallMailBytes }), { maxLength: 200 })

  test('keep the order, leave nothing out and take nothing twice', () => {
    fc.assert(
      fc.property(sizes, (all) => {
        const mails = all.map((size, uid) => ({ size, uid }))

        expect(batchesOf(mails).flat()).toEqual(mails)
      }),
    )
  })

  test('fit into memory: large mails come alone, small ones up to a bound', () => {
    fc.assert(
      fc.property(sizes, (all) => {
        for (const batch of batchesOf(all.map((size) => ({ size })))) {
          const sum = batch.reduce((total, { size }) => total + size, 0)
          expect(batch.length === 1 || (batch.length <= 25 && sum <= 4 * smallMailBytes)).toBe(true)
        }
      }),
    )
  })
})

describe('the pause before trying again', () => {
  test('grows up to five minutes, and is never the same for all', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 10_000 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (failures, chance) => {
          const pause = retryDelayMs(failures, chance)

          expect(pause).toBeGreaterThanOrEqual(500)
          expect(pause).toBeLessThanOrEqual(300_000)
          expect(retryDelayMs(failures, 0)).toBeLessThan(retryDelayMs(failures, 1))
        },
      ),
    )
  })
})
