import { htmlFromText } from '../texts/index.ts'
import type { Chance } from './chance.ts'
import { phrases } from './phrases.ts'
import type { Scenario } from './scenario.ts'
import { type Slots, told } from './slots.ts'

/** The wording of this use of the scenario; each use takes the next one. */
export function wordingOf(texts: readonly string[], variant: number): string {
  return texts[variant % texts.length] ?? ''
}

/** A first mail as people write it: with a greeting, and a name beneath. */
export function firstLetter(chance: Chance, { language }: Scenario, text: string, slots: Slots): string {
  const { greetings, closings } = phrases[language]
  return letter(chance, { greetings, text, closings }, 0.85, slots)
}

/** An answer, which is shorter. */
export function answerLetter(chance: Chance, { language }: Scenario, text: string, slots: Slots): string {
  const { answerGreetings, answerClosings } = phrases[language]
  return letter(chance, { greetings: answerGreetings, text, closings: answerClosings }, 0.5, slots)
}

function letter(
  chance: Chance,
  { greetings, text, closings }: { greetings: readonly string[]; text: string; closings: readonly string[] },
  politeness: number,
  slots: Slots,
): string {
  const parts = [
    chance.happens(politeness) ? chance.pick(greetings) : '',
    text,
    chance.happens(politeness) ? chance.pick(closings) : '',
  ]
  return told(parts.filter((part) => part !== '').join('\n\n'), slots)
}

export function callReport(chance: Chance, scenario: Scenario, text: string, slots: Slots): string {
  return told(chance.pick(phrases[scenario.language].callers), { ...slots, text: told(text, slots) })
}

/** As an agent's editor makes it: paragraphs and lists. */
export function agentLetter(chance: Chance, scenario: Scenario, text: string, slots: Slots): string {
  const { agentGreetings, agentClosings } = phrases[scenario.language]
  const parts = [told(chance.pick(agentGreetings), slots), told(text, slots), told(chance.pick(agentClosings), slots)]
  return parts
    .flatMap((part) => part.split('\n\n'))
    .map(blockOf)
    .join('')
}

function blockOf(paragraph: string): string {
  const lines = paragraph.split('\n')
  const items = lines.filter((line) => line.startsWith('- '))
  const intro = lines.filter((line) => !line.startsWith('- ')).map(inline)
  const list = items.map((item) => `<li>${inline(item.slice(2))}</li>`).join('')
  return `${intro.length === 0 ? '' : `<p>${intro.join('<br>')}</p>`}${list === '' ? '' : `<ul>${list}</ul>`}`
}

function inline(text: string): string {
  return htmlFromText(text).replace(/<\/?p[^>]*>/g, '')
}
