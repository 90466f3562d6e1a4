import fc from 'fast-check'
import { type RawBuilder, sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CustomField, FieldValues } from '#contract/fields.ts'
import type { RuleCondition, RuleGroup, RuleTest } from '#contract/rules.ts'
import { customFieldName, kindOf, viewChoices, viewFields, viewOperators } from '#contract/view-conditions.ts'
import { type JudgedTicket, judgeTicket } from '#test/judge-slowly.ts'
import { openFor } from '#test/tickets.ts'
import { createWorld, type Somebody, type World } from '#test/world.ts'
import { faultsOfViewCondition } from './check.ts'
import { compileCondition, type Onlooker } from './compile.ts'

let world: World
let agent: Somebody
let who: Onlooker
let tickets: JudgedTicket[]
const ids: Record<string, string[]> = {}

beforeAll(async () => {
  world = await createWorld()
  agent = await world.person('agent')
  await fillDesk()
  await addPeople()
  await addProblems()
  who = {
    actorId: agent.id,
    teamIds: ids['team']?.slice(0, 1) ?? [],
    fields: await addFields(),
    now: new Date('2026-03-01T12:00:00Z'),
  }
  tickets = await readTickets()
})
afterAll(() => world.close())

/** Thirty tickets whose values are spread so that every test finds some and leaves some. */
async function fillDesk() {
  const admin = await world.admin()
  const eva = await world.person('requester', { name: 'Eva', isVip: true })
  const requesters = [await world.person('requester', { name: 'Ana' }), agent, eva]
  const organization = await admin.api.organizations.create({ body: { name: 'Norte', domains: [] } })
  const teams = await Promise.all(
    ['Redes', 'Nóminas'].map((name) => admin.api.teams.create({ body: { name, color: '#112233' } })),
  )
  ids['team'] = teams.map(({ id }) => id)
  ids['assignee'] = [agent.id, (await world.person('agent')).id]
  ids['requester'] = requesters.map(({ id }) => id)
  ids['organization'] = [organization.id]
  ids['inbox'] = (await admin.api.inboxes.list()).items.map(({ id }) => id)
  for (let index = 0; index < 30; index++) {
    const ticket = await openFor(agent, requesters[index % 3] ?? agent, { subject: subjects[index % 4] ?? '' })
    await world.db
      .updateTable('tickets')
      .set({
        ...pick(viewChoices, index),
        priority: (index % 4) + 1,
        impact: (index % 3) + 1,
        urgency: ((index + 1) % 3) + 1,
        messageCount: index % 5,
        teamId: [null, ...teams.map(({ id }) => id)][index % 3] ?? null,
        assigneeId: [null, ...(ids['assignee'] ?? [])][index % 3] ?? null,
        organizationId: index % 2 === 0 ? organization.id : null,
        inboxId: index % 4 === 0 ? (ids['inbox']?.[0] ?? null) : null,
        tags: [[], ['vpn'], ['vpn', 'casa'], ['impresora']][index % 4] ?? [],
        awaitsReply: index % 2 === 1,
        waitingSince: index % 2 === 1 ? dayBefore(index) : null,
        createdAt: dayBefore(index + 1),
        updatedAt: dayBefore(index),
        solvedAt: index % 5 === 0 ? dayBefore(index) : null,
        nextDueAt: index % 3 === 0 ? null : dayBefore(index - 10),
        teamDueAt: index % 4 === 0 ? null : dayBefore(index - 9),
        isClockPaused: index % 7 === 0,
        isMajor: index % 9 === 0,
        closedAt: index % 10 === 0 ? dayBefore(index) : null,
        fields: JSON.stringify(customValues(index)),
      })
      .where('id', '=', ticket.id)
      .execute()
    if (index % 6 === 0) await attachTo(ticket.id)
  }
}

const customTypes = ['text', 'long_text', 'number', 'date', 'choice', 'choices', 'tree', 'checkbox'] as const

