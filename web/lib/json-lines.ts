import type { z } from 'zod'
import { readProblem, urlOf } from './client.ts'

interface Asked<Line extends z.ZodType> {
  path: `/${string}`
  body: object
  line: Line
  signal: AbortSignal
}

/** An answer that comes line by line, each of them JSON. */
export async function* jsonLines<Line extends z.ZodType>(asked: Asked<Line>): AsyncGenerator<z.output<Line>> {
  const { path, body, line: shape, signal } = asked
  const response = await fetch(urlOf(path, {}), {
    method: 'POST',
    credentials: 'same-origin',
    headers: { 'content-type': 'application/json', 'x-requested-with': 'mesa' },
    body: JSON.stringify(body),
    signal,
  })
  if (!response.ok || !response.body) throw await readProblem(response)
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader()
  let rest = ''
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    const lines = (rest + part.value).split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines) if (line !== '') yield shape.parse(JSON.parse(line))
  }
}
