import { browserPath } from './launch.ts'

/** Before the first test: two files that unpack the browser at once would start it while it is still written. */
export async function setup(): Promise<void> {
  await browserPath()
}
