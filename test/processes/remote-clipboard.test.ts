import { execFileSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createHelpingDesk, type HelpingDesk, helpOn } from '../helping.ts'
import { machineOf } from '../machine.ts'
import { noScreen, openScreen, type TestScreen } from '../servers/screen.ts'

let desk: HelpingDesk

beforeAll(async () => {
  desk = await createHelpingDesk({ isRecorded: false })
})
afterAll(() => desk.world.close())

/** The words of a viewer that signs in (RFC 6143) and says that it has copied a text. */
function copying(text: string): Buffer {
  const head = Buffer.from([6, 0, 0, 0, 0, 0, 0, text.length])
  return Buffer.concat([Buffer.from('RFB 003.008\n'), Buffer.from([1, 1]), head, Buffer.from(text)])
}

/** Where a VNC server puts what a viewer has copied, besides the selections. */
function cutBuffer({ display }: TestScreen): string {
  return execFileSync('xprop', ['-display', display, '-root', 'CUT_BUFFER0'], { encoding: 'utf8' })
}

async function desktop(screen: TestScreen, hasVnc: boolean) {
  const { world, admin, teamId } = desk
  const machine = await machineOf(world, admin, teamId, ['control', 'clipboard'], { display: screen.display, hasVnc })
  await machine.answer('yes')
  const { side } = await helpOn(desk, 'control', machine.device.id)
  expect(await side.hears('able')).toMatchObject({ clipboard: true, file: false })
  const begin = (words: object) => {
    const transfer = randomBytes(16).toString('hex')
    side.say({ ...words, transfer, kind: 'clipboard' })
    return transfer
  }
  return {
    side,
    machine,
    put: async (text: string) => {
      const transfer = begin({ type: 'offer', name: '', size: Buffer.byteLength(text) })
      await side.hears('took', { transfer, bytes: 0 })
      side.say({ type: 'chunk', transfer })
      side.send(Buffer.from(text))
      await side.hears('done', { transfer })
    },
    fetch: () => begin({ type: 'fetch', path: null }),
    leave: async () => {
      side.say({ type: 'stop' })
      await side.closed
      await machine.leave()
    },
  }
}

const ways = [
  { name: 'x11vnc', hasVnc: true, why: noScreen('x11vnc', 'xprop') },
  { name: 'the agent’s own server', hasVnc: false, why: noScreen('xprop') },
]

for (const { name, hasVnc, why } of ways)
  test.skipIf(why !== undefined)(
    `no copied text reaches the machine by the way of the screen, with ${name}; one that is sent does, and comes back`,
    { timeout: 120_000 },
    async () => {
      const screen = await openScreen()
      const { side, machine, put, fetch, leave } = await desktop(screen, hasVnc)

      side.send(copying('by the back door'))
      await side.reads('RFB 003.008')
      expect(await side.hears('drop', { transfer: fetch() })).toMatchObject({ reason: 'nothing' })
      await put('ñandú, by the front door')
      const transfer = fetch()
      expect(await side.hears('offer', { transfer })).toMatchObject({ size: 26 })
      side.say({ type: 'took', transfer, bytes: 0 })
      await side.reads('ñandú, by the front door')
      side.say({ type: 'done', transfer, name: '' })

      expect(cutBuffer(screen)).not.toContain('by the back door')
      expect(await machine.told()).toContain('Noa Rivas reads the text on the clipboard')
      await leave()
      await screen.remove()
    },
  )
