import type { en } from './messages.en.ts'

export const es: Record<keyof typeof en, string> = {
  'merge.open': 'Combinar con otro ticket…',
  'merge.title': 'Combinar #{{number}} con otro ticket',
  'merge.lead':
    'Todo lo dicho pasa al otro ticket, que sigue por los dos. Nadie recibe correo por ello, y se puede deshacer.',
  'merge.save': 'Combinar',
  'merge.same': 'Es este mismo ticket.',
  'merge.done': '#{{number}} forma parte ahora de #{{into}}.',
  'merge.undone': '#{{number}} vuelve a ser un ticket aparte.',
  'merge.goneTo': 'Este ticket se combinó con #{{number}}: {{subject}}.',
  'merge.goneAway': 'Este ticket se combinó con otro que no puedes ver.',
  'merge.follow': 'Ir a #{{number}}',
  'merge.undo': 'Deshacer la combinación',
  'merge.parts': 'Combinados con este ticket',
  'merge.undoOf': 'Deshacer la combinación de #{{number}}',
  'duplicate.samePerson': 'Se parece a #{{number}}, «{{subject}}», de la misma persona, abierto {{ago}}.',
  'duplicate.sameOrganization':
    'Se parece a #{{number}}, «{{subject}}», de {{name}}, de la misma organización, abierto {{ago}}.',
  'duplicate.subject': 'El asunto es casi el mismo.',
  'duplicate.words': 'Dicen casi lo mismo.',
  'duplicate.look': 'Ver #{{number}}',
  'duplicate.merge': 'Combinar con #{{number}}',
  'duplicate.distinct': 'No es lo mismo',
  'duplicate.marked': 'Ya no se avisará de que se parece a #{{number}}.',
}
