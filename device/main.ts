import { resolve } from 'node:path'
import { isSea } from 'node:sea'
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { deviceAllowance } from '../contract/device.ts'
import { check } from './check.ts'
import { enrol } from './enrol.ts'
import { usualFolder } from './folder.ts'
import { install } from './install.ts'
import { handlers } from './kinds.ts'
import { agentVersion } from './machine.ts'
import { policyPath } from './policy.ts'
import { Refusal } from './refusal.ts'
import { removeUnfinished } from './remote/transfers/unfinished.ts'
import { report } from './report.ts'
import { run } from './run.ts'
import { readState } from './state.ts'

const usage = `mesa-device ${agentVersion}: the device agent of Mesa

  mesa-device enrol CODE --server URL [--allow LIST]   make this machine known to the desk
  mesa-device run                                      hold the line to the desk
  mesa-device check                                    say what is allowed, and whether the desk is reached
  mesa-device install                                  write a unit for systemd (as root)

  --data-dir FOLDER   where key, state and policy are kept
  --allow LIST        of: ${deviceAllowance.options.join(', ')}
`

/** Exits 0 only on success; otherwise one line on stderr says what is wrong and what to do. */
async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      server: { type: 'string' },
      allow: { type: 'string' },
      'data-dir': { type: 'string' },
      help: { type: 'boolean', short: 'h' },
    },
  })
  const [command, code] = positionals
  const folder = resolve(values['data-dir'] ?? usualFolder())
  if (values.help || command === undefined) return say(usage)
  if (command === 'enrol') {
    if (code === undefined || values.server === undefined) throw new Refusal('Give the code and --server URL')
    const { server } = await enrol({ code, server: values.server, folder, allow: readAllow(values.allow) })
    return say(`Enrolled at ${server}. What is allowed stands in ${policyPath(folder)}. Go on with: mesa-device run\n`)
  }
  if (command === 'check') return say(await check(folder))
  if (command === 'run') return hold(folder)
  if (command === 'install') return say(await install({ folder, command: ownCommand() }))
  throw new Refusal(`There is no command ${command}; see mesa-device --help`)
}

async function hold(folder: string): Promise<void> {
  const stop = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop.abort())
  const log = (text: string) => say(`${new Date().toISOString()} ${text}\n`)
  const state = await readState(folder)
  await removeUnfinished(folder)
  await run({ state, folder, handlers, report: (line) => report(line, folder, log), log, signal: stop.signal })
}

/** What started this process: a single executable by itself, or Node with a script. */
function ownCommand(): string[] {
  if (isSea()) return [process.execPath]
  return [process.execPath, ...process.execArgv, resolve(process.argv[1] ?? 'mesa-device')]
}

function readAllow(text: string | undefined) {
  if (text === undefined) return undefined
  const parsed = z.array(deviceAllowance).safeParse(
    text
      .split(',')
      .map((word) => word.trim())
      .filter(Boolean),
  )
  if (!parsed.success) throw new Refusal(`--allow takes a list of: ${deviceAllowance.options.join(', ')}`)
  return parsed.data
}

function say(text: string): void {
  process.stdout.write(text)
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    const said = error instanceof Error ? error.message : String(error)
    process.stderr.write(`mesa-device: ${error instanceof Refusal ? said : `something went wrong: ${said}`}\n`)
    process.exit(1)
  },
)
