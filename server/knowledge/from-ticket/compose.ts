import type { Language } from '#contract/common.ts'
import { mark } from '../../redaction/index.ts'
import { escapeHtml } from '../../texts/index.ts'
import { blocksOf, sentencesOf } from './blocks.ts'
import { ownWords } from './own-words.ts'

/** Something that was said on a ticket. */
export interface Said {
  by: 'requester' | 'desk'
  /** Inside the desk only. */
  isNote: boolean
  text: string
}

export interface Told {
  language: Language
  /** In the order it was said. */
  said: readonly Said[]
  /** Of the problem behind the ticket, where somebody has written it down. */
  cause: string
  workaround: string
}

/** What an article says, as paragraphs. */
export interface LaidOut {
  problem: string[]
  cause: string[]
  solution: string[]
}

const headings: Record<Language, Record<keyof LaidOut, string>> = {
  es: { problem: 'Problema', cause: 'Causa', solution: 'Solución' },
  en: { problem: 'Problem', cause: 'Cause', solution: 'Solution' },
}
const parts = ['problem', 'cause', 'solution'] as const

const longestPart = 4000
/** A further message of the requester that is shorter adds nothing to the problem. */
const leastAdded = 40
/** An answer with fewer words is a courtesy. */
const leastWords = 6

/** What was said, laid out as problem, cause and solution. Pure. */
export function layOut({ said, cause, workaround }: Told): LaidOut {
  const spoken = said.map((one) => ({ ...one, text: ownWords(one.text) })).filter(({ text }) => text !== '')
  const answer = answerIn(spoken)
  const causes = [...new Set([...paragraphs(cause), ...spoken.flatMap(causesIn)])]
  const solution = answer === undefined ? '' : without(answer, causes)
  return {
    problem: problemIn(spoken),
    cause: bounded(causes),
    solution: bounded(blocksOf(solution === '' ? workaround : solution)),
  }
}

/** An article with a heading for each part; a part of which nothing is known is marked, to be completed. */
export function articleFrom(laidOut: LaidOut, language: Language): string {
  return parts
    .map((part) => {
      const blocks = laidOut[part]
      const body = blocks.length === 0 ? `<p>${mark('missing', language)}</p>` : blocks.map(htmlOf).join('')
      return `<h2>${headings[language][part]}</h2>${body}`
    })
    .join('')
}

/** What the requester said first, and what she added before anybody answered, or at some length. */
function problemIn(said: readonly Said[]): string[] {
  const texts: string[] = []
  let isAnswered = false
  for (const { by, isNote, text } of said) {
    if (by === 'desk' && !isNote) isAnswered = true
    if (by === 'requester' && (texts.length === 0 || (!isAnswered && text.length >= leastAdded))) texts.push(text)
  }
  const [first] = said
  return bounded((texts.length === 0 && first !== undefined ? [first.text] : texts).flatMap(blocksOf))
}

/** The last answer that says something; a note, where the requester was told nothing. */
function answerIn(said: readonly Said[]): string | undefined {
  const later = said.slice(1).filter(({ by }) => by === 'desk')
  const replies = later.filter(({ isNote }) => !isNote)
  return (replies.findLast(saysSomething) ?? later.findLast(saysSomething) ?? replies.at(-1))?.text
}

function saysSomething({ text }: Said): boolean {
  const sentences = sentencesOf(text)
  const asks = sentences.every((sentence) => sentence.endsWith('?'))
  return !asks && text.split(/\s+/).length >= leastWords && !courtesy.test(text)
}

/** Says only that something is done, or asks whether it is. */
const courtesy =
  /^(?:de nada|perfecto|estupendo|me alegro|genial|you(?:'|’)?re welcome|great|perfect|glad|happy to hear|cerramos|cierro|closing)\b[^\n]{0,160}$/iu

const saysWhy =
  /\b(?:porque|debido a|a causa de|la causa (?:es|era|fue|está)|el (?:problema|fallo|error|motivo) (?:es|era|fue|estaba|está|venía)|se debe|se debía|provocad[oa] por|because|due to|caused by|(?:the )?(?:root )?cause (?:is|was)|the (?:problem|issue|reason|fault|error) (?:is|was)|turned out|resulta que|resultó que)(?!\p{L})/iu

function causesIn({ by, text }: Said): string[] {
  return by === 'requester'
    ? []
    : sentencesOf(text).filter((sentence) => saysWhy.test(sentence) && sentence.length < 600)
}

/** An answer without the sentences that stand under another heading; where nothing else was said it stays. */
function without(answer: string, causes: readonly string[]): string {
  const rest = causes.reduce((text, cause) => text.replace(cause, ''), answer).trim()
  return rest.split(/\s+/).length >= leastWords ? rest : answer
}

function paragraphs(text: string): string[] {
  return text.trim() === '' ? [] : blocksOf(text)
}

function bounded(blocks: readonly string[]): string[] {
  let left = longestPart
  return blocks.flatMap((block) => {
    const kept = block.slice(0, Math.max(0, left))
    left -= block.length
    return kept === '' ? [] : [kept]
  })
}

const numbered = /^\s*\d{1,2}[.)º]-?\s+/
const bulleted = /^\s*[-*•·–]\s+/

/** A block as a paragraph, or as the list that it is. */
function htmlOf(block: string): string {
  const lines = block.split('\n')
  if (lines.every((line) => numbered.test(line))) return list('ol data-steps=""', 'ol', lines, numbered)
  if (lines.every((line) => bulleted.test(line))) return list('ul', 'ul', lines, bulleted)
  return `<p>${lines.map((line) => escapeHtml(line.trim())).join('<br>')}</p>`
}

function list(open: string, close: string, lines: string[], lead: RegExp): string {
  return `<${open}>${lines.map((line) => `<li><p>${escapeHtml(line.replace(lead, '').trim())}</p></li>`).join('')}</${close}>`
}
