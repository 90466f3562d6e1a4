import type { Selectable } from 'kysely'
import type { Messages, TicketEvents, TicketParticipants, Tickets } from '#server/kernel/tables.ts'

type Snake<S extends string> = S extends `${infer Head}${infer Tail}`
  ? Head extends Lowercase<Head>
    ? `${Head}${Snake<Tail>}`
    : `_${Lowercase<Head>}${Snake<Tail>}`
  : S

type Written<T> = T extends Date ? string : T

/** A row as the database spells its columns, with times as text: what JSON carries into it. */
export type RowOf<Table> = { [K in keyof Selectable<Table> & string as Snake<K>]: Written<Selectable<Table>[K]> }

export type TicketRow = RowOf<Tickets>
export type MessageRow = RowOf<Messages>
export type EventRow = Omit<RowOf<TicketEvents>, 'xid'>
export type ParticipantRow = RowOf<TicketParticipants>

export interface RatingRow {
  id: string
  ticket_id: string
  person_id: string
  score: number
  comment: string
  rated_at: string
}

/** One step by which a ticket's document grows: each of its texts as `wordsOf` splits it. */
export interface DocumentPart {
  ticket_id: string
  place: number
  title: string
  people: string
  text: string
}

/** Rows that are written together. */
export interface Batch {
  tickets: TicketRow[]
  messages: MessageRow[]
  events: EventRow[]
  participants: ParticipantRow[]
  ratings: RatingRow[]
  documents: DocumentPart[]
}

export function emptyBatch(): Batch {
  return { tickets: [], messages: [], events: [], participants: [], ratings: [], documents: [] }
}
