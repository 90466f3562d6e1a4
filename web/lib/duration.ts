/** Seconds from what people type: `5` (minutes), `4:05`, `1:02:03`, `5 min`, `1 h 20 min`, `45 s`. */
export function parseDuration(text: string): number | undefined {
  const typed = text.trim().toLowerCase()
  if (typed === '') return 0
  if (/^\d+$/.test(typed)) return upToADay(Number(typed) * 60)
  return byClock(typed) ?? byUnits(typed)
}

/** `m:ss`, or `h:mm:ss` from an hour on. */
export function clockOf(seconds: number): string {
  const hours = Math.floor(seconds / 3600)
  const minutes = Math.floor((seconds % 3600) / 60)
  const rest = String(seconds % 60).padStart(2, '0')
  return hours > 0 ? `${hours}:${String(minutes).padStart(2, '0')}:${rest}` : `${minutes}:${rest}`
}

function byClock(typed: string): number | undefined {
  const match = /^(?:(\d{1,2}):)?(\d{1,3}):([0-5]\d)$/.exec(typed)
  if (!match) return undefined
  const [, hours = '0', minutes = '0', seconds = '0'] = match
  if (match[1] !== undefined && Number(minutes) > 59) return undefined
  return upToADay(Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds))
}

function byUnits(typed: string): number | undefined {
  const pattern = /^(?:(\d+(?:[.,]\d+)?)\s*h\w*)?\s*(?:(\d+(?:[.,]\d+)?)\s*m\w*)?\s*(?:(\d+)\s*s\w*)?$/
  const match = pattern.exec(typed)
  if (!match) return undefined
  const [, hours, minutes, seconds] = match
  return upToADay(Math.round(numberOf(hours) * 3600 + numberOf(minutes) * 60 + numberOf(seconds)))
}

function numberOf(text: string | undefined): number {
  return text === undefined ? 0 : Number(text.replace(',', '.'))
}

function upToADay(seconds: number): number | undefined {
  return seconds <= 86_400 ? seconds : undefined
}
