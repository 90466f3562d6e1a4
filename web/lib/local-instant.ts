/** An instant as a `datetime-local` field has it: the clock on the wall, to the minute. */
export function toLocal(instant: Date): string {
  const two = (value: number) => String(value).padStart(2, '0')
  const date = `${instant.getFullYear()}-${two(instant.getMonth() + 1)}-${two(instant.getDate())}`
  return `${date}T${two(instant.getHours())}:${two(instant.getMinutes())}`
}

/** The instant that the field means; undefined when it is empty or half filled in. */
export function fromLocal(typed: string): string | undefined {
  const time = new Date(typed)
  return typed === '' || Number.isNaN(time.getTime()) ? undefined : time.toISOString()
}
