import type { PoolClient } from 'pg'
import type { Batch, DocumentPart } from './rows.ts'

/** What a session needs before it writes: no wait for the disk at each commit, and sums of documents. */
export async function prepareSession(client: PoolClient): Promise<void> {
  await client.query(`set synchronous_commit = off`)
  await client.query(`set gin_pending_list_limit = '32MB'`)
  await client.query(
    `create aggregate pg_temp.joined (tsvector) (sfunc = tsvector_concat, stype = tsvector, initcond = '')`,
  )
}

/** So many numbers of their own; a ticket that is opened meanwhile gets another. */
export async function takeNumbers(client: PoolClient, count: number): Promise<number[]> {
  const { rows } = await client.query<{ number: number }>(
    `select nextval(pg_get_serial_sequence('tickets', 'number')) as number from generate_series(1, $1)`,
    [count],
  )
  return rows.map(({ number }) => number)
}

export async function writeBatch(client: PoolClient, batch: Batch): Promise<void> {
  await client.query('begin')
  try {
    await insertAs(client, 'tickets', batch.tickets)
    await insertAs(client, 'ticket_participants', batch.participants)
    await insertAs(client, 'messages', batch.messages)
    await insertAs(client, 'ratings', batch.ratings)
    await client.query(
      `insert into ticket_events
          (id, ticket_id, type, cause_kind, cause_detail, actor_id, changes, message_id, created_at)
        select id, ticket_id, type, cause_kind, cause_detail, actor_id, changes, message_id, created_at
        from json_populate_recordset(null::ticket_events, $1)`,
      [JSON.stringify(batch.events)],
    )
    await writeDocuments(client, batch.documents)
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    throw error
  }
}

/**
 * The documents of tickets, as server/tickets/document.ts builds them piece by piece: the same words, weights and
 * places. A test holds the two together.
 */
export async function writeDocuments(client: PoolClient, parts: DocumentPart[]): Promise<void> {
  const stems = (column: string, weight: string) =>
    `setweight(to_tsvector('mesa_es', ${column}) || to_tsvector('mesa_en', ${column}), '${weight}')`
  await client.query(
    `insert into ticket_documents (ticket_id, number, document)
      select t.id, t.number, d.document
      from (
        select ticket_id,
          pg_temp.joined(${stems('title', 'A')} || ${stems('people', 'B')} || ${stems('text', 'D')} order by place)
            as document
        from json_to_recordset($1) as p (ticket_id uuid, place int, title text, people text, text text)
        group by ticket_id
      ) as d join tickets as t on t.id = d.ticket_id`,
    [JSON.stringify(parts)],
  )
}

/** What lists of tags show, and what search knows of words. */
export async function writeSums(client: PoolClient, tags: Map<string, number>, words: Set<string>): Promise<void> {
  await client.query(
    `insert into tags (name, count)
      select name, count from json_to_recordset($1) as t (name text, count int) order by name
      on conflict (name) do update set count = tags.count + excluded.count`,
    [JSON.stringify([...tags].map(([name, count]) => ({ name, count })))],
  )
  await client.query(
    `insert into search_words (word)
      select distinct left(plain(word), 60) from unnest($1::text[]) as word
      where length(plain(word)) >= 4 and plain(word) !~ '^[0-9]+$'
      order by 1 on conflict do nothing`,
    [[...words]],
  )
}

async function insertAs(client: PoolClient, table: string, rows: object[]): Promise<void> {
  if (rows.length === 0) return
  await client.query(`insert into ${table} select * from json_populate_recordset(null::${table}, $1)`, [
    JSON.stringify(rows),
  ])
}
