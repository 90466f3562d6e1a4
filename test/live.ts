import type { LiveEvent } from '#contract/live.ts'
import type { World } from './world.ts'

/** Somebody's ear at the live stream. */
export async function listen(world: Pick<World, 'fetch'>, who: { cookie: string }, lastEventId?: string) {
  const stop = new AbortController()
  const headers = { cookie: who.cookie, ...(lastEventId !== undefined && { 'last-event-id': lastEventId }) }
  const response = await world.fetch('/api/v1/live', { headers, signal: stop.signal })
  const blocks = readBlocks(response)
  const ear = {
    response,
    /** As the browser would send it when coming back. */
    lastEventId: '',
    /** The next event; waits for it. */
    next: async (): Promise<LiveEvent> => {
      for (;;) {
        const { data, id } = await nextBlock()
        if (id !== undefined) ear.lastEventId = id
        if (data !== undefined) return JSON.parse(data) as LiveEvent
      }
    },
    /** The next event of a type: what was on its way before may still come first. */
    nextOf: async (type: LiveEvent['type']): Promise<LiveEvent> => {
      for (;;) {
        const event = await ear.next()
        if (event.type === type) return event
      }
    },
    /** All that is heard until such an event, which is the last: what was on its way before may still come first. */
    until: async (what: string): Promise<LiveEvent[]> => {
      const heard: LiveEvent[] = []
      for (;;) {
        const event = await ear.next()
        heard.push(event)
        if (event.type === 'ticket' && event.what === what) return heard
      }
    },
    /** Reads until it is known how far the stream got. */
    mark: async (): Promise<string> => {
      for (;;) {
        const { id } = await nextBlock()
        if (id === undefined) continue
        ear.lastEventId = id
        return id
      }
    },
    close: () => stop.abort(),
  }
  return ear

  async function nextBlock() {
    const { value, done } = await blocks.next()
    if (done) throw new Error('The live stream ended')
    return value
  }
}

async function* readBlocks(response: Response): AsyncGenerator<{ data?: string; id?: string }, void> {
  let rest = ''
  for await (const chunk of (response.body ?? new ReadableStream()).pipeThrough(new TextDecoderStream())) {
    const blocks = (rest + chunk).split('\n\n')
    rest = blocks.pop() ?? ''
    for (const block of blocks) yield Object.fromEntries(block.split('\n').map(fieldOf))
  }
}

function fieldOf(line: string): [string, string] {
  const colon = line.indexOf(': ')
  return [line.slice(0, colon), line.slice(colon + 2)]
}
