import { es as alerts } from '#web/alerts/messages.es.ts'
import { es as board } from '#web/board/messages.es.ts'
import { es as calls } from '#web/calls/messages.es.ts'
import { es as customers } from '#web/customers/messages.es.ts'
import { es as devices } from '#web/devices/messages.es.ts'
import { es as knowledge } from '#web/knowledge/messages.es.ts'
import { es as mail } from '#web/mail/messages.es.ts'
import { es as mailFilters } from '#web/mail-filters/messages.es.ts'
import { es as myDay } from '#web/my-day/messages.es.ts'
import { es as problems } from '#web/problems/messages.es.ts'
import { es as ratings } from '#web/ratings/messages.es.ts'
import { es as receiving } from '#web/receiving/messages.es.ts'
import { es as search } from '#web/search/messages.es.ts'
import { es as sending } from '#web/sending/messages.es.ts'
import { es as settings } from '#web/settings/messages.es.ts'
import type { en } from './later-messages.en.ts'

export const es: Record<keyof typeof en, Record<string, string>> = {
  alerts,
  customers,
  devices,
  knowledge,
  mail,
  mailFilters,
  calls,
  board,
  myDay,
  problems,
  ratings,
  receiving,
  search,
  sending,
  settings,
}
