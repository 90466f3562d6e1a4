import { type RawBuilder, sql } from 'kysely'
import type { Work } from '../kernel/context.ts'
import { maxTextBytes, queryOf, vectorOf } from '../texts/index.ts'
import { fieldWords, valuesOf } from './field-values.ts'
import type { TicketRow } from './schema.ts'

const maxLexemes = 30_000
/** PostgreSQL refuses a document of more than a megabyte: what is there and one text more stay below. */
const maxDocumentBytes = 500_000

/** A condition that holds when every word of `text`, or a word beginning like it, is in the ticket `d`. */
export function matchesWords(text: string): RawBuilder<boolean> {
  return sql`d.document @@ ${queryOf(text, 'all')}`
}

interface DocumentParts {
  ticketId: string
  number: number
  /** Subject and number, found first. */
  title?: string
  /** Names and addresses. */
  people?: string
  text?: string
}

/** Adds to what a ticket is found by. */
export async function addToDocument(work: Pick<Work, 'tx'>, parts: DocumentParts): Promise<void> {
  const vector = documentOf(parts)
  await sql`insert into ticket_documents as d (ticket_id, number, document)
    values (${parts.ticketId}, ${parts.number}, ${vector})
    on conflict (ticket_id) do update
      set document = case when ${hasRoom} then d.document || excluded.document else d.document end
  `.execute(work.tx)
}

const hasRoom = sql`(length(d.document) < ${maxLexemes}
  and pg_column_size(d.document || ''::tsvector) < ${maxDocumentBytes})`

/** Lets many tickets be found by somebody's name and address. */
export async function addPeopleToDocuments(work: Pick<Work, 'tx'>, ticketIds: string[], people: string): Promise<void> {
  await sql`update ticket_documents as d set document = d.document || ${documentOf({ people })}
    where d.ticket_id = any(${ticketIds}::uuid[]) and ${hasRoom}`.execute(work.tx)
}

/** What a ticket is found by, made anew from its rows: a message that left it is found there no longer. */
export async function rebuildDocument(work: Pick<Work, 'tx' | 'services'>, ticket: TicketRow): Promise<void> {
  const about = { ticketId: ticket.id, number: ticket.number }
  const { name, email } = await work.tx
    .selectFrom('people')
    .select(['name', 'email'])
    .where('id', '=', ticket.requesterId)
    .executeTakeFirstOrThrow()
  await work.tx.deleteFrom('ticketDocuments').where('ticketId', '=', ticket.id).execute()
  const title = `${ticket.number} ${ticket.subject}`
  await addToDocument(work, {
    ...about,
    title,
    people: `${name} ${email ?? ''}`,
    text: await fieldWords(work, valuesOf(ticket)),
  })
  for (let page = await readSaid(work, ticket.id, undefined); page.length > 0; ) {
    for (const { people, text } of page) await addToDocument(work, { ...about, people, text })
    page = await readSaid(work, ticket.id, page.at(-1)?.id)
  }
}

/** The searchable part of the messages after one, as they were when they were added. */
async function readSaid({ tx }: Pick<Work, 'tx'>, ticketId: string, after: string | undefined) {
  return tx
    .selectFrom('messages as m')
    .select('m.id')
    .select(
      sql<string>`case when m.direction = 'in' then concat_ws(' ', m.from_name, m.from_address) else '' end`.as(
        'people',
      ),
    )
    .select(sql<string>`concat_ws(' ', left(m.new_text, ${maxTextBytes}), m.call ->> 'phone')`.as('text'))
    .where('m.ticketId', '=', ticketId)
    .$if(after !== undefined, (query) => query.where('m.id', '>', after ?? ''))
    .orderBy('m.id')
    .limit(100)
    .execute()
}

function documentOf({ title = '', people = '', text = '' }: Partial<DocumentParts>): RawBuilder<string> {
  return vectorOf([
    { words: title, weight: 'A' },
    { words: people, weight: 'B' },
    { words: text, weight: 'D' },
  ])
}
