export interface TimeZoneOption {
  value: string
  /** `Argentina/Buenos_Aires` as people write it: `Buenos Aires`. */
  city: string
  /** The part before the city, empty for zones such as UTC. */
  region: string
}

/** All zones that this browser knows; `current` is kept even when it is an alias that is not listed. */
export function listTimeZones(current?: string): TimeZoneOption[] {
  const names = new Set(Intl.supportedValuesOf('timeZone'))
  names.add('UTC')
  if (current) names.add(current)
  return [...names].sort().map(describeTimeZone)
}

export function browserTimeZone(): string {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC'
}

export function describeTimeZone(name: string): TimeZoneOption {
  const parts = name.replaceAll('_', ' ').split('/')
  return { value: name, city: parts.at(-1) ?? name, region: parts.slice(0, -1).join(' / ') }
}

/** Whether every word searched for is in the name, without regard to accents, case, `_` or `/`. */
export function matchesTimeZone(name: string, search: string): boolean {
  const plainName = plain(name)
  return plain(search)
    .split(' ')
    .every((word) => plainName.includes(word))
}

/** `GMT+2`, at the given moment. */
export function offsetOf(timeZone: string, at: Date): string {
  const parts = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'shortOffset' }).formatToParts(at)
  return parts.find((part) => part.type === 'timeZoneName')?.value ?? ''
}

function plain(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[_/\s]+/g, ' ')
    .trim()
}
