import type { SkillCondition } from '#contract/assignment.ts'
import type { FieldValues } from '#contract/fields.ts'
import type { WantedSkill } from './choose.ts'

/** What of a ticket asks for skills. */
export interface TicketTraits {
  tags: readonly string[]
  fields: FieldValues
  inboxId: string | null
  language: string
}

export interface SkillNeed extends WantedSkill {
  condition: SkillCondition
}

/** The skills that a ticket asks for, each once with the highest level, and what on the ticket does. */
export function skillsWanted(traits: TicketTraits, needs: readonly SkillNeed[]): SkillNeed[] {
  const wanted = new Map<string, SkillNeed>()
  for (const need of needs) {
    const known = wanted.get(need.skillId)
    if (isMet(traits, need.condition) && need.level > (known?.level ?? 0)) wanted.set(need.skillId, need)
  }
  return [...wanted.values()]
}

function isMet(traits: TicketTraits, condition: SkillCondition): boolean {
  switch (condition.kind) {
    case 'tag':
      return traits.tags.includes(condition.tag)
    case 'inbox':
      return traits.inboxId === condition.inboxId
    case 'language':
      return traits.language === condition.language
    case 'field': {
      const value = traits.fields[condition.key]
      if (value === undefined) return false
      return Array.isArray(value) ? value.map(String).includes(condition.value) : String(value) === condition.value
    }
  }
}
