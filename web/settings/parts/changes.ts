/** The fields of `draft` that differ from what is saved; lists and objects are compared by content. */
export function changesOf<Value extends object>(saved: Value, draft: Value): Partial<Value> {
  const changes: Partial<Value> = {}
  for (const key of Object.keys(draft) as (keyof Value)[]) {
    if (!isSame(saved[key], draft[key])) changes[key] = draft[key]
  }
  return changes
}

function isSame(one: unknown, other: unknown): boolean {
  if (Object.is(one, other)) return true
  if (typeof one !== 'object' || typeof other !== 'object') return false
  return JSON.stringify(one) === JSON.stringify(other)
}
