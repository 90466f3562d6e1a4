import { type RawBuilder, sql } from 'kysely'
import type { CustomField } from '#contract/fields.ts'
import type { RuleCondition, RuleTest } from '#contract/rules.ts'
import {
  customFieldOf,
  isViewField,
  me,
  momentOf,
  myTeams,
  type ViewField,
  viewFields,
} from '#contract/view-conditions.ts'
import { queryOf } from '../../texts/index.ts'
import { customTest } from './custom.ts'
import { textIs, textsOf } from './texts.ts'

/** Who looks at a view, and when. */
export interface Onlooker {
  actorId: string
  /** The teams of which the onlooker is a member. */
  teamIds: readonly string[]
  /** The fields that the desk gives its tickets, as far as conditions ask for them. */
  fields: readonly CustomField[]
  now: Date
}

type Condition = RawBuilder<boolean>

const columns = {
  status: sql.ref('t.status'),
  type: sql.ref('t.type'),
  channel: sql.ref('t.channel'),
  language: sql.ref('t.language'),
  priority: sql.ref('t.priority'),
  impact: sql.ref('t.impact'),
  urgency: sql.ref('t.urgency'),
  messageCount: sql.ref('t.message_count'),
  team: sql.ref('t.team_id'),
  assignee: sql.ref('t.assignee_id'),
  requester: sql.ref('t.requester_id'),
  organization: sql.ref('t.organization_id'),
  inbox: sql.ref('t.inbox_id'),
  tag: sql.ref('t.tags'),
  createdAt: sql.ref('t.created_at'),
  updatedAt: sql.ref('t.updated_at'),
  solvedAt: sql.ref('t.solved_at'),
  waitingSince: sql.ref('t.waiting_since'),
  nextDue: sql.ref('t.next_due_at'),
  teamDue: sql.ref('t.team_due_at'),
  closedAt: sql.ref('t.closed_at'),
  follower: sql`(select ticket_id, person_id from ticket_followers)`,
  mentioned: sql`(select m.ticket_id, n.person_id from message_mentions as n join messages as m on m.id = n.message_id)`,
  problem: sql`(select ticket_id, problem_id as person_id from problem_tickets)`,
  isVip: sql<boolean>`(t.requester_id in (select id from people where is_vip)
    or coalesce(t.organization_id in (select id from organizations where is_vip), false))`,
  isMajor: sql.ref('t.is_major'),
  awaitsReply: sql.ref('t.awaits_reply'),
  hasAttachment: sql<boolean>`exists (select 1 from messages as m join attachments as f on f.message_id = m.id
    where m.ticket_id = t.id and not f.is_inline)`,
  isOverdue: sql.ref('t.next_due_at'),
  isTeamOverdue: sql.ref('t.team_due_at'),
  isClockPaused: sql.ref('t.is_clock_paused'),
  subject: sql.ref('t.subject'),
  words: sql.ref('d.document'),
} satisfies Record<ViewField, unknown>

/**
 * A checked condition as SQL over `tickets as t`. Unknown counts as false, also where `none` and `is_not` turn it
 * around; it is written so that what is asked for plainly stays plain, for the indexes to be used. Values are parameters;
 * only the words of closed lists are written out, for the partial indexes to be seen.
 */
export function compileCondition(part: RuleCondition, who: Onlooker): Condition {
  if (part.kind === 'test') return compileTest(part, who)
  const inner = part.of.map((one) => compileCondition(one, who))
  switch (part.kind) {
    case 'all':
      return sql`(${sql.join(inner, sql` and `)})`
    case 'any':
      return sql`(${sql.join(inner, sql` or `)})`
    case 'none':
      return sql`((${sql.join(inner, sql` or `)}) is not true)`
  }
}

/** What a later release stored and this one does not know finds nothing rather than everything. */
function compileTest(test: RuleTest, who: Onlooker): Condition {
  const { field } = test
  if (!isViewField(field)) {
    const custom = customFieldOf(field, who.fields)
    return custom === undefined ? sql`false` : customTest(custom, test, who)
  }
  switch (viewFields[field]) {
    case 'choice':
      return choice(field, test)
    case 'level':
    case 'count':
      return number(field, test)
    case 'reference':
      return reference(field, test, who)
    case 'people':
    case 'linked':
      return people(field, test, who)
    case 'tags':
      return tags(test)
    case 'time':
    case 'deadline':
      return time(field, test, who)
    case 'flag':
      return field === 'isOverdue' || field === 'isTeamOverdue'
        ? overdue(field, test, who)
        : sql`${columns[field]} = ${test.value === true}`
    case 'text':
      return textIs(sql`plain(t.subject)`, test)
    case 'search':
      return search(test)
  }
}

