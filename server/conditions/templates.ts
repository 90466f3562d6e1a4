const place = /\{\{\s*([^{}]{1,60}?)\s*\}\}/g

/** The names that a text asks for, as `{{site}}`. */
export function namesIn(template: string): string[] {
  return [...template.matchAll(place)].map(([, name = '']) => name)
}

/** The text with its values; what has none leaves nothing behind. */
export function fill(template: string, values: ReadonlyMap<string, string>): string {
  return template.replace(place, (_, name: string) => values.get(name) ?? '')
}
