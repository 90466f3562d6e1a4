/** `npm run demo`: a desk to look around in, or a large one to measure. */
import { fillDemo } from './fill-demo.ts'
import { openDemoDesk } from './open-desk.ts'
import { help, readOptions } from './options.ts'

async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2))
  if (options === undefined) return void process.stdout.write(help)
  const { desk, close } = await openDemoDesk(process.env)
  try {
    const told = await fillDemo(desk, options, (line) => process.stderr.write(`${line}\n`))
    process.stdout.write(`${told.join('\n')}\n`)
  } finally {
    await close()
  }
}

main().catch((error: unknown) => {
  process.stderr.write(`demo: ${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
})
