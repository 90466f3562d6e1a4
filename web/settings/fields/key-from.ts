/** A key for programs from a name for people: `Número de serie` becomes `numero_de_serie`. */
export function keyFrom(name: string): string {
  return name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^[_\d]+/, '')
    .slice(0, 40)
    .replace(/_+$/, '')
}
