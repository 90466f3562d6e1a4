/** A picture of the screen: four bytes for each pixel, red first, rows from above. */
export interface Picture {
  width: number
  height: number
  pixels: Buffer
}

export interface Tile {
  x: number
  y: number
  width: number
  height: number
}

const side = 128

/** The parts in which a picture differs from the one before; all of them where there was none, or of another size. */
export function changedTiles(before: Picture | undefined, now: Picture): Tile[] {
  const isNew = before === undefined || before.width !== now.width || before.height !== now.height
  return tilesOf(now).filter((tile) => isNew || differs(before, now, tile))
}

/** Pixels of a part, in rows. */
export function tileBytes({ width, pixels }: Picture, tile: Tile): Buffer {
  const bytes = Buffer.alloc(tile.width * tile.height * 4)
  for (let row = 0; row < tile.height; row += 1) {
    const from = ((tile.y + row) * width + tile.x) * 4
    pixels.copy(bytes, row * tile.width * 4, from, from + tile.width * 4)
  }
  return bytes
}

function tilesOf({ width, height }: Picture): Tile[] {
  const tiles: Tile[] = []
  for (let y = 0; y < height; y += side)
    for (let x = 0; x < width; x += side)
      tiles.push({ x, y, width: Math.min(side, width - x), height: Math.min(side, height - y) })
  return tiles
}

function differs(before: Picture, now: Picture, tile: Tile): boolean {
  for (let row = 0; row < tile.height; row += 1) {
    const from = ((tile.y + row) * now.width + tile.x) * 4
    const to = from + tile.width * 4
    if (before.pixels.compare(now.pixels, from, to, from, to) !== 0) return true
  }
  return false
}
