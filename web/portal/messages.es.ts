import { es as approvals } from './approvals/messages.es.ts'
import { es as catalogue } from './catalogue/messages.es.ts'
import { es as entry } from './entry/messages.es.ts'
import { es as files } from './files/messages.es.ts'
import { es as frame } from './frame/messages.es.ts'
import { es as home } from './home/messages.es.ts'
import type { en } from './messages.en.ts'
import { es as writing } from './new/messages.es.ts'
import { es as rating } from './rating/messages.es.ts'
import { es as request } from './request/messages.es.ts'
import { es as requests } from './requests/messages.es.ts'
import { es as share } from './share/messages.es.ts'

export const es: Record<keyof typeof en, string> = {
  ...frame,
  ...home,
  ...approvals,
  ...requests,
  ...request,
  ...writing,
  ...files,
  ...catalogue,
  ...rating,
  ...entry,
  ...share,
}
