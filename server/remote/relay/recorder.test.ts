import { PassThrough } from 'node:stream'
import { expect, test } from 'vitest'
import { recorderOf } from './recorder.ts'

async function recorded(
  kind: 'terminal' | 'control' | 'share',
  act: (record: ReturnType<typeof recorderOf>) => void,
): Promise<Buffer> {
  const file = new PassThrough()
  let ms = 0
  const recorder = recorderOf(kind, file, () => (ms += 500))
  act(recorder)
  await recorder.close()
  return Buffer.concat(await file.toArray())
}

test('a terminal is recorded as asciicast v2, and a character that comes in two pieces stays whole', async () => {
  const euro = Buffer.from('€')

  const cast = await recorded('terminal', (recorder) => {
    recorder.resize(100, 30)
    recorder.take(Buffer.from('a"\n'))
    recorder.take(euro.subarray(0, 1))
    recorder.take(euro.subarray(1))
    recorder.resize(120, 40)
  })

  const [header, ...lines] = cast
    .toString()
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
  expect(header).toEqual({ version: 2, width: 100, height: 30 })
  expect(lines).toEqual([
    [0.5, 'o', 'a"\n'],
    [1, 'o', '€'],
    [1.5, 'r', '120x40'],
  ])
})

test('a desktop is recorded with the time and the length of each piece', async () => {
  const bytes = await recorded('control', (recorder) => recorder.take(Buffer.from('RFB')))

  expect([...bytes]).toEqual([0, 0, 1, 244, 0, 0, 0, 3, 82, 70, 66])
})

test('a film is recorded as it comes', async () => {
  const bytes = await recorded('share', (recorder) => recorder.take(Buffer.from('webm')))

  expect(bytes.toString()).toBe('webm')
})