/** One field of each kind, called as its kind. */
async function addFields(): Promise<CustomField[]> {
  const admin = await world.admin()
  const option = (value: string, parent: string | null = null) => ({ value, labels: { es: value, en: value }, parent })
  const options = {
    choice: [option('rojo'), option('azul')],
    choices: [option('norte'), option('sur'), option('este')],
    tree: [option('aparato'), option('impresora', 'aparato'), option('tinta', 'impresora'), option('cuenta')],
  }
  for (const type of customTypes) {
    const own = type in options ? { options: options[type as keyof typeof options] } : {}
    await admin.api.fields.create({ body: { key: type, type, labels: { es: type, en: type }, ...own } })
  }
  return (await admin.api.fields.list({ query: {} })).items
}

/** Some have no value at all, and every third lacks that of the field. */
function customValues(index: number): FieldValues {
  if (index % 7 === 0) return {}
  const all: FieldValues = {
    text: ['Módem ADSL', 'modem', 'router'][index % 3] ?? '',
    long_text: `línea uno\nlínea ${index % 4}`,
    number: [-2.5, 7, 100][index % 3] ?? 0,
    date: `2026-02-${String((index % 28) + 1).padStart(2, '0')}`,
    choice: ['rojo', 'azul'][index % 2] ?? '',
    choices: [['norte'], ['norte', 'sur'], ['este']][index % 3] ?? [],
    tree: ['aparato', 'tinta', 'cuenta', 'impresora'][index % 4] ?? '',
    checkbox: index % 2 === 0,
  }
  return Object.fromEntries(Object.entries(all).filter((_, place) => (index + place) % 3 !== 0))
}

/** Followers, and people whom notes name. */
async function addPeople() {
  const [me = '', other = ''] = ids['assignee'] ?? []
  ids['follower'] = ids['mentioned'] = [other]
  for (const number of [2, 3, 5]) await agent.api.ticketFollowers.add({ params: { number, id: me } })
  for (const number of [3, 4]) await agent.api.ticketFollowers.add({ params: { number, id: other } })
  for (const [number, id] of [
    [5, me],
    [6, me],
    [6, other],
    [7, other],
  ] as const) {
    const bodyHtml = `<p><span data-mention="${id}">@a</span></p>`
    await agent.api.messages.add({ params: { number }, body: { kind: 'note', bodyHtml } })
  }
}

/** One behind three tickets, another behind one. */
async function addProblems() {
  const created = await Promise.all(
    [[2, 4, 6], [5]].map((ticketNumbers) =>
      agent.api.problems.create({ body: { title: `Detrás de ${ticketNumbers}`, ticketNumbers } }),
    ),
  )
  ids['problem'] = created.map(({ id }) => id)
}

const subjects = ['La impresora NO va', 'Conexión a la VPN', 'conexion', 'Alta de Eva (100%_hoy)']

function pick(choices: typeof viewChoices, index: number) {
  return Object.fromEntries(Object.entries(choices).map(([field, words]) => [field, words[index % words.length]]))
}

function dayBefore(days: number): Date {
  return new Date(Date.UTC(2026, 2, 1, 12) - days * 86_400_000)
}

async function attachTo(ticketId: string) {
  const { id } = await world.db
    .selectFrom('messages')
    .select('id')
    .where('ticketId', '=', ticketId)
    .executeTakeFirstOrThrow()
  const file = { messageId: id, sha256: 'a'.repeat(64), filename: 'a.txt', contentType: 'text/plain', size: 1 }
  await world.db
    .insertInto('attachments')
    .values({ id: crypto.randomUUID(), ...file })
    .execute()
}

