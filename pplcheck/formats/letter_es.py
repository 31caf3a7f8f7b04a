"""Cartas en español; the names of clauses follow the Licencia de Producción de Pares."""

from __future__ import annotations

from typing import Final

from pplcheck.formats.letter_words import Opening, Words
from pplcheck.model.agreement import PaymentKind
from pplcheck.model.party import Answer, Kind, Strength, Use
from pplcheck.model.standing import Reading

WORDS: Final = Words(
    months=(
        "enero",
        "febrero",
        "marzo",
        "abril",
        "mayo",
        "junio",
        "julio",
        "agosto",
        "septiembre",
        "octubre",
        "noviembre",
        "diciembre",
    ),
    day="{day} de {month} de {year}",
    first="1",
    to="Para: {name}",
    about="Asunto: {subject}",
    greeting="Estimadas personas de {name}:",
    terms=Opening(
        subject="{work}, su licencia y cómo podríamos seguir en común",
        paragraph=(
            "Cuidamos {work}, una obra publicada bajo esta licencia: {license}{since}. Por lo que "
            "sabemos, las condiciones de reciprocidad de la licencia se aplican al uso que ustedes "
            "hacen de ella. Puede que nos falten datos; por eso les contamos qué sabemos, dónde "
            "consta y qué podría venir después."
        ),
    ),
    question=Opening(
        subject="Una pregunta sobre {work} y su licencia",
        paragraph=(
            "Cuidamos {work}, una obra publicada bajo esta licencia: {license}{since}. Lo que la "
            "licencia les permite depende de algunos datos que no conocemos. No damos nada por "
            "supuesto y preferimos preguntarles."
        ),
    ),
    reminder=Opening(
        subject="Lo acordado sobre {work} y lo que consta en nuestro registro",
        paragraph=(
            "Cuidamos {work}, una obra publicada bajo esta licencia: {license}{since}. Con ustedes "
            "hicimos un acuerdo sobre ella, y se lo agradecemos. Algo de lo acordado consta como "
            "pendiente y no como cumplido. Todo registro tiene lagunas: puede que ya se haya "
            "pagado o hecho sin que lo anotáramos. Por eso les contamos qué consta, dónde consta "
            "y cómo se puede corregir."
        ),
    ),
    since=" (desde el {day})",
    known="Lo que sabemos y dónde consta",
    kind="Ustedes son {kind}.",
    kinds={
        Kind.INDIVIDUAL: "una persona que trabaja por cuenta propia",
        Kind.WORKER_COOPERATIVE: "una cooperativa de trabajo",
        Kind.COOPERATIVE: "una cooperativa",
        Kind.NONPROFIT: "una organización sin fines de lucro",
        Kind.PUBLIC: "un organismo público",
        Kind.EDUCATION: "una institución educativa",
        Kind.COMMERCIAL: "una empresa",
    },
    use="Ustedes usan la obra {use}{scope}{since}.",
    claim="Se afirma que ustedes usan la obra {use}{scope}{since}.",
    uses={
        Use.COMMERCIAL: "con fines comerciales",
        Use.NONCOMMERCIAL: "sin fines comerciales",
        Use.UNKNOWN: "con fines que desconocemos",
    },
    only_for=" (los archivos {scope})",
    use_since=", desde el {day}",
    fact="Sobre ustedes: {fact}. Respuesta registrada: {answer}.",
    answers={Answer.YES: "sí", Answer.NO: "no", Answer.UNKNOWN: "se desconoce"},
    facts={
        "worker_owned": "la organización es propiedad de quienes trabajan en ella",
        "surplus_to_worker_owners": (
            "todo el excedente se distribuye entre las trabajadoras y los trabajadores dueños"
        ),
        "privately_owned": "la organización es poseída y administrada en forma privada",
        "profits_from_wage_labor": (
            "la organización busca lucrar con el trabajo de personas empleadas a cambio de un "
            "salario"
        ),
        "nonprofit": "es una organización sin fines de lucro",
        "cooperative": "es una cooperativa",
        "social_economy": "cumple los criterios de la economía social y solidaria",
        "individual": "es una persona que trabaja por cuenta propia",
        "public_body": "es un organismo público",
        "education": "es una institución educativa",
        "uses_military_or_police": (
            "es un cuerpo militar, policial o de vigilancia, o trabaja para uno"
        ),
        "worker_cooperative_model": "es una cooperativa cuyas trabajadoras y trabajadores son sus "
        "empleados",
        "wage_portage": (
            "es una persona en régimen de «portage salarial», o una entidad que trabaja con "
            "personas en ese régimen y no con autónomas"
        ),
        "surplus_but_for_community": (
            "todo el excedente se distribuye entre las trabajadoras y los trabajadores dueños, "
            "salvo una parte que todos acordaron dar a proyectos comunitarios"
        ),
        "work_surplus_to_workers": (
            "todo el excedente que se obtiene con la obra se distribuye entre las trabajadoras y "
            "los trabajadores"
        ),
        "shared_profit": (
            "la organización busca un beneficio compartido entre todos sus miembros y deja que "
            "quienes no lo son fijen el precio de su trabajo"
        ),
        "equal_worker_ownership": (
            "no tiene dueños, o es propiedad exclusiva de todas las personas que trabajan en ella, "
            "con igual participación o voto"
        ),
        "democratically_governed": (
            "es una organización que sus trabajadores, usuarios, clientes o miembros poseen o "
            "gobiernan por clases, sin dueño mayoritario ni una junta que elija a sus sucesores"
        ),
        "profits_from_sales": (
            "obtiene ganancias de vender copias de la obra, o servicios o productos que dependen "
            "de ella"
        ),
    },
    contributed="Ustedes han contribuido a la obra, por última vez el {day}. Gracias.",
    recorded=(
        "Consta trabajo de ustedes que no deja rastro en el código, por última vez el {day}. "
        "Gracias."
    ),
    found_none="No encontramos contribuciones bajo los nombres que buscamos{searched}.",
    searched=" ({names})",
    no_agreement="No consta ningún acuerdo entre nosotros.",
    agreement="Consta un acuerdo{scope}{until}.",
    agreement_from=", desde el {day}",
    agreement_until=", hasta el {day} (sin incluir ese día)",
    agreement_open=", sin fecha de fin",
    agreement_over=" Hoy no está vigente, o no abarca este uso.",
    agreement_now=" Hoy está vigente.",
    agreement_ended=" Hoy no está vigente.",
    document="Huella (hash) del documento, para cotejarla con la del suyo: {document}",
    agreed_terms="Sus condiciones, tal como constan: «{terms}»",
    payment="Se acordó a cambio: {what}, a más tardar el {day}; no consta como cumplido.",
    paid="Consta como cumplido: {what}, el {day}. Gracias.",
    payment_kinds={
        PaymentKind.MONEY: "dinero",
        PaymentKind.WORK: "trabajo",
        PaymentKind.HOSTING: "alojamiento",
        PaymentKind.OTHER: "otra cosa",
    },
    source=" [{source}; {strength}]",
    no_source=" [{strength}]",
    strengths={
        Strength.NOTHING: "sin pruebas",
        Strength.MAIL_DOMAIN: "dominio de correo de cambios sin firmar",
        Strength.FREE_TEXT: "texto libre",
        Strength.SIGN_OFF: "visto bueno con un dominio que coincide",
        Strength.IMPORTED: "datos importados",
        Strength.SIGNED_COMMIT: "cambio firmado",
        Strength.REGISTER: "nuestro registro",
        Strength.PUBLIC_REGISTER: "registro público",
    },
    license_says="Lo que dice la licencia al respecto, en nuestras palabras",
    clause="{license}, cláusula {number}: {text}.",
    clauses={
        "who may use": "quiénes pueden usar la obra",
        "individuals": "uso por personas que trabajan por cuenta propia",
        "nonprofits": "uso por organizaciones sin fines de lucro",
        "schools": "uso por instituciones educativas",
        "organizations that share profit": (
            "uso por organizaciones que comparten sus beneficios entre quienes trabajan en ellas"
        ),
        "law enforcement and military": "ningún uso por fuerzas policiales o militares",
        "noncommercial use": (
            "uso no comercial; queda excluido el uso destinado principalmente a obtener ventajas "
            "comerciales o una ganancia privada, salvo lo que abren otras cláusulas"
        ),
        "commercial use by worker-owners": (
            "el uso comercial está abierto a una empresa o colectivo que sea propiedad de sus "
            "trabajadoras y trabajadores, si todo el excedente se distribuye entre ellos"
        ),
        "commercial use by worker-owners with a community share": (
            "uso comercial por trabajadoras y trabajadores dueños que dan una parte del excedente "
            "a proyectos comunitarios"
        ),
        "use by businesses that profit from wage labor": (
            "ningún uso por una empresa poseída y administrada en forma privada que busca lucrar "
            "con el trabajo asalariado"
        ),
        "royalties": (
            "regalías: quien licencia conserva el derecho de cobrarlas por los usos que quedan "
            "fuera del permiso no comercial; un acuerdo escrito aparte es la salida"
        ),
        "profit from sales": "ganancias por la venta de la obra o de lo que depende de ella",
        "democratically governed organizations": (
            "excepción para organizaciones gobernadas democráticamente"
        ),
        "commercial use": "uso comercial",
        "commercial use by cooperatives of the social economy": (
            "uso comercial por cooperativas de la economía social y solidaria"
        ),
        "commercial use with wage portage": "uso comercial en régimen de «portage salarial»",
        "what counts as commercial": "qué se entiende por uso comercial",
        "commercial use by worker-owned organizations": (
            "el uso comercial está abierto a una organización poseída y controlada por sus "
            "trabajadoras y trabajadores, si el excedente obtenido con la obra se distribuye entre "
            "ellos"
        ),
        "commercial use by worker-owned organizations that share all surplus": (
            "el uso comercial está abierto a una organización poseída y controlada por sus "
            "trabajadoras y trabajadores que distribuye entre ellos todo su excedente"
        ),
        "commercial use by nonprofits": (
            "el uso comercial está abierto a una organización o colectivo sin fines de lucro, si "
            "el excedente obtenido con la obra se distribuye entre sus trabajadoras y trabajadores"
        ),
    },
    no_clause="decide el texto de la licencia",
    readings={
        Reading.KLEINER: "kleiner, es decir, el texto de la licencia",
        Reading.COPYFAIR: (
            "copyfair, es decir, una política de nuestro proyecto y no lo que dice la licencia: "
            "quien contribuye a la obra también puede usarla"
        ),
    },
    reading="La leemos así: {reading}.",
    asked="Lo que quisiéramos preguntarles",
    ask_kind="¿Qué tipo de organización son ustedes y dónde consta?",
    ask_fact="¿Es así en su caso: «{fact}»?",
    ask_use="¿El uso que hacen de la obra busca una ventaja comercial?",
    ask_claim="¿Usan ustedes la obra, como se afirma?",
    ask_license="¿Bajo qué condiciones recibieron la obra?",
    ways="Caminos posibles",
    way_agreement=(
        "Un acuerdo escrito: cuéntennos qué podrían aportar a cambio, en dinero o de otra forma."
    ),
    way_agreement_clause=(
        "Un acuerdo escrito (cláusula {number}): cuéntennos qué podrían aportar a cambio, en "
        "dinero o de otra forma."
    ),
    way_contribute=(
        "Contribuir: cuenta lo que aporten a la obra, también el trabajo que no deja rastro en el "
        "código."
    ),
    way_correct=(
        "Una corrección: si algo de esto es erróneo o está incompleto, dígannos qué lo demuestra."
    ),
    settle="Sobre lo que consta como pendiente",
    settle_paid=(
        "Si ya se pagó o se hizo: dígannos qué día y qué lo demuestra, por ejemplo un recibo. Lo "
        "anotaremos como cumplido y no hará falta nada más."
    ),
    settle_wrong=(
        "Si el acuerdo, lo acordado o la fecha no son como consta aquí: dígannos qué se acordó y "
        "en qué documento figura, y corregiremos el registro."
    ),
    settle_open=(
        "Si sigue pendiente: dígannos qué fecha les convendría. Se puede acordar otra fecha u otra "
        "contraprestación. Esta carta no cambia nada del acuerdo."
    ),
    settle_whom=(
        "A quién avisar: a la dirección que figura al final. Quien lleva nuestro registro añadirá "
        "entonces el día (paid) y lo que lo demuestra (source) a la entrada indicada arriba, y el "
        "asunto queda resuelto."
    ),
    objecting=(
        "Cómo objetar: respondan a esta carta y digan qué está mal y qué lo demuestra. La "
        "corrección se anota en nuestro registro con su fuente, y con ella cambia nuestra "
        "respuesta. Nadie está obligado a decirnos para quién actúa."
    ),
    closing="Un saludo cordial,\n[nombre, en representación de {work}; dirección para responder]",
)
"""El español de las cartas."""
