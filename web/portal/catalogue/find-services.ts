import type { OfferedService } from '#contract/catalogue.ts'
import type { ServiceCategory } from '#contract/service.ts'
import { plain } from '#web/lib/plain.ts'

type Shelf = ServiceCategory & { services: OfferedService[] }

/** The services that have every word that was typed, in either language, without regard to case and accents. */
export function findServices(categories: Shelf[], search: string): Shelf[] {
  const words = plain(search).split(' ').filter(Boolean)
  if (words.length === 0) return categories
  return categories.flatMap((category) => {
    const services = category.services.filter((service) => {
      const text = plain(textsOf(category, service).join(' '))
      return words.every((word) => text.includes(word))
    })
    return services.length === 0 ? [] : [{ ...category, services }]
  })
}

function textsOf(category: ServiceCategory, { name, summary }: OfferedService): string[] {
  return [category.name, name, summary].flatMap(({ es, en }) => [es, en])
}
