/** What a version says, one line for each thing. */
export type Lines = readonly string[]

/** The lines that went and came from one version to the next; of the first one, all of them came. */
export function wordsBetween(before: Lines | undefined, after: Lines) {
  return {
    gone: (before ?? []).filter((line) => !after.includes(line)),
    came: after.filter((line) => !(before ?? []).includes(line)),
  }
}
