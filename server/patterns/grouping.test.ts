import { describe, expect, test } from 'vitest'
import { readCorpus } from '../../bench/similarity/corpus.ts'
import { featuresOf, keyOf, type Text, vectorOf } from '../similarity/index.ts'
import { type Grouping, groupingOf, place } from './grouping.ts'
import { chanceOf, judgeTrend } from './trend.ts'

const { known, heldBack } = readCorpus()
const others = [...known, ...heldBack].filter(({ topic }) => !topic.startsWith('printer-') && topic !== 'pos-till')
const names = ['Gil', 'Roca', 'Soto', 'Vega', 'Smith', 'Jones', 'Peña', 'Luna', 'Park', 'Marín', 'Reyes', 'Cano']
const start = Date.UTC(2026, 5, 1)
const hour = 3_600_000

/** The same numbers each time (mulberry32). */
function chance(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let value = Math.imul(state ^ (state >>> 15), 1 | state)
    value = (value + Math.imul(value ^ (value >>> 7), 61 | value)) ^ value
    return ((value ^ (value >>> 14)) >>> 0) / 4_294_967_296
  }
}

interface Ticket extends Text {
  at: number
  requester: number
}

/** 3,000 tickets of all other matters over 30 days, each told a little differently. */
function ordinary(): Ticket[] {
  const next = chance(7)
  const pick = <T>(list: readonly T[]) => list[Math.floor(next() * list.length)]
  return Array.from({ length: 3000 }, (_, at) => {
    const one = pick(others)
    return {
      subject: one?.subject ?? '',
      body: `Hola:\n${one?.body ?? ''} Soy ${pick(names)}, mesa ${Math.floor(next() * 400)}.\nGracias`,
      at: start + (at / 3000) * 30 * 24 * hour,
      requester: Math.floor(next() * 900),
    }
  })
}

const outbreak = [
  ['La impresora HP-3F no saca nada', 'Mando a imprimir y se queda en la cola.'],
  ['HP-3F queue stuck', 'All my print jobs sit in the queue of HP-3F.'],
  ['impersora hp-3f', 'no imprime, los trabajos se quedan en cola en la HP-3F'],
  ['Printer on 3rd floor', 'HP-3F prints nothing, jobs are stuck in its queue'],
  ['Cola de impresion parada', 'Hola, la cola de la HP-3F está parada, no se imprime nada.'],
  ['printing does not work', 'Nothing comes out of the printer HP-3F, the queue is full of jobs.'],
  ['No imprime HP-3F', 'Trabajos en cola sin imprimir desde las 9.'],
  ['HP3F', 'HP-3F: print jobs stay in the queue'],
  ['Impresora tercera planta', 'La HP-3F tiene la cola llena y no imprime.'],
  ['Print queue', 'Queue of HP-3F does not move, printing stopped.'],
  ['impresora no va', 'la HP-3F se queda con los trabajos en la cola'],
  ['HP-3F', 'Printer HP-3F not printing, jobs queued.'],
].map(([subject = '', body = ''], at): Ticket => {
  return { subject, body, at: start + 29 * 24 * hour + at * 0.3 * hour, requester: 1000 + at }
})

