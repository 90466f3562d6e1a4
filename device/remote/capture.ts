import type { Picture } from './picture.ts'

/** Takes pictures of the main screen. Refused where there is none. */
export async function captureScreen(): Promise<() => Promise<Picture>> {
  // Native, and fetched only when it is needed.
  const { Monitor } = await import('node-screenshots')
  const screens = Monitor.all()
  const screen = screens.find((one) => one.isPrimary()) ?? screens[0]
  if (screen === undefined) throw new Error('This machine has no screen')
  return async () => {
    const image = await screen.captureImage()
    return { width: image.width, height: image.height, pixels: await image.toRaw() }
  }
}
