import { type RawBuilder, sql } from 'kysely'
import type { RuleCondition, RuleGroup, RuleTest } from '#contract/rules.ts'
import { readSearch, type SearchFilter } from '#contract/search-query.ts'
import { me } from '#contract/view-conditions.ts'
import type { Ctx } from '../kernel/context.ts'
import { type Choices, channels, isFiles, isMe, isNobody, priorities, statuses, types } from './filter-words.ts'
import { peopleCalled } from './filters.ts'

/** More than these are no longer the few that somebody meant. */
const mostNamed = 50

/**
 * What a search asks for, as the condition of a view. Names become those who are called so now; what cannot be said, as
 * it was written, is `left` for the screen to tell. Null: nothing of it can be said.
 */
export async function conditionOfSearch(
  ctx: Ctx,
  text: string,
): Promise<{ condition: RuleGroup | null; left: string[] }> {
  const { words, filters } = readSearch(text)
  const said = await Promise.all(filters.map(async (filter) => ({ filter, test: await testOf(ctx, filter) })))
  const spoken: RuleCondition[] = /[\p{L}\p{N}]/u.test(words)
    ? [{ kind: 'test', field: 'words', operator: 'contains', value: words }]
    : []
  const of = [
    ...spoken,
    ...said.flatMap(({ filter, test }) => (test === undefined ? [] : [filter.isNegated ? turned(test) : test])),
  ]
  const left = said.flatMap(({ filter, test }) => (test === undefined ? [filter.source] : []))
  return { condition: of.length === 0 ? null : { kind: 'all', of }, left }
}

async function testOf(ctx: Ctx, { operator, value }: SearchFilter): Promise<RuleTest | undefined> {
  switch (operator) {
    case 'status':
      return choice('status', statuses, value)
    case 'type':
      return choice('type', types, value)
    case 'channel':
      return choice('channel', channels, value)
    case 'priority': {
      const level = priorities(value)
      return level === undefined ? undefined : test('priority', 'is', level)
    }
    case 'from':
      return named(ctx, 'requester', peopleCalled(value))
    case 'assignee':
      if (isNobody(value)) return test('assignee', 'exists_not')
      if (isMe(value)) return test('assignee', 'is', me)
      return named(ctx, 'assignee', sql`${peopleCalled(value)} and p.role <> 'requester'`)
    case 'team':
      return named(ctx, 'team', sql`select id from teams where position(plain(${value}) in plain(name)) > 0`)
    case 'org':
      return named(
        ctx,
        'organization',
        sql`select id from organizations where position(plain(${value}) in plain(name)) > 0`,
      )
    case 'tag':
      return test('tag', 'is', value.toLowerCase())
    case 'has':
      return isFiles(value) ? test('hasAttachment', 'is', true) : undefined
    case 'before':
      return day('less', value)
    case 'after':
      return day('greater', value)
  }
}

function test(field: string, operator: RuleTest['operator'], value?: RuleTest['value']): RuleTest {
  return { kind: 'test', field, operator, ...(value !== undefined && { value }) }
}

function oneOf(field: string, values: readonly string[]): RuleTest {
  const [only = ''] = values
  return values.length === 1 ? test(field, 'is', only) : test(field, 'in_list', [...values])
}

function choice(field: string, choices: Choices, word: string): RuleTest | undefined {
  const values = choices(word)
  return values && oneOf(field, values)
}

async function named(ctx: Ctx, field: string, those: RawBuilder<unknown>): Promise<RuleTest | undefined> {
  const { rows } = await sql<{ id: string }>`
    select id from (${those}) as named order by id limit ${mostNamed + 1}`.execute(ctx.db)
  return rows.length === 0 || rows.length > mostNamed
    ? undefined
    : oneOf(
        field,
        rows.map(({ id }) => id),
      )
}

function day(operator: 'less' | 'greater', value: string): RuleTest | undefined {
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(new Date(`${value}T00:00:00Z`).getTime())
  return isDay ? test('createdAt', operator, value) : undefined
}

/** What a minus before a filter means, as plainly as a condition can say it. */
function turned(part: RuleTest): RuleCondition {
  if (typeof part.value === 'boolean') return { ...part, value: !part.value }
  const opposite = { is: 'is_not', exists_not: 'exists' } as const
  const operator = part.operator in opposite ? opposite[part.operator as keyof typeof opposite] : undefined
  return operator === undefined ? { kind: 'none', of: [part] } : { ...part, operator }
}
