import { agent, call, note, requester, type Told } from '../scenario.ts'

export const esApplications: Told[] = [
  {
    type: 'incident',
    urgency: 3,
    impact: 2,
    tags: ['erp', 'error'],
    file: 'picture',
    subjects: [
      'Error al grabar pedidos en {app}',
      '{app} da error 500 al guardar',
      'No puedo validar albaranes en {app}',
    ],
    openings: [
      'Al grabar un pedido en {app} sale «error inesperado, código 0x{code}» y se pierde lo que he metido. Me ha pasado con los pedidos {order} y el siguiente. Adjunto captura.',
      'Desde la actualización de anoche {app} da error al guardar cualquier cosa con más de diez líneas. Con menos, va bien.',
      'No nos deja validar albaranes: el botón se queda gris. A toda la oficina de {site} le ocurre lo mismo.',
    ],
    turns: [
      agent(
        'Gracias por la captura, ayuda mucho. Lo he podido repetir con un pedido de prueba. Lo paso a desarrollo con prioridad y le mantengo al tanto.',
        'Entendido. ¿Me dice un número de albarán en el que le pase, y a qué hora lo intentó por última vez?',
      ),
      note(
        'Registro: clave duplicada en la tabla de líneas al calcular portes. Entró con la {version}.',
        'Hablado con desarrollo: el arreglo entra en la entrega de las 14:00. Mientras, partir los pedidos en dos.',
      ),
      requester(
        'Pasa con el {order}, lo he intentado hace diez minutos.',
        'De acuerdo, mientras tanto los partimos en dos. ¿Sabéis para cuándo estará?',
      ),
      agent(
        'Ya está puesta la corrección. He probado con el {order} y se graba bien. Disculpe las molestias de estos días.',
        'Resuelto: la actualización dejó mal un permiso del grupo de {site}. Está corregido y hemos añadido una comprobación para las próximas.',
      ),
    ],
  },
  {
    type: 'incident',
    tags: ['correo'],
    subjects: ['No me llegan correos de fuera', 'El correo a {org} vuelve devuelto', 'Buzón lleno y no puedo enviar'],
    openings: [
      'Varios clientes me dicen que me han escrito y no tengo nada, ni en correo no deseado. Los internos sí me llegan.',
      'Cada correo que mando a {org} vuelve con «550 rechazado por política». Ayer sí pasaban.',
      'Me sale que el buzón está lleno y no me deja enviar. He borrado mucho y sigue igual.',
    ],
    turns: [
      agent(
        '¿Puede pedirle a uno de esos clientes que le escriba otra vez y decirme la hora exacta? Así lo busco en la pasarela.',
        'Lo borrado sigue ocupando hasta vaciar la papelera. ¿La ha vaciado también? Si no, lo hago yo desde aquí.',
      ),
      requester(
        'Acaba de escribirme uno a las 12:40, y tampoco.',
        'No sabía lo de la papelera. Vaciada: ya me deja enviar.',
      ),
      note(
        'Estaban retenidos por una regla nueva demasiado estricta. 37 mensajes liberados.',
        'La IP de salida estaba en una lista negra por el caso del viernes. Pedida la retirada, confirmada a las 13:05.',
      ),
      agent(
        'Encontrados: una regla nuestra los retenía por error. Los he liberado y le están llegando ahora, con su fecha original.',
        'Arreglado. He probado a escribir a {org} desde su cuenta y ya se acepta. Lo que volvió devuelto hay que mandarlo de nuevo.',
      ),
    ],
  },
  {
    type: 'request',
    urgency: 3,
    tags: ['copia de seguridad', 'ficheros'],
    subjects: [
      'Recuperar un fichero borrado',
      'He machacado la hoja de {folder}',
      'Restaurar la carpeta {folder} de ayer',
    ],
    openings: [
      'Sin querer he borrado un Excel de {folder} con los precios del {lately}. ¿Se puede recuperar de la copia?',
      'He guardado encima de la plantilla de {folder} y necesito la versión de ayer por la mañana.',
      'Ha desaparecido la carpeta entera de {folder}. Nadie dice haberla tocado.',
    ],
    turns: [
      agent(
        'Sí, hay copia cada cuatro horas. ¿Le sirve la de ayer a las 20:00? La dejaría al lado de la actual, sin tocar nada.',
        'No se preocupe, no se pierde nada. La han movido dentro de la carpeta vecina; antes de devolverla, ¿confirma que nadie está trabajando ahí?',
      ),
      requester('La de las 20:00 me vale perfectamente.', 'Confirmado, podéis devolverla a su sitio.'),
      agent(
        'Restaurado como «{folder} (copia de ayer)». Cuando compruebe que está bien, puede borrar la otra.',
        'Devuelta a su sitio con los mismos permisos. Para que no vuelva a pasar, hemos quitado el permiso de mover en el primer nivel.',
      ),
    ],
  },
  {
    type: 'incident',
    tags: ['pda', 'almacén'],
    subjects: [
      'La PDA {host} no lee códigos',
      'Lectores sin sincronizar con {app}',
      'El lector del muelle {floor} no engancha',
    ],
    openings: [
      'La PDA {host} enciende, pero no lee ningún código: el láser no sale. Tenemos solo otra y estamos en plena descarga.',
      'Las lecturas de la tarde no han pasado a {app}. En la pantalla pone «12 pendientes» y no baja.',
      'El lector del muelle {floor} se queda en blanco a mitad de ubicación.',
    ],
    turns: [
      agent(
        'Pruebe a mantener pulsados los dos gatillos diez segundos: reinicia el lector sin perder las lecturas. ¿Cambia algo?',
        'Veo las pendientes desde aquí. No apague la PDA, por favor, que las guarda ella. Fuerzo la sincronización.',
      ),
      call(
        'Llamo al muelle: con el reinicio vuelve el láser. Quedamos en cambiar la batería, que está hinchada.',
        'Por teléfono comprobamos juntos que las pendientes bajan a cero.',
      ),
      agent(
        'Le mandamos batería nueva con el reparto de mañana. Hasta entonces funciona, pero conviene no dejarla cargando por la noche.',
        'Las doce lecturas están ya en {app} con su hora real. Había un pedido bloqueado que frenaba a los demás.',
      ),
    ],
  },
  {
    type: 'request',
    tags: ['informes', 'erp'],
    file: 'list',
    subjects: ['Listado de ventas por {site}', 'Nuevo informe en {app}', 'Exportar movimientos a Excel'],
    openings: [
      '¿Podríais sacarme un listado de ventas de {site} por semana, desde el {lately}? Con importe y unidades es suficiente.',
      'Para la auditoría nos piden los movimientos del trimestre en Excel, y {app} solo saca 500 líneas.',
      'Nos vendría muy bien un informe diario con los pedidos que llevan más de tres días sin salir. Adjunto un ejemplo de lo que pensamos.',
    ],
    turns: [
      agent(
        'Claro. ¿Con IVA o sin IVA, y cuenta las devoluciones como negativas?',
        'Es posible. ¿A qué hora y a quién se lo enviamos cada día?',
      ),
      requester('Sin IVA, y las devoluciones en negativo.', 'A las siete y media, a mí y a {colleague}.'),
      agent(
        'Aquí tiene el listado. Si le sirve así, puedo dejarlo guardado en {app} para que lo saque cuando quiera.',
        'Programado: mañana recibirán el primero. El pedido más antiguo que sale es el {order}.',
      ),
    ],
  },
]
