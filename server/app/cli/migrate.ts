import { readArguments } from './arguments.ts'
import type { Command } from './run.ts'
import { withDesk } from './with-desk.ts'

export const migrateNow: Command = {
  name: 'migrate',
  usage: 'migrate',
  summary: 'Brings the database up to date, as every start does too.',
  run: async (args) => {
    readArguments(args, {})
    await withDesk(async () => undefined)
    process.stdout.write('The database is up to date.\n')
    return 0
  },
}
