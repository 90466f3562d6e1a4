/** The kinds of custom fields whose value is a record of its own, kept by its id. */
export const referenceTypes = ['person', 'device'] as const
export type ReferenceType = (typeof referenceTypes)[number]

export function isReference(type: string): type is ReferenceType {
  return referenceTypes.some((one) => one === type)
}
