import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { closeMailReader, readMail, UnreadableMailError } from '#server/mail/reading/index.ts'
import { sanitizeMailHtml } from '#server/texts/index.ts'
import { tagsOf } from './html-tags.ts'

const folder = new URL('./corpus/', import.meta.url)
const corpus = readdirSync(folder)
  .filter((file) => file.endsWith('.eml'))
  .map((file) => readFileSync(new URL(file, folder)))

/** In the ordinary run a sample; `npm run fuzz` takes 20,000. */
const runs = Number(process.env['FUZZ'] ?? 1500)
/** The seed of the sample stays, so that a failure is everybody's; a long run may bring its own. */
const seed = Number(process.env['FUZZ_SEED'] ?? 20261123)
/** Of the processor's time, for all threads together: the machine may be busy with other things. */
const mostMicroseconds = 1_000_000

/** Where in the mail, as a fraction, and what happens there. */
const mutation = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  length: fc.integer({ min: 1, max: 200 }),
  kind: fc.constantFrom('overwrite', 'delete', 'repeat', 'insert', 'cut'),
  bytes: fc.uint8Array({ minLength: 1, maxLength: 20 }),
})

function mutate(
  raw: Buffer,
  { at, length, kind, bytes }: typeof mutation extends fc.Arbitrary<infer T> ? T : never,
): Buffer {
  const start = Math.floor(at * raw.length)
  const [head, middle, tail] = [
    raw.subarray(0, start),
    raw.subarray(start, start + length),
    raw.subarray(start + length),
  ]
  if (kind === 'cut') return head
  if (kind === 'delete') return Buffer.concat([head, tail])
  if (kind === 'insert') return Buffer.concat([head, bytes, middle, tail])
  if (kind === 'repeat') return Buffer.concat([head, middle, middle, middle, tail])
  return Buffer.concat([head, bytes, raw.subarray(start + bytes.length)])
}

async function readAtCost(raw: Buffer) {
  const started = process.cpuUsage()
  const outcome = await readMail(raw, envelope).catch((error) => error)
  const { user, system } = process.cpuUsage(started)
  return { outcome, cost: user + system }
}

const envelope = { from: undefined, to: [] }

// Starting the reading thread loads its libraries; that is no test's time.
beforeAll(async () => {
  await readMail(Buffer.from('Subject: x\r\n\r\n'), { from: undefined, to: [] })
})

afterAll(closeMailReader)

test('a damaged mail is read or refused within a second, and never anything else', async () => {
  const damaged = fc.record({
    raw: fc.constantFrom(...corpus),
    mutations: fc.array(mutation, { minLength: 1, maxLength: 6 }),
  })

  await fc.assert(
    fc.asyncProperty(damaged, async ({ raw, mutations }) => {
      const damagedRaw = mutations.reduce(mutate, raw)

      const { outcome, cost } = await readAtCost(damagedRaw)

      // The first mail of a new thread pays for its start: only one that is slow again is slow.
      if (cost >= mostMicroseconds) expect((await readAtCost(damagedRaw)).cost).toBeLessThan(mostMicroseconds)

      if (outcome instanceof Error) {
        expect(outcome).toBeInstanceOf(UnreadableMailError)
        expect(outcome.message).not.toMatch(/took longer|brought its reader down/)
        return
      }
      expect(/\p{Cc}/u.test(outcome.subject)).toBe(false)
      expect(() => tagsOf(sanitizeMailHtml(outcome.bodyHtml ?? ''))).not.toThrow()
    }),
    { numRuns: runs, seed },
  )
}, 7_200_000)

test('any bytes at all are read or refused', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 3000 }), async (bytes) => {
      const outcome = await readMail(Buffer.from(bytes), { from: undefined, to: [] }).catch((error) => error)

      expect(outcome instanceof Error ? outcome : undefined).toSatisfy(
        (error) => error === undefined || error instanceof UnreadableMailError,
      )
    }),
    { numRuns: 100 },
  )
}, 60_000)
