import { runCommand } from './cli/run.ts'

/** Administration from the shell, also while the server runs. */
runCommand(process.argv.slice(2)).then(
  (code) => process.exit(code),
  (error: unknown) => {
    process.stderr.write(`mesa: ${error instanceof Error ? error.message : String(error)}\n`)
    process.exit(1)
  },
)
