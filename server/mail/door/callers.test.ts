import { expect, test } from 'vitest'
import { Callers } from './callers.ts'
import { Slots } from './slots.ts'

test('strangers never take the last lines, which stay free for our own mail servers', () => {
  const callers = new Callers({ clients: 10, perAddress: 10, mailsPerMinute: 1 }, () => 0)
  const enter =
    (id: string, ip: string, isRelay = false) =>
    () =>
      callers.enter({ id, ip, isRelay })
  for (let index = 0; index < 8; index += 1) enter(`s${index}`, `192.0.2.${index}`)()

  expect(enter('one more', '192.0.2.99')).toThrow(/busy/)
  expect(enter('relay', '127.0.0.1', true)).not.toThrow()
  callers.leave('s0')
  expect(enter('now', '192.0.2.99')).not.toThrow()
})

test('mails are counted by minute and by address', () => {
  let now = 0
  const callers = new Callers({ clients: 10, perAddress: 10, mailsPerMinute: 1 }, () => now)
  const mail = (ip: string) => () => callers.countMail(ip)
  mail('192.0.2.1')()

  expect(mail('192.0.2.1')).toThrow(/Too many mails/)
  expect(mail('192.0.2.2')).not.toThrow()
  now = 60_000
  expect(mail('192.0.2.1')).not.toThrow()
})

test('of many at once only so many run, the rest in order, and whoever finds the line full is sent away', async () => {
  const slots = new Slots(2, 2)
  const gates = Array.from({ length: 4 }, () => Promise.withResolvers<void>())
  const begun: number[] = []
  const running = gates.map(({ promise }, index) =>
    slots.use(async () => {
      begun.push(index)
      await promise
    }),
  )
  const sentAway = slots.use(async () => undefined)

  await expect(sentAway).rejects.toMatchObject({ responseCode: 451 })
  await Promise.resolve()
  expect(begun).toEqual([0, 1])
  for (const { resolve } of gates) resolve()
  await Promise.all(running)
  expect(begun).toEqual([0, 1, 2, 3])
  expect(await slots.use(async () => 'free again')).toBe('free again')
})
