import { agent, call, note, requester, type Told } from '../scenario.ts'

export const esWorkplace: Told[] = [
  {
    type: 'incident',
    tags: ['impresora'],
    subjects: [
      'La impresora de la planta {floor} no imprime',
      'Impresora {printer} sin conexión',
      'Salen rayas en las copias de {printer}',
    ],
    openings: [
      'La impresora de la planta {floor} lleva toda la mañana sin imprimir. La cola se llena, pero no sale nada. Ya la hemos apagado y encendido.',
      'En {printer} me sale «sin conexión» y a mis compañeros también. Hay que imprimir los albaranes antes de las doce.',
      'Las copias de {printer} salen con una raya negra a la izquierda. Hemos cambiado el tóner y sigue igual.',
    ],
    turns: [
      agent(
        '¿Qué pone exactamente en la pantallita de la impresora? Si puede, mándeme una foto con el móvil.',
        'Desde aquí la veo apagada en la red. ¿Puede comprobar que el cable azul de detrás está bien metido y que tiene una luz verde?',
      ),
      requester(
        'Pone «bandeja 2, comprobar guía». La guía parece bien puesta.',
        'El cable estaba suelto, lo debieron de mover al limpiar. Ahora tiene luz verde.',
      ),
      note(
        'Aviso al servicio técnico del fabricante, parte {ticketref}. Vienen mañana antes de las once.',
        'Cola de impresión atascada por un PDF de 300 MB. Vaciada desde el servidor.',
      ),
      agent(
        'Listo: he vaciado la cola y he lanzado una página de prueba, que ha salido bien. Los documentos que estaban esperando hay que volver a mandarlos.',
        'El técnico ha cambiado el rodillo y ya imprime limpia. Mientras tanto dejé {printer} desviada a la de al lado; acabo de quitar el desvío.',
      ),
    ],
  },
  {
    type: 'incident',
    tags: ['portátil', 'rendimiento'],
    subjects: [
      'El portátil va muy lento',
      'El equipo {host} tarda diez minutos en arrancar',
      'Se queda colgado al abrir {app}',
    ],
    openings: [
      'Mi portátil va lentísimo desde la última actualización. Abrir {app} son dos o tres minutos y el ventilador no para.',
      'El equipo {host} tarda unos diez minutos en arrancar. Me da tiempo a tomarme un café y volver.',
      'Cada vez que abro {app} con más de tres ventanas se queda colgado y tengo que apagarlo con el botón.',
    ],
    turns: [
      agent(
        '¿Puedo conectarme un momento para verlo con usted? Me viene bien a partir de las once. Solo tiene que aceptar el aviso que le saldrá.',
        'He mirado los datos del equipo: el disco está al 97 %. ¿Tiene en el escritorio o en descargas algo grande que podamos mover?',
      ),
      requester(
        'A las once y cuarto me va bien.',
        'Pues sí, tenía vídeos de la feria, unos 60 GB. Los puedo pasar a la carpeta compartida.',
      ),
      note(
        'Conectado a {host}: dos antivirus peleándose. Quitado el que venía de fábrica.',
        'Disco con sectores dañados según SMART. Mejor cambiarlo antes de que muera.',
      ),
      agent(
        'Quitado lo que sobraba al arranque, y liberados 70 GB. Ahora arranca en 40 segundos. Si vuelve a notarlo lento, responda aquí mismo.',
        'Le hemos puesto un disco nuevo con todo lo que tenía. Pruébelo un par de días y dígame si echa algo en falta.',
      ),
    ],
  },
  {
    type: 'incident',
    impact: 3,
    urgency: 3,
    tags: ['wifi', 'red'],
    subjects: ['Sin wifi en {site}', 'El wifi se cae en {site} varias veces al día', 'Caída de red en {site}'],
    openings: [
      'En {site} nos hemos quedado todos sin wifi hace unos veinte minutos. Los que van por cable sí tienen internet.',
      'El wifi de {site} se cae varias veces al día, sobre todo después de comer. Las pistolas de lectura pierden la conexión y hay que empezar la ubicación de cero.',
      'No hay red en {site}: ni teléfonos, ni ordenadores, ni datáfono. Estamos parados.',
    ],
    turns: [
      agent(
        'Lo vemos también desde aquí: dos puntos de acceso no responden. Estamos en ello; en media hora le digo algo, haya o no haya novedad.',
        'Confirmado, está caído el conmutador de la planta. {colleague} va de camino con uno de repuesto, llega en unos 25 minutos.',
      ),
      note(
        'Puerto 14 del conmutador sin PoE desde las 9:12. Probable fuente quemada.',
        'Canal saturado por la red del vecino nuevo. Cambiado el plan de canales de toda la nave.',
      ),
      call(
        'Llamo a {site} para confirmar que ha vuelto todo. Me dicen que sí, incluidas las pistolas.',
        'Llamada de seguimiento: dos horas sin cortes. Pido que avisen si vuelve a pasar antes del viernes.',
      ),
      agent(
        'Servicio restablecido. La causa fue la fuente de alimentación del conmutador; hemos puesto una nueva y pedido otra de repuesto para que no vuelva a dejarles parados.',
        'Resuelto: era interferencia en el canal que usaban los puntos de acceso. Llevamos dos horas vigilándolo sin un solo corte.',
      ),
    ],
  },
  {
    type: 'request',
    tags: ['material', 'pantalla'],
    subjects: ['Segunda pantalla para el puesto', 'Necesito un teclado y un ratón nuevos', 'Solicitud de auriculares'],
    openings: [
      '¿Sería posible tener una segunda pantalla? Trabajo todo el día comparando planos con {app} y con una sola es muy incómodo.',
      'Al teclado le fallan ya varias letras y el ratón se desconecta solo. ¿Podríais cambiármelos?',
      'Con las reuniones en línea de cada día necesitaría unos auriculares con micrófono que aíslen algo del ruido de {site}.',
    ],
    turns: [
      agent(
        'Sin problema, tenemos en el almacén. ¿Confirma que se sienta en {site}, planta {floor}?',
        'Se lo pedimos. Al ser más de 100 € necesito el visto bueno de su responsable: basta con que responda a este mensaje.',
      ),
      requester('Sí, al fondo a la derecha.', 'Le pongo en copia a {colleague}, que me dice que adelante.'),
      agent(
        'Entregado esta mañana en su mesa. El antiguo nos lo hemos llevado para reciclar.',
        'Ha llegado el pedido {order}; {agent} se lo instala mañana a primera hora. ¡Que lo disfrute!',
      ),
    ],
  },
  {
    type: 'request',
    tags: ['programa', 'licencia'],
    subjects: ['Instalar {program} en mi equipo', 'Licencia de {program}', 'Actualización de {program} a la {version}'],
    openings: [
      'Necesito {program} para editar los documentos que nos manda {colleague}. ¿Me lo podéis instalar en {host}?',
      'Se me ha acabado la prueba de {program} y me pide una licencia. ¿La pedimos por aquí?',
      'Los ficheros que nos llegan son de la versión {version} de {program} y la mía no los abre. ¿Se puede actualizar?',
    ],
    turns: [
      agent(
        'Tenemos una licencia libre. Lo instalo en remoto a mediodía, sin que tenga que hacer nada; deje el equipo encendido.',
        'Esa versión todavía no está en el catálogo. La pruebo hoy en un equipo nuestro y, si va bien, se la paso mañana.',
      ),
      note(
        'Compra aprobada en el pedido {order}. Licencia asignada a {requester}.',
        'Probada la {version} en laboratorio con {app}: sin conflictos.',
      ),
      agent(
        'Instalado y activado en {host}. Lo encontrará en el menú de inicio.',
        'Actualizado. La primera vez que lo abra le preguntará si quiere conservar sus plantillas: diga que sí.',
      ),
    ],
  },
  {
    type: 'incident',
    urgency: 2,
    tags: ['teléfono', 'centralita'],
    subjects: [
      'No suena el teléfono de recepción',
      'Extensión {floor}2{floor} sin tono',
      'Las llamadas se cortan a los treinta segundos',
    ],
    openings: [
      'El teléfono de recepción no suena cuando llaman de fuera, aunque sí podemos llamar. Los clientes dicen que da tono y nadie contesta.',
      'Mi extensión no tiene tono desde que cambiaron las mesas de sitio. La pantalla dice «registrando…».',
      'Todas las llamadas externas se cortan más o menos al medio minuto. Es muy incómodo con clientes.',
    ],
    turns: [
      agent(
        'He mirado la centralita: esa extensión tenía un desvío a un número que ya no existe. ¿Pusieron el desvío por vacaciones?',
        '¿En qué roseta está enchufado ahora? El número está en una etiqueta blanca.',
      ),
      requester('Puede ser, en agosto lo dejamos desviado al móvil de una compañera.', 'Está en la B-{floor}07.'),
      agent(
        'Quitado el desvío y probado con una llamada desde mi móvil: suena. Gracias por la pista.',
        'La roseta no tenía puesta la red de voz. Ya está; el teléfono se reinicia solo y en dos minutos tendrá tono.',
      ),
    ],
  },
]
