import { AppError } from '../../kernel/errors.ts'
import { type IncomingMail, storeMail } from '../../mail/index.ts'
import { readArguments } from './arguments.ts'
import type { Command } from './run.ts'
import { withDesk } from './with-desk.ts'

/** sysexits.h: the mail server keeps the mail and comes again. */
const tryLater = 75
/** sysexits.h: this mail will never be taken. */
const refused = 65

/** For mail servers that hand mails to a program. What is stored is read by the running Mesa, or when it starts. */
export const deliverMail: Command = {
  name: 'mail deliver',
  usage: 'mail deliver [--inbox ADDRESS] < raw.eml',
  summary: 'Takes one raw mail from standard input. Exit code 0: stored; 75: try again later; 65: refused.',
  run: async (args) => {
    const { values } = readArguments(args, { inbox: { type: 'string' } })
    const mail: IncomingMail = {
      content: process.stdin,
      source: 'cli',
      envelopeFrom: undefined,
      envelopeTo: [],
      inbox: values.inbox?.toLowerCase(),
    }
    try {
      const stored = await withDesk((desk) => storeMail(desk.contextOf({ kind: 'system', job: 'cli' }), mail))
      process.stdout.write(`${stored.map(({ id }) => id).join('\n')}\n`)
      return 0
    } catch (error) {
      process.stderr.write(`mesa: ${error instanceof Error ? error.message : String(error)}\n`)
      return error instanceof AppError && error.status < 500 ? refused : tryLater
    }
  },
}