/** What the sweep does after each ticket; tells at which tickets which group was found to rise. */
function sweepAll(tickets: Ticket[]): { alarms: { ticket: Ticket; groupId: string }[]; grouping: Grouping } {
  const counts = new Map<number, number>()
  for (const ticket of tickets) {
    for (const feature of featuresOf(ticket).counts.keys()) {
      counts.set(keyOf(feature), (counts.get(keyOf(feature)) ?? 0) + 1)
    }
  }
  const frequencies = { texts: tickets.length, of: (key: number) => counts.get(key) ?? 0 }
  const grouping = groupingOf([])
  const members = new Map<string, Ticket[]>()
  const alarms: { ticket: Ticket; groupId: string }[] = []
  const found = new Set<string>()
  let id = 0
  const nextId = () => {
    id += 1
    return String(id)
  }
  for (const [at, ticket] of tickets.entries()) {
    const vector = {
      ...vectorOf(featuresOf(ticket).counts, frequencies),
      ticketId: String(at),
      createdAt: new Date(ticket.at),
    }
    const { groupId, merged } = place(grouping, vector, nextId)
    const mine = [...(members.get(groupId) ?? []), ...(merged === undefined ? [] : (members.get(merged) ?? [])), ticket]
    members.set(groupId, mine)
    for (const hours of [24, 168]) {
      const isRecent = (one: Ticket) => one.at > ticket.at - hours * hour
      const deskRecent = at + 1 - firstAfter(tickets, ticket.at - hours * hour)
      const recent = mine.filter(isRecent)
      const trend = judgeTrend({
        recent: recent.length,
        requesters: new Set(recent.map(({ requester }) => requester)).size,
        past: mine.length - recent.length,
        deskRecent,
        deskPast: at + 1 - deskRecent,
        windowHours: hours,
        pastHours: 720 - hours,
      })
      if (trend.isRising && !found.has(groupId)) {
        found.add(groupId)
        alarms.push({ ticket, groupId })
      }
    }
  }
  return { alarms, grouping }
}

function firstAfter(tickets: Ticket[], at: number): number {
  let low = 0
  let high = tickets.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((tickets[middle]?.at ?? 0) > at) high = middle
    else low = middle + 1
  }
  return low
}

describe('grouping', () => {
  test('finds twelve tickets about one printer queue among 3,000 others by the sixth, and hardly anything else', () => {
    const all = [...ordinary(), ...outbreak].sort((one, other) => one.at - other.at)

    const { alarms } = sweepAll(all)

    const isPlanted = ({ ticket }: { ticket: Ticket }) => ticket.requester >= 1000
    const first = alarms.find(isPlanted)
    const placeOf = (ticket: Ticket | undefined) => (ticket === undefined ? -1 : outbreak.indexOf(ticket))
    expect(placeOf(first?.ticket)).toBeGreaterThanOrEqual(3)
    expect(placeOf(first?.ticket)).toBeLessThanOrEqual(5)
    // In the first days there is nothing yet to compare with.
    const settled = alarms.filter((one) => !isPlanted(one) && one.ticket.at > start + 3 * 24 * hour)
    expect(settled.length).toBeLessThan(27)
  })

  test('keeps different matters apart', () => {
    const texts = [
      { subject: 'VPN', body: 'La VPN no conecta desde casa, error 809' },
      { subject: 'VPN', body: 'VPN error 809 from home' },
      { subject: 'Vacaciones', body: '¿Cuántos días de vacaciones me quedan?' },
    ]
    const grouping = groupingOf([])
    const frequencies = { texts: 0, of: () => 0 }

    const placed = texts.map((text, at) => {
      const vector = vectorOf(featuresOf(text).counts, frequencies)
      return place(grouping, { ...vector, ticketId: String(at), createdAt: new Date(start) }, () => `g${at}`).groupId
    })

    expect(placed).toEqual(['g0', 'g0', 'g2'])
  })
})

describe('a trend', () => {
  const usual = { requesters: 9, deskRecent: 100, deskPast: 2900, windowHours: 24, pastHours: 696 }

  test.each([
    ['what is new and comes four times', { ...usual, recent: 4, past: 0 }, true],
    ['what comes as often as before', { ...usual, recent: 5, past: 145 }, false],
    ['four times what is usual', { ...usual, recent: 20, past: 145 }, true],
    ['a busy day for everything', { ...usual, recent: 15, past: 145, deskRecent: 400 }, false],
    ['one person who repeats herself', { ...usual, recent: 8, past: 0, requesters: 1 }, false],
    ['the first day of a desk', { ...usual, recent: 8, past: 0, deskRecent: 20, deskPast: 0 }, false],
  ])('%s: %j rises: %s', (_, counts, rises) => {
    expect(judgeTrend(counts).isRising).toBe(rises)
  })

  test('knows Poisson’s distribution', () => {
    expect(chanceOf(0, 3)).toBe(1)
    expect(chanceOf(5, 1)).toBeCloseTo(0.00366, 5)
    expect(chanceOf(1000, 2)).toBe(0)
  })
})
