import type { Button as NutButton, Key as NutKey } from '@nut-tree-fork/nut-js'
import { nameOfKey } from './keysyms.ts'

/** Mouse and keyboard of this machine. */
export interface Input {
  key(keysym: number, isDown: boolean): Promise<void>
  /** `buttons`: a bit each for left, middle, right, wheel up and wheel down, as RFB has them. */
  pointer(x: number, y: number, buttons: number): Promise<void>
  /** Lets go of whatever is still held. */
  release(): Promise<void>
}

const wheelSteps = 3

export async function inputTo(): Promise<Input> {
  // Native, and fetched only when it is needed.
  const { mouse, keyboard, Key, Button, Point } = await import('@nut-tree-fork/nut-js')
  keyboard.config.autoDelayMs = 0
  mouse.config.autoDelayMs = 0
  const names: Record<string, NutKey | undefined> = Key as unknown as Record<string, NutKey>
  const held = new Set<NutKey>()
  const order: NutButton[] = [Button.LEFT, Button.MIDDLE, Button.RIGHT]
  let last = 0
  return {
    key: async (keysym, isDown) => {
      const key = names[nameOfKey(keysym) ?? '']
      if (key === undefined) return
      if (isDown) held.add(key)
      else held.delete(key)
      await (isDown ? keyboard.pressKey(key) : keyboard.releaseKey(key))
    },
    pointer: async (x, y, buttons) => {
      await mouse.setPosition(new Point(x, y))
      const changed = buttons ^ last
      last = buttons
      for (const [bit, button] of order.entries()) {
        if ((changed & (1 << bit)) === 0) continue
        await ((buttons & (1 << bit)) === 0 ? mouse.releaseButton(button) : mouse.pressButton(button))
      }
      if (changed & buttons & 8) await mouse.scrollUp(wheelSteps)
      if (changed & buttons & 16) await mouse.scrollDown(wheelSteps)
    },
    release: async () => {
      for (const key of held) await keyboard.releaseKey(key)
      for (const [bit, button] of order.entries()) if ((last & (1 << bit)) !== 0) await mouse.releaseButton(button)
      held.clear()
      last = 0
    },
  }
}