function choice(field: ViewField, test: RuleTest): Condition {
  const words = textsOf(test).map((word) => sql.lit(word))
  if (words.length === 0) return sql`false`
  const isOne = sql<boolean>`${columns[field]} in (${sql.join(words)})`
  return test.operator === 'is_not' ? sql`not (${isOne})` : isOne
}

const signs = { is: sql`=`, is_not: sql`<>`, greater: sql`>`, less: sql`<` } as const

function number(field: ViewField, { operator, value }: RuleTest): Condition {
  if (typeof value !== 'number' || !(operator in signs)) return sql`false`
  return sql`${columns[field]} ${signs[operator as keyof typeof signs]} ${value}::integer`
}

/** Who goes on for a person who was merged: a view made for the one shows what is the other's now. */
function standingPerson(id: string) {
  return sql`(with recursive way as (
      select id, merged_into_id from people where id = ${id}::uuid
      union all select p.id, p.merged_into_id from way join people as p on p.id = way.merged_into_id)
    select id from way where merged_into_id is null)`
}

function reference(field: ViewField, test: RuleTest, { actorId, teamIds }: Onlooker): Condition {
  const column = columns[field]
  if (test.operator === 'exists') return sql`${column} is not null`
  if (test.operator === 'exists_not') return sql`${column} is null`
  const ids = textsOf(test).flatMap((value) => (value === me ? [actorId] : value === myTeams ? teamIds : [value]))
  const values = ids.map((id) => (field === 'requester' ? standingPerson(id) : sql`${id}::uuid`))
  const [only] = values
  // One value is written as an equation, which keeps the order of an index that begins with the column.
  const isOne =
    values.length === 1
      ? sql<boolean>`${column} = ${only}`
      : sql<boolean>`${column} = any(array[${sql.join(values)}]::uuid[])`
  return test.operator === 'is_not' ? sql`((${isOne}) is not true)` : isOne
}

/** People, and problems, which are kept beside the tickets. */
function people(field: ViewField, test: RuleTest, { actorId }: Onlooker): Condition {
  const ids = textsOf(test).map((value) => (value === me ? actorId : value))
  const isAny = test.operator === 'exists' || test.operator === 'exists_not'
  const those = isAny ? sql`true` : sql`w.person_id = any(${ids}::uuid[])`
  const isOne = sql<boolean>`t.id in (select w.ticket_id from ${columns[field]} as w where ${those})`
  return test.operator === 'is_not' || test.operator === 'exists_not' ? sql`not (${isOne})` : isOne
}

function search(test: RuleTest): Condition {
  const [words = ''] = textsOf(test)
  const isFound = sql<boolean>`t.id in (
    select d.ticket_id from ticket_documents as d where ${columns.words} @@ ${queryOf(words, 'last')})`
  return test.operator === 'contains_not' ? sql`not (${isFound})` : isFound
}

function tags(test: RuleTest): Condition {
  const wanted = textsOf(test).map((tag) => tag.trim().toLowerCase())
  switch (test.operator) {
    case 'exists':
      return sql`t.tags <> '{}'`
    case 'exists_not':
      return sql`t.tags = '{}'`
    case 'is_not':
      return sql`not (t.tags && ${wanted}::text[])`
    default:
      return sql`t.tags && ${wanted}::text[]`
  }
}

function time(field: ViewField, { operator, value }: RuleTest, { now }: Onlooker): Condition {
  const column = columns[field]
  if (operator === 'exists') return sql`${column} is not null`
  if (operator === 'exists_not') return sql`${column} is null`
  const kind = viewFields[field] === 'deadline' ? 'deadline' : 'time'
  const moment = typeof value === 'string' ? momentOf(value, now, kind) : undefined
  if (moment === undefined) return sql`false`
  const sign = operator === 'greater' ? sql`>` : sql`<`
  return sql`${column} ${sign} ${moment}::timestamptz`
}

/** Told by the moment: nothing is written when the time of a promise runs out. */
function overdue(field: 'isOverdue' | 'isTeamOverdue', { value }: RuleTest, { now }: Onlooker): Condition {
  const isPast = sql<boolean>`${columns[field]} <= ${now}::timestamptz`
  return value === true ? isPast : sql`(${isPast} is not true)`
}
