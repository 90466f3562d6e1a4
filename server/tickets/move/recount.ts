import { sql } from 'kysely'
import type { Work } from '../../kernel/context.ts'
import { snippetOf } from '../body.ts'
import type { MessageTraces } from '../change.ts'

/** What the messages of a ticket add up to. */
export interface Sum {
  traces: Required<MessageTraces>
  newestPublicId: string | null
  /** When the oldest question was asked that nobody answered. */
  askedAt: Date | null
}

interface Row {
  count: number
  last: string | null
  lastPublic: string | null
  newestPublicId: string | null
  awaitsReply: boolean
  askedAt: Date | null
}

/** Reads anew what is otherwise kept up message by message. */
export async function sumUp(work: Work, ticketId: string): Promise<Sum> {
  const { rows } = await sql<Row>`
    with said as (select * from messages where ticket_id = ${ticketId}),
      words as (select * from said where kind <> 'note' and not is_automatic)
    select (select count(*)::int from said) as count,
      (select left(new_text, 1000) from said order by id desc limit 1) as last,
      (select left(new_text, 1000) from said where kind <> 'note' order by id desc limit 1) as last_public,
      (select id from said where kind <> 'note' order by id desc limit 1) as newest_public_id,
      coalesce((select direction = 'in' from said where kind <> 'note' and not is_automatic order by id desc limit 1),
        false) as awaits_reply,
      (select min(created_at) from words where direction = 'in' and id > coalesce(
        (select id from words where direction = 'out' order by id desc limit 1), '00000000-0000-0000-0000-000000000000'))
        as asked_at`.execute(work.tx)
  const [row] = rows
  return {
    newestPublicId: row?.newestPublicId ?? null,
    askedAt: row?.askedAt ?? null,
    traces: {
      messageCount: row?.count ?? 0,
      snippet: snippetOf(row?.last ?? ''),
      publicSnippet: snippetOf(row?.lastPublic ?? ''),
      awaitsReply: row?.awaitsReply ?? false,
    },
  }
}
