import { sql } from 'kysely'
import { mostSkills, type Skill, type SkillFields, skillCondition, type skills } from '#contract/assignment.ts'
import type { Input } from '#contract/operation.ts'
import { changesBetween } from '../kernel/acts.ts'
import type { Db, Tx, Work } from '../kernel/context.ts'
import { AppError, found, invalidField } from '../kernel/errors.ts'
import { presentPersonRef } from '../people/index.ts'
import { addJob } from '../platform/jobs.ts'

type SkillChange = Input<typeof skills.update>['body']

export async function listSkills(db: Db | Tx): Promise<Skill[]> {
  const rows = await db.selectFrom('skills').select(['id', 'name']).orderBy(sql`lower(name)`).execute()
  const people = await db
    .selectFrom('agentSkills as s')
    .innerJoin('people as p', 'p.id', 's.personId')
    .select(['s.skillId', 's.level', 'p.id', 'p.name', 'p.email', 'p.role'])
    .where('p.isActive', '=', true)
    .where('p.role', '<>', 'requester')
    .orderBy('p.name')
    .execute()
  const needs = await db.selectFrom('skillNeeds').selectAll().orderBy('position').execute()
  return rows.map(({ id, name }) => ({
    id,
    name,
    people: people
      .filter(({ skillId }) => skillId === id)
      .map((one) => ({ ...presentPersonRef(one), level: one.level })),
    needs: needs
      .filter(({ skillId }) => skillId === id)
      .flatMap(({ level, condition }) => {
        const { data } = skillCondition.safeParse(condition)
        return data === undefined ? [] : [{ level, condition: data }]
      }),
  }))
}

export async function addSkill(work: Work, draft: Input<typeof skills.create>['body']): Promise<Skill> {
  await lockSkills(work)
  const { count } = await work.tx
    .selectFrom('skills')
    .select(sql<number>`count(*)::int`.as('count'))
    .executeTakeFirstOrThrow()
  if (count >= mostSkills) throw invalidField('name', 'too_many', `There are ${mostSkills} skills already: remove one`)
  const id = work.newId()
  await refuseTakenName(work, id, draft.name)
  await work.tx.insertInto('skills').values({ id, name: draft.name, createdAt: work.now() }).execute()
  await replaceLists(work, id, draft)
  const skill = await getSkill(work, id)
  await work.record({ action: 'skill.added', subject: skill.name, changes: changesBetween({}, told(skill)) })
  await addJob(work, 'assignment:all', {})
  return skill
}

export async function changeSkill(work: Work, id: string, change: SkillChange): Promise<Skill> {
  await lockSkills(work)
  const before = await getSkill(work, id)
  if (change.name !== undefined) {
    await refuseTakenName(work, id, change.name)
    await work.tx.updateTable('skills').set({ name: change.name }).where('id', '=', id).execute()
  }
  await replaceLists(work, id, change)
  const after = await getSkill(work, id)
  const changes = changesBetween(told(before), told(after))
  await work.record({ action: 'skill.changed', subject: after.name, changes })
  await addJob(work, 'assignment:all', {})
  return after
}

export async function removeSkill(work: Work, id: string): Promise<void> {
  const { name } = await getSkill(work, id)
  await work.tx.deleteFrom('skills').where('id', '=', id).execute()
  await work.record({ action: 'skill.removed', subject: name })
  await addJob(work, 'assignment:all', {})
}

/** Changed one at a time, so that the checks still hold when one is written. */
async function lockSkills(work: Work): Promise<void> {
  await sql`lock table skills in share row exclusive mode`.execute(work.tx)
}

async function getSkill(work: Work, id: string): Promise<Skill> {
  return found(
    (await listSkills(work.tx)).find((one) => one.id === id),
    'Skill',
  )
}

async function refuseTakenName(work: Work, id: string, name: string): Promise<void> {
  const other = await work.tx
    .selectFrom('skills')
    .select('id')
    .where('id', '<>', id)
    .where(sql`lower(name)`, '=', sql`lower(${name})`)
    .executeTakeFirst()
  if (other !== undefined) throw new AppError('name_taken', 'Another skill has this name')
}

async function replaceLists(work: Work, skillId: string, { people, needs }: SkillChange): Promise<void> {
  if (people !== undefined) await replacePeople(work, skillId, people)
  if (needs === undefined) return
  await work.tx.deleteFrom('skillNeeds').where('skillId', '=', skillId).execute()
  const rows = needs.map(({ level, condition }, position) => ({
    id: work.newId(),
    skillId,
    level,
    condition: JSON.stringify(condition),
    position,
  }))
  if (rows.length > 0) await work.tx.insertInto('skillNeeds').values(rows).execute()
}

async function replacePeople(work: Work, skillId: string, people: SkillFields['people']): Promise<void> {
  await work.tx.deleteFrom('agentSkills').where('skillId', '=', skillId).execute()
  const levels = new Map(people.map(({ id, level }) => [id, level]))
  if (levels.size === 0) return
  const agents = await work.tx
    .selectFrom('people')
    .select('id')
    .where('id', 'in', [...levels.keys()])
    .where('role', '<>', 'requester')
    .execute()
  if (agents.length < levels.size) throw invalidField('people', 'invalid', 'Only agents have skills')
  const rows = [...levels].map(([personId, level]) => ({ personId, skillId, level }))
  await work.tx.insertInto('agentSkills').values(rows).execute()
}

function told({ name, people, needs }: Skill) {
  return { name, people: people.map((one) => `${one.name}: ${one.level}`), needs }
}
