import { tokenScope } from '#contract/administration.ts'
import { tokenScopes } from '#contract/operation.ts'
import { actingAs, transact } from '../../kernel/context.ts'
import { findPersonByAddress, makeToken, personActor } from '../../people/index.ts'
import { readArguments, required, UsageError } from './arguments.ts'
import type { Command } from './run.ts'
import { withDesk } from './with-desk.ts'

export const createToken: Command = {
  name: 'token create',
  usage: 'token create --email E --name N [--scopes tickets:read,tickets:write,…]',
  summary: 'Makes an API token that acts as the person; prints it alone on the last line.',
  run: async (args) => {
    const { values } = readArguments(args, {
      email: { type: 'string' },
      name: { type: 'string' },
      scopes: { type: 'string' },
    })
    const email = required(values.email, 'email')
    const name = required(values.name, 'name')
    const scopes = readScopes(values.scopes)
    const token = await withDesk(async (desk) => {
      const ctx = desk.contextOf({ kind: 'system', job: 'cli' })
      const person = await findPersonByAddress(ctx.db, email)
      const actor = person === undefined ? undefined : await personActor(ctx.db, person.id)
      if (person === undefined || actor === undefined) throw new UsageError(`Nobody here has the address ${email}`)
      return transact(actingAs(ctx, actor), (work) =>
        makeToken(work, { personId: person.id, name, scopes, expiresAt: undefined }),
      )
    })
    process.stdout.write(`${token.token}\n`)
    return 0
  },
}

function readScopes(given: string | undefined) {
  if (given === undefined) return [...tokenScopes]
  return given.split(',').map((word) => {
    const scope = tokenScope.safeParse(word.trim())
    if (!scope.success) throw new UsageError(`There is no scope “${word}”; there are ${tokenScopes.join(', ')}`)
    return scope.data
  })
}
