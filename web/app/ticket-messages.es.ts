import { es as announcements } from '#web/announcements/messages.es.ts'
import { es as conditions } from '#web/conditions/messages.es.ts'
import { es as major } from '#web/major/messages.es.ts'
import { es as mesh } from '#web/mesh/messages.es.ts'
import { es as remote } from '#web/remote/messages.es.ts'
import { es as rules } from '#web/rules/messages.es.ts'
import { es as tickets } from '#web/tickets/messages.es.ts'
import type { en } from './ticket-messages.en.ts'

/** What is said on a ticket, also of the rules that changed it; fetched with its code. */
export const es: Record<keyof typeof en, Record<string, string>> = {
  announcements,
  tickets,
  remote,
  mesh,
  rules,
  conditions,
  major,
}
