import { exportArticlesNow, importArticlesNow } from './articles.ts'
import { verifyClocksNow } from './clocks-verify.ts'
import { doctor } from './doctor.ts'
import { deliverMail } from './mail-deliver.ts'
import { exportMail } from './mail-export.ts'
import { importMail } from './mail-import.ts'
import { migrateNow } from './migrate.ts'
import { resetSecondFactor } from './second-factor-reset.ts'
import { createToken } from './token-create.ts'
import { createUser } from './user-create.ts'

/** A command of the shell. It answers its exit code, and throws one line that says what is wrong and what to do. */
export interface Command {
  /** As typed, without the program's name. */
  name: string
  usage: string
  summary: string
  run(args: string[]): Promise<number>
}

const commands: Command[] = [
  createToken,
  createUser,
  resetSecondFactor,
  deliverMail,
  importMail,
  exportMail,
  importArticlesNow,
  exportArticlesNow,
  migrateNow,
  doctor,
  verifyClocksNow,
]

export async function runCommand(argv: string[]): Promise<number> {
  const command = commands.find(({ name }) => argv.slice(0, name.split(' ').length).join(' ') === name)
  if (command === undefined) return overview(argv)
  const args = argv.slice(command.name.split(' ').length)
  if (args.includes('--help')) {
    process.stdout.write(`${command.summary}\n\n  npm run mesa -- ${command.usage}\n`)
    return 0
  }
  return command.run(args)
}

function overview(argv: string[]): number {
  const asked = argv.length === 0 || argv.includes('--help')
  const lines = commands.map(({ usage, summary }) => `  ${usage}\n      ${summary}`)
  const text = `npm run mesa -- COMMAND\n\n${lines.join('\n')}\n\nEvery command has --help.\n`
  if (asked) process.stdout.write(text)
  else process.stderr.write(`mesa: there is no command “${argv.join(' ')}”; see --help\n`)
  return asked ? 0 : 1
}
