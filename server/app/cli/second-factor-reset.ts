import { transact } from '../../kernel/context.ts'
import { dropSecondFactor, findPersonByAddress } from '../../people/index.ts'
import { readArguments, required, UsageError } from './arguments.ts'
import type { Command } from './run.ts'
import { withDesk } from './with-desk.ts'

/** For an administrator who is the only one and lost phone and recovery codes. */
export const resetSecondFactor: Command = {
  name: 'second-factor reset',
  usage: 'second-factor reset --email E',
  summary: 'Takes the second factor from somebody who lost it, so that the password alone signs in again.',
  run: async (args) => {
    const email = required(readArguments(args, { email: { type: 'string' } }).values.email, 'email')
    await withDesk(async (desk) => {
      const ctx = desk.contextOf({ kind: 'system', job: 'cli' })
      const person = await findPersonByAddress(ctx.db, email)
      if (person === undefined) throw new UsageError(`Nobody here has the address ${email}`)
      await transact(ctx, (work) => dropSecondFactor(work, person.id, 'second_factor.reset'))
    })
    process.stdout.write(`The second factor of ${email} is gone.\n`)
    return 0
  },
}
