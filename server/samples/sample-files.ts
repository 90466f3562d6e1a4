import { crc32, deflateSync } from 'node:zlib'
import type { Chance } from './chance.ts'
import type { Scenario } from './scenario.ts'
import type { Slots } from './slots.ts'

export interface SampleFile {
  filename: string
  contentType: string
  content: Buffer
}

/** What a requester would attach: a small picture, a log, a list. */
export function sampleFile({ file, language }: Scenario, chance: Chance, slots: Slots): SampleFile | undefined {
  switch (file) {
    case undefined:
      return undefined
    case 'picture':
      return {
        filename: `${language === 'es' ? 'captura' : 'screenshot'}-${chance.between(100, 999)}.png`,
        contentType: 'image/png',
        content: picture(chance),
      }
    case 'log':
      return {
        filename: `${slots['host']}.log.txt`,
        contentType: 'text/plain',
        content: Buffer.from(log(chance, slots)),
      }
    case 'list':
      return { filename: 'ejemplo.txt', contentType: 'text/plain', content: Buffer.from(list(chance)) }
  }
}

function log(chance: Chance, slots: Slots): string {
  const lines = Array.from({ length: 40 }, (_, index) => {
    const level = chance.pick(['INFO', 'INFO', 'INFO', 'WARN', 'ERROR'])
    const what = chance.pick([
      'dock attached',
      'driver reset',
      'display mode set',
      'power state D3',
      'timeout, retrying',
    ])
    return `${String(index).padStart(4, '0')} ${level} ${slots['host']} ${what} (0x${chance.between(4096, 65_535).toString(16)})`
  })
  return `${lines.join('\n')}\n`
}

function list(chance: Chance): string {
  const rows = Array.from(
    { length: 12 },
    (_, index) => `${index + 1};PV-${chance.between(20_000, 99_999)};${chance.between(1, 90)}`,
  )
  return `semana;pedido;unidades\n${rows.join('\n')}\n`
}

const width = 480
const height = 270

/** A window with a title bar, some lines of text and a box that says that something failed. */
function picture(chance: Chance): Buffer {
  const paper = Buffer.alloc((width * 3 + 1) * height, 0)
  const fill = (x: number, y: number, w: number, h: number, [r = 0, g = 0, b = 0]: readonly number[]) => {
    for (let row = y; row < y + h; row += 1) {
      for (let column = x; column < x + w; column += 1) paper.set([r, g, b], row * (width * 3 + 1) + 1 + column * 3)
    }
  }
  fill(0, 0, width, height, [244, 245, 247])
  fill(
    0,
    0,
    width,
    26,
    chance.pick([
      [47, 91, 198],
      [60, 64, 72],
      [24, 112, 88],
    ]),
  )
  for (let line = 0; line < 9; line += 1) fill(20, 48 + line * 20, chance.between(120, 430), 8, [205, 209, 216])
  const left = chance.between(60, 170)
  fill(left, 90, 240, 100, [255, 255, 255])
  fill(left, 90, 240, 18, [201, 52, 52])
  fill(left + 16, 124, 190, 7, [90, 94, 102])
  fill(left + 16, 140, chance.between(90, 180), 7, [90, 94, 102])
  fill(left + 160, 162, 64, 18, [47, 91, 198])
  return png(paper)
}

/** ISO/IEC 15948: signature, header, compressed rows, end. */
function png(rows: Buffer): Buffer {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, 2, 0, 0, 0], 8)
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const length = Buffer.alloc(4)
  length.writeUInt32BE(data.length)
  const check = Buffer.alloc(4)
  check.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, check])
}
