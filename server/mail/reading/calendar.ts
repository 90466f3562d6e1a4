import { bounded, cleanBody, cleanLine } from '../../texts/index.ts'
import { plainAddress } from './addresses.ts'
import { readRecurrence } from './calendar-recurrence.ts'
import { readMoments } from './calendar-times.ts'
import type { ParsedAttachment, ReadEvent } from './parsed-mail.ts'

/** What the calendar reader gives for a property: its text, or that with its parameters, or several of either. */
type Property = unknown

const longestCalendar = 500_000
const mostParts = 5
const mostEvents = 10
const mostAttendees = 200
const longestText = 5000

/** The appointments of a mail, each once: Gmail and Outlook send them as a part and as a file. */
export async function readCalendars(attachments: ParsedAttachment[]): Promise<ReadEvent[]> {
  const events = new Map<string, ReadEvent>()
  for (const file of attachments.filter(isCalendar).slice(0, mostParts)) {
    for (const event of await readCalendar(file.content)) {
      const key = `${event.uid} ${event.start}`
      if (!events.has(key)) events.set(key, { ...event, attachmentIndex: attachments.indexOf(file) })
    }
  }
  return [...events.values()].slice(0, mostEvents)
}

function isCalendar({ contentType, filename }: ParsedAttachment): boolean {
  return /^(?:text\/calendar|application\/ics)$/.test(contentType) || /\.ics$/i.test(filename)
}

type BareEvent = Omit<ReadEvent, 'attachmentIndex'>

async function readCalendar(content: Buffer): Promise<BareEvent[]> {
  const text = new TextDecoder('utf-8').decode(content.subarray(0, longestCalendar))
  if (!/^BEGIN:VEVENT/im.test(text)) return []
  // Few mails have a calendar; those that have none need not pay for its reader.
  const { default: reader } = await import('node-ical')
  // A rule that the reader refuses must not take the whole appointment with it.
  const parsed = attempt(() => reader.sync.parseICS(text)) ?? attempt(() => reader.sync.parseICS(withoutRules(text)))
  const components = Object.values(parsed ?? {}) as unknown as Record<string, Property>[]
  const events = components.filter((component) => component?.['type'] === 'VEVENT')
  const moved = events.flatMap((event) => Object.values((event['recurrences'] ?? {}) as Record<string, typeof event>))
  return [...new Set([...events, ...moved])].slice(0, mostEvents).flatMap((event) => readEvent(event) ?? [])
}

function attempt<Result>(read: () => Result): Result | undefined {
  try {
    return read()
  } catch {
    // The reader throws plain errors on calendars it cannot make sense of; the file itself stays to be downloaded.
    return undefined
  }
}

function withoutRules(text: string): string {
  return text.replace(/^(?:RRULE|EXRULE|RDATE|EXDATE)[^\n]*\n(?:[ \t][^\n]*\n)*/gim, '')
}

function readEvent(event: Record<string, Property>): BareEvent | undefined {
  const moments = readMoments(event)
  if (!moments) return undefined
  return {
    uid: line(event['uid']),
    kind: kindOf(event),
    title: line(event['summary']),
    ...moments,
    place: body(event['location']),
    description: body(event['description']),
    organizer: personOf(event['organizer']) ?? null,
    attendees: listOf(event['attendee']).slice(0, mostAttendees).flatMap(readAttendee),
    recurrence: readRecurrence(event['rrule'], moments.zone) ?? null,
  }
}

/** RFC 5546: the method says what is asked, the sequence whether it was asked before. */
function kindOf(event: Record<string, Property>): ReadEvent['kind'] {
  const method = line(event['method']).toUpperCase()
  if (method === 'CANCEL' || line(event['status']).toUpperCase() === 'CANCELLED') return 'cancelled'
  if (method === 'REPLY') return 'answer'
  if (method === 'COUNTER') return 'proposal'
  if (method !== 'REQUEST') return 'event'
  return Number(event['sequence'] ?? 0) > 0 ? 'updated' : 'invitation'
}

function readAttendee(property: Property): ReadEvent['attendees'] {
  const person = personOf(property)
  if (!person) return []
  const parameters = parametersOf(property)
  const answer = answers[(parameters['PARTSTAT'] ?? '').toUpperCase()] ?? 'waiting'
  return [{ ...person, answer, isOptional: /^(?:OPT|NON)-PARTICIPANT$/i.test(parameters['ROLE'] ?? '') }]
}

const answers: Record<string, ReadEvent['attendees'][number]['answer']> = {
  ACCEPTED: 'accepted',
  DECLINED: 'declined',
  TENTATIVE: 'tentative',
  DELEGATED: 'delegated',
}

function personOf(property: Property): { name: string; address: string } | undefined {
  const { EMAIL = '', CN = '' } = parametersOf(property)
  // Apple writes an address of its own kind, and the real one beside it.
  const address = plainAddress(textIn(property).replace(/^mailto:\s*/i, '')) ?? plainAddress(EMAIL) ?? ''
  const name = cleanLine(CN).slice(0, 200)
  if (address === '' && name === '') return undefined
  return { name: name.toLowerCase() === address ? '' : name, address }
}

function listOf(property: Property): Property[] {
  return Array.isArray(property) ? property : property === undefined ? [] : [property]
}

function textIn(property: Property): string {
  const [first] = listOf(property)
  const value = typeof first === 'object' && first !== null && 'val' in first ? first.val : first
  return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
}

function parametersOf(property: Property): Record<string, string> {
  const [first] = listOf(property)
  const parameters = typeof first === 'object' && first !== null && 'params' in first ? first.params : {}
  const entries = Object.entries((parameters ?? {}) as Record<string, unknown>)
  return Object.fromEntries(entries.map(([name, value]) => [name.toUpperCase(), String(value)]))
}

function line(property: Property): string {
  return cleanLine(textIn(property)).slice(0, 500).toWellFormed()
}

function body(property: Property): string {
  return bounded(cleanBody(textIn(property)).trim(), longestText)
}
