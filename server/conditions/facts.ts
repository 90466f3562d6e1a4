/** What is known of the thing that is judged. A text may have several values, as the recipients of a mail. */
export type FactValue = readonly string[] | number | boolean
export type Facts = ReadonlyMap<string, FactValue>

/** Texts are compared freely, choices as a whole, numbers by size, and a flag is or is not. */
export type FieldKind = 'text' | 'choice' | 'number' | 'flag'
/** Which fields there are; undefined for one that there is not. */
export type FieldKindOf = (field: string) => FieldKind | undefined
