import { oldestMeshVersion } from '#contract/mesh.ts'

/** Whether a server may be spoken to; undefined when what it says is no version. A preview of the oldest is too old. */
export function isRecentEnough(version: string): boolean | undefined {
  const said = partsOf(version)
  const oldest = partsOf(oldestMeshVersion)
  if (said === undefined || oldest === undefined) return undefined
  const differing = said.numbers.findIndex((number, place) => number !== oldest.numbers[place])
  if (differing === -1) return !said.isPreview
  return (said.numbers[differing] ?? 0) > (oldest.numbers[differing] ?? 0)
}

function partsOf(version: string) {
  const read = /^v?(\d{1,6})\.(\d{1,6})\.(\d{1,6})(-[\w.-]{1,20})?$/.exec(version.trim())
  if (read === null) return undefined
  return { numbers: read.slice(1, 4).map(Number), isPreview: read[4] !== undefined }
}
