import { afterAll, beforeAll, expect, test } from 'vitest'
import { deliver, rawMail } from '#test/mails.ts'
import { createWorld, type World } from '#test/world.ts'

let world: World
beforeAll(async () => {
  world = await createWorld()
})
afterAll(() => world.close())

test('the metrics tell what became of each inbox’s mail and how long the oldest has waited', async () => {
  await deliver(world, rawMail())
  await deliver(world, rawMail({ from: 'support@desk.example' }))

  const text = await (await world.fetch('/metrics')).text()

  expect(text).toContain('mesa_inbox_mails{inbox="support@desk.example",outcome="opened"} 1')
  expect(text).toContain('mesa_inbox_mails{inbox="support@desk.example",outcome="ignored"} 1')
  expect(text).toContain('mesa_inbox_waiting_seconds{inbox="support@desk.example"} 0')
})
