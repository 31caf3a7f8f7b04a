"""Lettres en français; clauses are named in our own words, as the PPL has no text in French."""

from __future__ import annotations

from typing import Final

from pplcheck.formats.letter_words import Opening, Words
from pplcheck.model.agreement import PaymentKind
from pplcheck.model.party import Answer, Kind, Strength, Use
from pplcheck.model.standing import Reading

WORDS: Final = Words(
    apart=(";", ":", "?"),
    months=(
        "janvier",
        "février",
        "mars",
        "avril",
        "mai",
        "juin",
        "juillet",
        "août",
        "septembre",
        "octobre",
        "novembre",
        "décembre",
    ),
    day="{day} {month} {year}",
    first="1er",
    to="À : {name}",
    about="Objet : {subject}",
    greeting="Bonjour,",
    terms=Opening(
        subject="{work}, sa licence et la suite que nous pourrions lui donner ensemble",
        paragraph=(
            "Nous prenons soin de {work}, une œuvre publiée sous cette licence : {license}{since}. "
            "D'après ce que nous savons, les conditions de réciprocité de la licence s'appliquent "
            "à l'usage que vous en faites. Il se peut que nous en sachions trop peu ; voici donc "
            "ce que nous savons, où cela est consigné et ce qui pourrait suivre."
        ),
    ),
    question=Opening(
        subject="Une question sur {work} et sa licence",
        paragraph=(
            "Nous prenons soin de {work}, une œuvre publiée sous cette licence : {license}{since}. "
            "Ce que la licence vous permet dépend de quelques points que nous ignorons. Nous ne "
            "présumons de rien et préférons vous poser la question."
        ),
    ),
    reminder=Opening(
        subject="Ce qui a été convenu pour {work}, et ce que dit notre registre",
        paragraph=(
            "Nous prenons soin de {work}, une œuvre publiée sous cette licence : {license}{since}. "
            "Nous avons conclu avec vous un accord à son sujet, et nous vous en remercions. Une "
            "part de ce qui a été convenu est consignée comme attendue, et non comme acquittée. "
            "Tout registre a ses lacunes : il se peut que ce soit déjà payé ou fait sans que nous "
            "l'ayons noté. Voici donc ce qui est consigné, à quel endroit, et comment le rectifier."
        ),
    ),
    since=" (depuis le {day})",
    known="Ce que nous savons, et où cela est consigné",
    kind="Vous êtes {kind}.",
    kinds={
        Kind.INDIVIDUAL: "une personne travaillant à son compte",
        Kind.WORKER_COOPERATIVE: "une coopérative de travail",
        Kind.COOPERATIVE: "une coopérative",
        Kind.NONPROFIT: "une organisation à but non lucratif",
        Kind.PUBLIC: "un organisme public",
        Kind.EDUCATION: "un établissement d'enseignement ou de recherche",
        Kind.COMMERCIAL: "une entreprise",
    },
    use="Vous utilisez l'œuvre {use}{scope}{since}.",
    claim="Il est affirmé que vous utilisez l'œuvre {use}{scope}{since}.",
    uses={
        Use.COMMERCIAL: "à des fins commerciales",
        Use.NONCOMMERCIAL: "à des fins non commerciales",
        Use.UNKNOWN: "à des fins que nous ignorons",
    },
    only_for=" (les fichiers {scope})",
    use_since=", depuis le {day}",
    fact="À votre sujet : {fact}. Réponse consignée : {answer}.",
    answers={Answer.YES: "oui", Answer.NO: "non", Answer.UNKNOWN: "inconnue"},
    facts={
        "worker_owned": "l'organisation appartient à celles et ceux qui y travaillent",
        "surplus_to_worker_owners": (
            "tout l'excédent est réparti entre les travailleuses et travailleurs propriétaires"
        ),
        "privately_owned": "l'organisation est détenue et gérée à titre privé",
        "profits_from_wage_labor": (
            "l'organisation cherche à tirer profit du travail de personnes salariées"
        ),
        "nonprofit": "c'est une organisation à but non lucratif",
        "cooperative": "c'est une coopérative",
        "social_economy": "elle répond aux critères de l'économie sociale et solidaire",
        "individual": "c'est une personne travaillant à son compte",
        "public_body": "c'est un organisme public",
        "education": "c'est un établissement d'enseignement ou de recherche",
        "uses_military_or_police": (
            "c'est un corps militaire, policier ou de surveillance, ou elle travaille pour l'un "
            "d'eux"
        ),
        "worker_cooperative_model": (
            "c'est une coopérative dont les travailleuses et travailleurs sont les salariés"
        ),
        "wage_portage": (
            "c'est une personne en portage salarial, ou une entité qui travaille avec des "
            "personnes en portage et sans indépendants"
        ),
        "surplus_but_for_community": (
            "tout l'excédent est réparti entre les travailleuses et travailleurs propriétaires, "
            "hormis une part que tous ont décidé de donner à des projets communautaires"
        ),
        "work_surplus_to_workers": (
            "tout l'excédent obtenu grâce à l'œuvre est réparti entre les travailleuses et "
            "travailleurs"
        ),
        "shared_profit": (
            "l'organisation recherche un profit partagé entre tous ses membres et laisse les "
            "autres fixer le prix de leur travail"
        ),
        "equal_worker_ownership": (
            "elle n'a pas de propriétaire, ou appartient à l'ensemble de celles et ceux qui y "
            "travaillent et à personne d'autre, à parts ou à voix égales"
        ),
        "democratically_governed": (
            "c'est une organisation que ses travailleurs, usagers, clients ou membres détiennent "
            "ou gouvernent par catégories, sans propriétaire majoritaire ni conseil qui choisit "
            "ses successeurs"
        ),
        "profits_from_sales": (
            "elle tire profit de la vente de copies de l'œuvre, ou de services ou produits qui en "
            "dépendent"
        ),
    },
    contributed="Vous avez contribué à l'œuvre, la dernière fois le {day}. Merci.",
    recorded=(
        "Un travail de votre part qui ne laisse pas de trace dans le code est consigné, la "
        "dernière fois le {day}. Merci."
    ),
    found_none="Nous n'avons pas trouvé de contribution sous les noms recherchés{searched}.",
    searched=" ({names})",
    no_agreement="Aucun accord entre nous n'est consigné.",
    agreement="Un accord est consigné{scope}{until}.",
    agreement_from=", à partir du {day}",
    agreement_until=", jusqu'au {day} (ce jour non compris)",
    agreement_open=", sans date de fin",
    agreement_over=" Aujourd'hui, il n'est pas en vigueur ou ne couvre pas cet usage.",
    agreement_now=" Aujourd'hui, il est en vigueur.",
    agreement_ended=" Aujourd'hui, il n'est pas en vigueur.",
    document="Empreinte du document, à comparer avec celle du vôtre : {document}",
    agreed_terms="Ses conditions, telles que consignées : «\u00a0{terms}\u00a0»",
    payment="Convenu en retour : {what}, au plus tard le {day} ; non consigné comme acquitté.",
    paid="Consigné comme acquitté : {what}, le {day}. Merci.",
    payment_kinds={
        PaymentKind.MONEY: "argent",
        PaymentKind.WORK: "travail",
        PaymentKind.HOSTING: "hébergement",
        PaymentKind.OTHER: "autre chose",
    },
    source=" [{source} ; {strength}]",
    no_source=" [{strength}]",
    strengths={
        Strength.NOTHING: "aucune preuve",
        Strength.MAIL_DOMAIN: "domaine de messagerie de commits non signés",
        Strength.FREE_TEXT: "texte libre",
        Strength.SIGN_OFF: "attestation avec un domaine concordant",
        Strength.IMPORTED: "données importées",
        Strength.SIGNED_COMMIT: "commit signé",
        Strength.REGISTER: "notre registre",
        Strength.PUBLIC_REGISTER: "registre public",
    },
    license_says="Ce que la licence en dit, avec nos propres mots",
    clause="{license}, clause {number} : {text}.",
    clauses={
        "who may use": "qui peut utiliser l'œuvre",
        "individuals": "usage par des personnes travaillant à leur compte",
        "nonprofits": "usage par des organisations à but non lucratif",
        "schools": "usage par des établissements d'enseignement",
        "organizations that share profit": (
            "usage par des organisations qui partagent leurs profits entre celles et ceux qui y "
            "travaillent"
        ),
        "law enforcement and military": "aucun usage par des forces de police ou militaires",
        "noncommercial use": (
            "usage non commercial ; l'usage visant principalement un avantage commercial ou un "
            "gain privé est exclu, sauf ce que d'autres clauses ouvrent"
        ),
        "commercial use by worker-owners": (
            "l'usage commercial est ouvert à une entreprise ou un collectif appartenant à celles "
            "et ceux qui y travaillent, si tout l'excédent est réparti entre eux"
        ),
        "commercial use by worker-owners with a community share": (
            "usage commercial par des travailleuses et travailleurs propriétaires qui donnent une "
            "part de l'excédent à des projets communautaires"
        ),
        "use by businesses that profit from wage labor": (
            "aucun usage par une entreprise détenue et gérée à titre privé qui cherche à tirer "
            "profit du travail salarié"
        ),
        "royalties": (
            "redevances : le donneur de licence garde le droit d'en percevoir pour les usages hors "
            "de la permission non commerciale ; un accord écrit distinct est l'issue"
        ),
        "profit from sales": "profit tiré de la vente de l'œuvre ou de ce qui en dépend",
        "democratically governed organizations": (
            "exception pour les organisations gouvernées démocratiquement"
        ),
        "commercial use": "usage commercial",
        "commercial use by cooperatives of the social economy": (
            "usage commercial par des coopératives de l'économie sociale et solidaire"
        ),
        "commercial use with wage portage": "usage commercial en portage salarial",
        "what counts as commercial": "ce qui est réputé commercial",
        "commercial use by worker-owned organizations": (
            "l'usage commercial est ouvert à une organisation détenue et contrôlée par celles et "
            "ceux qui y travaillent, si l'excédent obtenu grâce à l'œuvre est réparti entre eux"
        ),
        "commercial use by worker-owned organizations that share all surplus": (
            "l'usage commercial est ouvert à une organisation détenue et contrôlée par celles et "
            "ceux qui y travaillent et qui leur répartit tout son excédent"
        ),
        "commercial use by nonprofits": (
            "l'usage commercial est ouvert à une organisation ou un collectif à but non lucratif, "
            "si l'excédent obtenu grâce à l'œuvre est réparti entre celles et ceux qui y "
            "travaillent"
        ),
    },
    no_clause="le texte de la licence fait foi",
    readings={
        Reading.KLEINER: "kleiner, c'est-à-dire le texte de la licence",
        Reading.COPYFAIR: (
            "copyfair, c'est-à-dire une règle de notre projet et non ce que dit la licence : qui "
            "contribue à l'œuvre peut aussi l'utiliser"
        ),
    },
    reading="Nous la lisons ainsi : {reading}.",
    asked="Ce que nous aimerions vous demander",
    ask_kind="Quel type d'organisation êtes-vous, et où cela est-il consigné ?",
    ask_fact="Est-ce le cas chez vous : « {fact} » ?",
    ask_use="Votre usage de l'œuvre vise-t-il un avantage commercial ?",
    ask_claim="Utilisez-vous l'œuvre, comme il est affirmé ?",
    ask_license="Sous quelles conditions avez-vous reçu l'œuvre ?",
    ways="Les voies possibles",
    way_agreement=(
        "Un accord écrit : dites-nous ce que vous pourriez apporter en retour, en argent ou "
        "autrement."
    ),
    way_agreement_clause=(
        "Un accord écrit (clause {number}) : dites-nous ce que vous pourriez apporter en retour, "
        "en argent ou autrement."
    ),
    way_contribute=(
        "Contribuer : ce que vous apportez à l'œuvre compte, y compris le travail qui ne laisse "
        "pas de trace dans le code."
    ),
    way_correct=(
        "Une correction : si quelque chose est inexact ou incomplet, dites-nous ce qui le montre."
    ),
    settle="Au sujet de ce qui est consigné comme attendu",
    settle_paid=(
        "Si c'est déjà payé ou fait : dites-nous quel jour et ce qui le montre, par exemple un "
        "reçu. Nous le consignerons comme acquitté, et rien d'autre ne sera nécessaire."
    ),
    settle_wrong=(
        "Si l'accord, ce qui a été convenu ou la date n'est pas tel qu'indiqué ici : dites-nous ce "
        "qui a été convenu et quel document le montre, et nous corrigerons le registre."
    ),
    settle_open=(
        "Si cela reste à faire : dites-nous quelle date vous conviendrait. Une autre date, ou une "
        "autre contrepartie, peut être convenue. Cette lettre ne change rien à l'accord."
    ),
    settle_whom=(
        "À qui le dire : à l'adresse indiquée à la fin. Qui tient notre registre ajoutera alors le "
        "jour (paid) et ce qui le montre (source) à l'entrée indiquée ci-dessus, et ce point sera "
        "réglé."
    ),
    objecting=(
        "Comment contester : répondez à cette lettre en disant ce qui est inexact et ce qui le "
        "montre. La correction entre dans notre registre avec sa source, et notre réponse change "
        "avec elle. Personne n'est tenu de nous dire pour qui il agit."
    ),
    closing="Bien cordialement,\n[nom, au nom de {work} ; une adresse pour votre réponse]",
)
"""Le français des lettres."""
