import type { Language } from '#contract/common.ts'
import { type Cast, type Chance, type Scenario, scenarios, slotsFor, told } from '#server/samples/index.ts'
import type { Inhabitant } from './population.ts'
import { type Vocabulary, vocabularyOf } from './vocabulary.ts'

/** One message: whose it is, and what it says. */
export interface Line {
  by: 'agent' | 'requester' | 'note'
  text: string
}

export interface Story {
  scenario: Scenario
  requester: Inhabitant
  agent: Cast['agents'][number]
  subject: string
  lines: Line[]
}

/** Tells as many stories as are asked for, no two of them with the same words. */
export function storyteller(chance: Chance, cast: Cast, people: readonly Inhabitant[]) {
  const vocabularies: Record<Language, Vocabulary> = { es: vocabularyOf('es', chance), en: vocabularyOf('en', chance) }
  const byLanguage = {
    es: scenarios.filter((one) => one.language === 'es'),
    en: scenarios.filter((one) => one.language === 'en'),
  }
  return (at: number, messages: number): Story => {
    // Some write every week, most once in a while.
    const requester = people[Math.floor(people.length * chance.next() ** 2)] ?? chance.pick(people)
    const scenario = chance.pick(byLanguage[requester.language])
    const agent = chance.pick(cast.agents.filter(({ teams }) => teams.includes(scenario.team)))
    const names = { requester: requester.name, first: requester.name, agent: agent.name, org: requester.organization }
    const slots = slotsFor(chance, requester.language, at, names)
    const vocabulary = vocabularies[requester.language]
    const aside = () => vocabulary.sentence(chance.between(4, 16))
    const lines: Line[] = [{ by: 'requester', text: `${told(chance.pick(scenario.openings), slots)} ${aside()}` }]
    while (lines.length < messages) {
      const turn = scenario.turns[lines.length - 1]
      const said = turn === undefined || chance.happens(0.3) ? aside() : told(chance.pick(turn.texts), slots)
      lines.push({ by: whoseTurn(turn?.by, lines.length), text: chance.happens(0.5) ? `${said} ${aside()}` : said })
    }
    const subject = `${told(chance.pick(scenario.subjects), slots)}${chance.happens(0.3) ? ` ${aside().slice(0, 40).trim()}` : ''}`
    return { scenario, requester, agent, subject, lines }
  }
}

function whoseTurn(by: 'agent' | 'requester' | 'note' | 'call' | undefined, index: number): Line['by'] {
  if (by === undefined) return index % 2 === 0 ? 'requester' : 'agent'
  return by === 'call' ? 'note' : by
}
