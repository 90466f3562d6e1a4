/** What is typed into a form, kept in the browser until it was sent. */
export function storedValues<Values extends object>(key: string, empty: Values) {
  return {
    read(): Values {
      try {
        const text = localStorage.getItem(key)
        // Only `write` below puts anything under this key; fields of a newer version keep their default.
        return text === null ? empty : { ...empty, ...(JSON.parse(text) as Partial<Values>) }
      } catch {
        return empty
      }
    },
    write(values: Values): void {
      try {
        localStorage.setItem(key, JSON.stringify(values))
      } catch {
        // Storage is off or full: the form lasts as long as the page.
      }
    },
    remove(): void {
      try {
        localStorage.removeItem(key)
      } catch {
        // As above.
      }
    },
  }
}
