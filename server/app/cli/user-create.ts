import { emailAddress } from '#contract/common.ts'
import { role } from '#contract/people.ts'
import { password as passwordRule } from '#contract/sessions.ts'
import { transact } from '../../kernel/context.ts'
import { addPerson, hashPassword, refuseWeakPassword, setPasswordHash } from '../../people/index.ts'
import { readArguments, required, UsageError } from './arguments.ts'
import type { Command } from './run.ts'
import { withDesk } from './with-desk.ts'

export const createUser: Command = {
  name: 'user create',
  usage: 'user create --email E --role admin|agent|requester [--name N] [--password P]',
  summary: 'Adds a person. Without a password the person signs in by a mailed link.',
  run: async (args) => {
    const { values } = readArguments(args, {
      email: { type: 'string' },
      role: { type: 'string' },
      name: { type: 'string' },
      password: { type: 'string' },
    })
    const email = checked(emailAddress.safeParse(required(values.email, 'email')).data, 'email', 'is no mail address')
    const given = checked(role.safeParse(required(values.role, 'role')).data, 'role', 'is admin, agent or requester')
    const name = values.name ?? email.slice(0, email.indexOf('@'))
    const passwordHash =
      values.password === undefined ? undefined : await readPassword(values.password, { name, email })
    await withDesk((desk) =>
      transact(desk.contextOf({ kind: 'system', job: 'cli' }), async (work) => {
        const person = await addPerson(work, {
          name,
          email,
          role: given,
          phones: [],
          timeZone: null,
          seesOrganization: false,
          isVip: false,
          teamIds: [],
        })
        if (passwordHash !== undefined) await setPasswordHash(work, person.id, passwordHash)
      }),
    )
    process.stdout.write(`${email} is now ${given}.\n`)
    return 0
  },
}

async function readPassword(password: string, person: { name: string; email: string }): Promise<string> {
  if (!passwordRule.safeParse(password).success) throw new UsageError('A password has 10 to 200 characters')
  refuseWeakPassword(password, person, 'password')
  return hashPassword(password)
}

function checked<T>(value: T | undefined, option: string, complaint: string): T {
  if (value === undefined) throw new UsageError(`--${option} ${complaint}`)
  return value
}
