import type { SampleArticle } from './outline.ts'

/** What only the desk reads. */
export const insideArticles: readonly SampleArticle[] = [
  {
    category: 'inside',
    visibility: 'agents',
    texts: {
      es: {
        title: 'Reiniciar el servidor de impresión',
        summary: 'Cuándo hacerlo, en qué orden, y a quién avisar.',
        keywords: 'spooler, cola de impresión, procedimiento',
        text: `Solo si la cola lleva parada más de diez minutos en **todas** las plantas.

1. Avisa en el canal del equipo.
2. Entra en \`imp-srv-01\` y para el servicio:

\`\`\`powershell
Stop-Service Spooler
Remove-Item C:\\Windows\\System32\\spool\\PRINTERS\\* -Force
Start-Service Spooler
\`\`\`

3. Imprime una página de prueba en la planta 1.
4. Enlaza los tickets al problema abierto.

> [!WARNING]
> Lo que estaba en cola se pierde: dilo en la respuesta.`,
      },
      en: {
        title: 'Restart the print server',
        summary: 'When to do it, in which order, and whom to tell.',
        keywords: 'spooler, print queue, procedure',
        text: `Only if the queue has stood still for more than ten minutes on **all** floors.

1. Tell the team's channel.
2. Sign in to \`imp-srv-01\` and stop the service:

\`\`\`powershell
Stop-Service Spooler
Remove-Item C:\\Windows\\System32\\spool\\PRINTERS\\* -Force
Start-Service Spooler
\`\`\`

3. Print a test page on the first floor.
4. Link the tickets to the open problem.

> [!WARNING]
> What was in the queue is lost: say so in the reply.`,
      },
    },
  },
  {
    category: 'inside',
    visibility: 'agents',
    texts: {
      es: {
        title: 'Comprobar quién llama antes de cambiar una contraseña',
        summary: 'Las tres preguntas, y qué hacer si algo no encaja.',
        keywords: 'identidad, verificación, suplantación, seguridad',
        text: `Quien quiere entrar en una cuenta ajena llama con prisa y sabe bastante.

1. Llama tú al número que tenemos, nunca al que te dan.
2. Pide el número de empleado y el nombre de su responsable.
3. Si dudas, pídelo por escrito a su responsable.

> [!DANGER]
> Nunca digas una contraseña por teléfono: envía el enlace a su dirección.

Anota en el ticket cómo lo comprobaste.`,
      },
      en: {
        title: 'Make sure who calls before you change a password',
        summary: 'The three questions, and what to do if something does not fit.',
        keywords: 'identity, verification, impersonation, security',
        text: `Whoever wants to get into another's account calls in a hurry and knows a lot.

1. Call back the number that we have, never the one you are given.
2. Ask for the employee number and the name of the manager.
3. If in doubt, ask the manager in writing.

> [!DANGER]
> Never say a password over the phone: send the link to their address.

Note on the ticket how you made sure.`,
      },
    },
  },
]
