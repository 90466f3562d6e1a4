import { readProblem } from '#web/lib/client.ts'

const limit = 200_000

/** The first part of a file as text: a mail may be 50 MB, and a page of that stands still. */
export async function readBeginning(url: string, signal: AbortSignal): Promise<{ text: string; isWhole: boolean }> {
  const response = await fetch(url, { signal, credentials: 'same-origin' })
  if (!response.ok) throw await readProblem(response)
  if (!response.body) return { text: await response.text(), isWhole: true }
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader()
  let text = ''
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    text += part.value
    if (text.length <= limit) continue
    await reader.cancel()
    return { text: text.slice(0, limit), isWhole: false }
  }
  return { text, isWhole: true }
}