async function readTickets(): Promise<JudgedTicket[]> {
  const people = (from: RawBuilder<unknown>) => sql<string[]>`array(select distinct person_id::text from ${from})`
  const rows = await world.db
    .selectFrom('tickets as t')
    .selectAll()
    .select(people(sql`ticket_followers where ticket_id = t.id`).as('follower'))
    .select(sql<string[]>`array(select problem_id::text from problem_tickets where ticket_id = t.id)`.as('problem'))
    .select(
      people(sql`message_mentions as n join messages as m on m.id = n.message_id where m.ticket_id = t.id`).as(
        'mentioned',
      ),
    )
    .select(
      sql<string>`subject || ' ' || (select string_agg(new_text, ' ') from messages where ticket_id = t.id)`.as(
        'words',
      ),
    )
    .select(
      sql<boolean>`exists (select from messages join attachments on attachments.message_id = messages.id where messages.ticket_id = t.id)`.as(
        'hasAttachment',
      ),
    )
    .select(
      sql<boolean>`exists (select from people where id = t.requester_id and is_vip)
        or exists (select from organizations where id = t.organization_id and is_vip)`.as('isVip'),
    )
    .orderBy('t.number')
    .execute()
  return rows.map(({ teamId, assigneeId, requesterId, organizationId, inboxId, tags, fields, ...row }) => ({
    ...row,
    team: teamId,
    assignee: assigneeId,
    requester: requesterId,
    organization: organizationId,
    inbox: inboxId,
    tag: tags,
    nextDue: row.nextDueAt,
    isOverdue: row.nextDueAt !== null && row.nextDueAt <= who.now,
    teamDue: row.teamDueAt,
    isTeamOverdue: row.teamDueAt !== null && row.teamDueAt <= who.now,
    ...judgedFields(fields as FieldValues),
  }))
}

/** Of a tree also the branches above; an empty box is one that is not ticked. */
function judgedFields(values: FieldValues): Record<string, unknown> {
  const branches: Record<string, string[] | undefined> = { tinta: ['impresora', 'aparato'], impresora: ['aparato'] }
  const tree = [values['tree'] ?? []].flat().map(String)
  const all: FieldValues = { ...values, tree: [...tree, ...tree.flatMap((value) => branches[value] ?? [])] }
  return Object.fromEntries(
    customTypes.map((type) => [
      customFieldName(type),
      type === 'checkbox' ? (values[type] ?? false) : (all[type] ?? null),
    ]),
  )
}

async function found(condition: RuleCondition): Promise<number[]> {
  const rows = await world.db
    .selectFrom('tickets as t')
    .select('t.number')
    .where(compileCondition(condition, who))
    .orderBy('t.number')
    .execute()
  return rows.map(({ number }) => number)
}

function judged(condition: RuleCondition): number[] {
  return tickets.filter((ticket) => judgeTicket(condition, ticket, who)).map(({ number }) => number)
}

const values: Record<string, readonly (string | number | boolean)[]> = {
  ...viewChoices,
  priority: [1, 2, 4],
  impact: [1, 2, 3],
  urgency: [1, 2, 3],
  messageCount: [0, 2, 4],
  tag: ['vpn', 'Casa', 'nada'],
  createdAt: ['P7D', 'PT36H', '2026-02-14', '2026-02-14T10:00:00Z'],
  updatedAt: ['P7D', 'PT36H', '2026-02-14'],
  solvedAt: ['P7D', '2026-02-14'],
  nextDue: ['P7D', 'PT36H', '2026-02-24'],
  teamDue: ['P7D', 'PT36H', '2026-02-24'],
  waitingSince: ['P7D', 'PT36H'],
  closedAt: ['P7D', '2026-02-14'],
  isVip: [true, false],
  isOverdue: [true, false],
  isTeamOverdue: [true, false],
  isMajor: [true, false],
  isClockPaused: [true, false],
  awaitsReply: [true, false],
  hasAttachment: [true, false],
  subject: ['conexion', 'CONEXIÓN', 'va', 'la ', '%_', "o'clock"],
  words: ['vpn', 'VPN conexión', 'impres', 'eva alta'],
  'field:text': ['módem', 'MODEM ADSL', 'rou', '%'],
  'field:long_text': ['linea 2', 'línea'],
  'field:number': [-2.5, 7, 8],
  'field:date': ['2026-02-10', 'P7D'],
  'field:choice': ['rojo', 'azul'],
  'field:choices': ['norte', 'sur', 'este'],
  'field:tree': ['aparato', 'impresora', 'tinta', 'cuenta'],
  'field:checkbox': [true, false],
}

function valuesOf(field: string): readonly (string | number | boolean)[] {
  const standIns = field === 'team' ? ['mine'] : withMe.includes(field) ? ['me'] : []
  return values[field] ?? [...(ids[field] ?? []), ...standIns]
}

