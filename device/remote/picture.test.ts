import { expect, test } from 'vitest'
import { changedTiles, type Picture, tileBytes } from './picture.ts'

const blank = (width: number, height: number): Picture => ({ width, height, pixels: Buffer.alloc(width * height * 4) })

test('only the parts that differ are drawn, and all of them at first', () => {
  const before = blank(300, 200)
  const now = blank(300, 200)
  now.pixels[(150 * 300 + 290) * 4] = 255

  expect(changedTiles(undefined, before)).toHaveLength(6)
  expect(changedTiles(before, blank(300, 200))).toEqual([])
  expect(changedTiles(before, now)).toEqual([{ x: 256, y: 128, width: 44, height: 72 }])
  expect(changedTiles(before, blank(100, 100))).toHaveLength(1)
})

test('a part is cut out row by row', () => {
  const picture: Picture = {
    width: 2,
    height: 2,
    pixels: Buffer.from([1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4]),
  }

  expect([...tileBytes(picture, { x: 1, y: 0, width: 1, height: 2 })]).toEqual([2, 2, 2, 2, 4, 4, 4, 4])
})