const withMe = ['assignee', 'requester', 'follower', 'mentioned']

function testsOf(field: string): RuleTest[] {
  const kind = kindOf(field, who.fields)
  return (kind === undefined ? [] : viewOperators[kind]).flatMap((operator): RuleTest[] => {
    const test = { kind: 'test' as const, field, operator }
    if (operator === 'exists' || operator === 'exists_not') return [test]
    if (operator === 'in_list') return [{ ...test, value: valuesOf(field).slice(0, 2).map(String) }]
    return valuesOf(field).map((value) => ({ ...test, value }))
  })
}

const fields = [...Object.keys(viewFields), ...customTypes.map(customFieldName)]

describe('a condition finds exactly what a slow judge would', () => {
  it.each(fields)('by %s, with every comparison', async (field) => {
    const tests = testsOf(field)

    const results = await Promise.all(tests.map(found))

    expect(tests.flatMap((test) => faultsOfViewCondition(test, who.fields))).toEqual([])
    expect(results).toEqual(tests.map(judged))
    expect(new Set(results.map(String)).size, 'the tests tell tickets apart').toBeGreaterThan(1)
  })

  it('in every tree of groups', async () => {
    const tests = fields.flatMap(testsOf)
    const { tree } = fc.letrec<{ tree: RuleGroup; part: RuleCondition }>((tie) => ({
      part: fc.oneof({ depthSize: 'small', withCrossShrink: true }, fc.constantFrom(...tests), tie('tree')),
      tree: fc.record({
        kind: fc.constantFrom('all' as const, 'any' as const, 'none' as const),
        of: fc.array(tie('part'), { minLength: 1, maxLength: 4 }),
      }),
    }))

    await fc.assert(
      fc.asyncProperty(tree, async (condition) => {
        expect(await found(condition)).toEqual(judged(condition))
      }),
      { numRuns: 200 },
    )
  })
})

describe('a condition is refused', () => {
  it.each<[string, Omit<RuleTest, 'kind'>, string]>([
    ['for a field that there is not', { field: 'password', operator: 'is', value: 'x' }, 'condition.field'],
    ['for a comparison of another kind', { field: 'status', operator: 'contains', value: 'o' }, 'condition.operator'],
    ['for a status that there is not', { field: 'status', operator: 'is', value: 'lost' }, 'condition.value'],
    ['without a value', { field: 'team', operator: 'is' }, 'condition.value'],
    ['for a team that is no id', { field: 'team', operator: 'is', value: 'Redes' }, 'condition.value'],
    ['for a priority beyond the scale', { field: 'priority', operator: 'is', value: 9 }, 'condition.value'],
    ['for a moment that is none', { field: 'createdAt', operator: 'less', value: 'P0D' }, 'condition.value'],
    ['for an empty list', { field: 'tag', operator: 'in_list', value: [] }, 'condition.value'],
    ['for a custom field that there is not', { field: 'field:lost', operator: 'exists' }, 'condition.field'],
    ['for an option that there is not', { field: 'field:choice', operator: 'is', value: 'gris' }, 'condition.value'],
    ['for a number in letters', { field: 'field:number', operator: 'less', value: '5' }, 'condition.value'],
    ['for a day with a time', { field: 'field:date', operator: 'is', value: 'PT3H' }, 'condition.value'],
    ['for words without a letter', { field: 'words', operator: 'contains', value: '—' }, 'condition.value'],
    ['for a text that PostgreSQL cannot hold', { field: 'subject', operator: 'is', value: 'a\0' }, 'condition.value'],
  ])('%s', (_, test, path) => {
    expect(faultsOfViewCondition({ kind: 'test', ...test }, who.fields).map((fault) => fault.path)).toEqual([path])
  })

  it('when it has more tests than anybody can read', () => {
    const test = { kind: 'test', field: 'awaitsReply', operator: 'is', value: true } as const
    const of = Array.from({ length: 3 }, () => ({ kind: 'any' as const, of: Array.from({ length: 21 }, () => test) }))

    expect(faultsOfViewCondition({ kind: 'all', of }, []).map(({ code }) => code)).toEqual(['too_big'])
  })
})
