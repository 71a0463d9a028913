"""The shared tree of themes, in plain words, with what else people call each of them."""

from django.db import migrations

# Code, name, the code of the theme that it is part of, what it covers, what else it is
# called, and the codes of themes beside it. What a theme is called already stays.
THEMES = [
    ("harm", "Kinds of harm", "", "What children are harmed by.", "", ""),
    (
        "neglect", "Neglect", "harm", "A child’s basic needs are not met, over time.",
        "Persistent neglect; Emotional neglect; Neglectful parenting; Unmet needs; Home conditions",
        "missed-health-care growth poverty",
    ),
    (
        "missed-health-care", "Missed health care", "neglect",
        "A child is not brought to appointments, or does not get the treatment they need.",
        "Was not brought; WNB; Did not attend; DNA; Medical neglect; Missed appointments; Dental neglect",
        "neglect disabled-children",
    ),
    (
        "growth", "Growth and feeding", "neglect",
        "A child does not grow or is not fed as they should be.",
        "Faltering growth; Failure to thrive; Malnutrition; Starvation; Obesity; Weight loss", "neglect",
    ),
    (
        "physical-abuse", "Physical abuse", "harm", "A child is hurt on purpose.",
        "Physical harm; Non-accidental injury; NAI; Physical chastisement; Smacking", "bruising-in-babies",
    ),
    (
        "bruising-in-babies", "Bruising in babies", "physical-abuse",
        "A mark or an injury on a baby who cannot move about yet, and what it may mean.",
        "Non-mobile babies; Bruises in immobile children; Unexplained injuries; Fractures in babies",
        "abusive-head-trauma unborn-babies",
    ),
    (
        "abusive-head-trauma", "Abusive head trauma", "physical-abuse",
        "A baby’s head or brain is injured, often when crying was too much for somebody.",
        "Shaken baby; Head injury; Coping with crying; ICON; Subdural haematoma", "bruising-in-babies",
    ),
    (
        "fabricated-illness", "Fabricated or induced illness", "harm",
        "A child is made to seem ill, or is made ill, by somebody who cares for them.",
        "FII; Perplexing presentations; Medically unexplained symptoms; Munchausen by proxy", "physical-abuse",
    ),
    (
        "sexual-abuse", "Sexual abuse", "harm", "A child is abused sexually.",
        "CSA; Child sexual abuse; Sexual assault; Rape; Sex offender",
        "sexual-exploitation harmful-sexual-behaviour",
    ),
    (
        "family-sexual-abuse", "Sexual abuse in the family", "sexual-abuse",
        "A child is abused sexually by a relative, or by somebody who is as close as one.",
        "Intrafamilial sexual abuse; Familial sexual abuse; Incest", "sexual-abuse",
    ),
    (
        "harmful-sexual-behaviour", "Harmful sexual behaviour", "sexual-abuse",
        "A child does to another child what is sexual and does harm.",
        "HSB; Peer-on-peer abuse; Child-on-child abuse; Sibling sexual abuse", "sexual-abuse",
    ),
    (
        "emotional-abuse", "Emotional abuse", "harm", "A child is made to feel worthless.",
        "Psychological abuse; Emotional harm; Scapegoating", "domestic-abuse",
    ),
    (
        "exploitation", "Exploitation", "harm", "A child is used by others for gain.",
        "Child exploitation; Exploited", "harm-outside-the-home missing",
    ),
    (
        "sexual-exploitation", "Child sexual exploitation", "exploitation",
        "A child is persuaded or forced into sexual acts for something in return.",
        "CSE; Grooming; Groomed; Sexually exploited", "sexual-abuse missing",
    ),
    (
        "criminal-exploitation", "Criminal exploitation", "exploitation",
        "A child is made to commit crimes for others, such as carrying drugs.",
        "CCE; County lines; Gangs; Drug running; Cuckooing; Child criminal exploitation",
        "serious-violence missing",
    ),
    (
        "modern-slavery", "Modern slavery and trafficking", "exploitation",
        "Somebody is moved, held or made to work by force, threat or deceit.",
        "Trafficking; Modern slavery; Forced labour; Servitude; National referral mechanism; NRM",
        "migration",
    ),
    (
        "harm-outside-the-home", "Harm outside the home", "harm",
        "What threatens a child among others of their age, at school, online or in the street.",
        "Contextual safeguarding; Extra-familial harm; Risk outside the home; ROTH", "exploitation serious-violence",
    ),
    (
        "serious-violence", "Serious youth violence", "harm-outside-the-home",
        "Young people are hurt or killed by others, often with a weapon.",
        "Knife crime; Stabbing; Weapons; Gang violence; Youth violence", "criminal-exploitation youth-justice",
    ),
    (
        "bullying", "Bullying", "harm-outside-the-home", "A child is hurt again and again by other children.",
        "Cyberbullying; Bullied", "school-absence online-safety",
    ),
    (
        "radicalisation", "Radicalisation", "harm",
        "A child or an adult is drawn towards violence for a cause.",
        "Extremism; Terrorism; Prevent duty; Channel panel", "online-safety",
    ),
    (
        "online-safety", "Online safety", "harm", "Harm that reaches a child online.",
        "Online harm; Online grooming; Sexting; Indecent images; Social media; Internet safety",
        "sexual-exploitation self-harm",
    ),
    (
        "self-harm", "Self-harm and suicide", "harm", "A child harms themselves.",
        "Suicide; Self-injury; Suicidal thoughts; Suicidal ideation; Overdose; Self-harming",
        "child-mental-health online-safety",
    ),
    (
        "female-genital-mutilation", "Female genital mutilation", "harm",
        "A girl is cut or hurt where nothing medical asks for it.", "FGM; Female circumcision", "forced-marriage",
    ),
    (
        "forced-marriage", "Forced marriage and so-called honour", "harm",
        "Somebody is made to marry, or is hurt for what a family calls its honour.",
        "Forced marriage; Honour-based abuse; HBA; Honour-based violence; HBV", "domestic-abuse",
    ),
    (
        "faith-abuse", "Abuse linked to faith or belief", "harm",
        "A child is hurt because somebody believes that a spirit or a curse is at work.",
        "Witchcraft; Spirit possession; Exorcism", "culture",
    ),
    (
        "abuse-by-professionals", "Abuse by people in trust", "harm",
        "Harm by somebody who works with children, or in a place that should have kept them safe.",
        "Institutional abuse; Position of trust; LADO; Allegations against staff; Organisational abuse",
        "children-in-care",
    ),
    ("family-life", "Family life", "", "What a child lives with at home.", "", ""),
    (
        "domestic-abuse", "Domestic abuse", "family-life", "Abuse between adults at home.",
        "Domestic violence; DVA; Intimate partner violence; MARAC; DASH; Partner abuse",
        "coercive-control domestic-homicide",
    ),
    (
        "coercive-control", "Coercive control", "domestic-abuse",
        "One person rules another’s life by threat, watching and humiliation.",
        "Controlling behaviour; Coercion; Gaslighting; Stalking; Harassment", "domestic-abuse",
    ),
    (
        "substance-misuse", "Parental substance misuse", "family-life",
        "Alcohol or drugs keep a parent from caring.",
        "Alcohol misuse; Drug misuse; Substance use; Addiction; Drinking; Drug use", "parental-mental-health",
    ),
    (
        "parental-mental-health", "Parental mental health", "family-life",
        "A parent’s illness affects a child’s care.",
        "Maternal mental health; Perinatal mental health; Postnatal depression; Psychosis; Mental illness of a parent",
        "substance-misuse think-family",
    ),
    (
        "parents-learning-disability", "Parents with a learning disability", "family-life",
        "What parents who learn slowly need to bring up a child safely.",
        "Parental learning disability; Parental learning difficulties", "parental-mental-health",
    ),
    (
        "parental-conflict", "Parents who part", "family-life",
        "Quarrels of parents over a child, also in court, and what the child lives through.",
        "Parental conflict; Separation; Contact dispute; Private law proceedings; Cafcass; Custody dispute",
        "domestic-abuse",
    ),
    (
        "fathers", "Fathers and partners", "family-life",
        "Men in a child’s life whom nobody asked about, or nobody asked.",
        "Hidden men; Invisible men; Unseen men; Father figures; New partner; Stepfather", "professional-curiosity",
    ),
    (
        "young-parents", "Young parents", "family-life", "Parents who are hardly grown up themselves.",
        "Teenage pregnancy; Teenage parents; Teenage mother", "unborn-babies",
    ),
    (
        "unborn-babies", "Unborn babies", "family-life",
        "What is known, and should be done, before a child is born.",
        "Pre-birth assessment; Pregnancy; Antenatal; Concealed pregnancy; Denied pregnancy; Late booking",
        "young-parents",
    ),
    (
        "kinship-care", "Kinship care", "family-life", "A child lives with relatives or friends of the family.",
        "Special guardianship; SGO; Grandparents; Connected carers; Family and friends care", "children-in-care",
    ),
    (
        "housing", "Housing and homelessness", "family-life",
        "A home that is lost, crowded or not fit to live in.",
        "Temporary accommodation; Homeless; Overcrowding; Eviction; Rough sleeping", "poverty",
    ),
    (
        "poverty", "Poverty", "family-life", "Too little money for what a family needs.",
        "Debt; Deprivation; Food bank; Cost of living", "housing",
    ),
    (
        "migration", "Asylum and migration", "family-life",
        "Families and children who have come from elsewhere, and who may be alone here.",
        "Unaccompanied children; UASC; Asylum seekers; Refugees; No recourse to public funds; NRPF",
        "modern-slavery culture",
    ),
    (
        "culture", "Culture, race and language", "family-life",
        "What somebody’s background means for what is seen, asked and understood.",
        "Interpreters; Ethnicity; Racism; Cultural competence; Adultification; Faith; Intersectionality",
        "listening-to-children",
    ),
    (
        "home-safety", "Safety at home", "family-life", "Accidents that could have been prevented.",
        "Home accidents; Drowning; Scalds; House fire; Dangerous dogs; Dog bite; Accidental ingestion", "safe-sleep",
    ),
    (
        "safe-sleep", "Safe sleep", "family-life", "Where and how a baby sleeps, and what puts them at risk.",
        "Safer sleep; SIDS; SUDI; Sudden infant death; Cot death; Co-sleeping; Bed sharing; Overlay",
        "home-safety substance-misuse",
    ),
    (
        "childrens-lives", "Children’s lives", "",
        "What a child’s own life is like, and which children need more attention.", "", "",
    ),
    (
        "disabled-children", "Disabled children", "childrens-lives",
        "Children whose disability hides what happens to them, or makes it more likely.",
        "Disability; SEND; Special educational needs; Autism; Non-verbal; Complex needs; Learning disability",
        "missed-health-care transitions",
    ),
    (
        "child-mental-health", "Children’s mental health", "childrens-lives",
        "How a child feels and copes, and the help that there is.",
        "CAMHS; Anxiety; Eating disorder; Depression; Emotional wellbeing; Trauma", "self-harm",
    ),
    (
        "home-education", "Elective home education", "childrens-lives",
        "A child is taught at home, and few see them.", "EHE; Home schooling; Home educated; Home-schooled",
        "school-absence",
    ),
    (
        "school-absence", "Missing school", "childrens-lives",
        "A child is not at school: absent, excluded, or on no school’s list.",
        "Exclusion; School attendance; Children missing education; CME; Truancy; Off-rolling", "home-education",
    ),
    (
        "missing", "Children who go missing", "childrens-lives",
        "A child is not where they should be, and what is asked when they are back.",
        "Missing from home; Missing from care; Runaways; Absconding; Return home interview", "exploitation",
    ),
    (
        "children-in-care", "Children in care", "childrens-lives",
        "Children whom the authority looks after, and where they live.",
        "Looked-after children; LAC; CLA; Foster care; Adoption; Residential care; Children’s homes",
        "transitions kinship-care",
    ),
    (
        "private-fostering", "Private fostering", "childrens-lives",
        "A child lives with somebody who is no close relative, by the parents’ own arrangement.",
        "Privately fostered; Host families", "kinship-care",
    ),
    (
        "transitions", "Growing up and moving on", "childrens-lives",
        "From services for children to those for adults, and out of care.",
        "Transitions; Transition; Transitional safeguarding; Care leavers; Leaving care; Moving to adult services",
        "children-in-care",
    ),
    (
        "young-carers", "Young carers", "childrens-lives", "A child looks after somebody at home.",
        "Child carers; Caring responsibilities", "parental-mental-health",
    ),
    (
        "youth-justice", "Youth justice", "childrens-lives",
        "Children who have broken the law, or are said to have.",
        "Offending; Youth offending; Youth custody; YOT; Secure accommodation", "criminal-exploitation",
    ),
    (
        "identity", "Gender and sexuality", "childrens-lives",
        "Who somebody is and whom they love, and how others treat them for it.",
        "LGBT; LGBTQ; Transgender; Gender identity; Sexual orientation; Homophobia", "bullying",
    ),
    ("practice", "Practice", "", "How professionals work.", "", ""),
    (
        "listening-to-children", "Listening to children", "practice", "What a child says, shows and lives through.",
        "Voice of the child; Child’s voice; Lived experience; Child’s daily life; Child-centred; Seen alone",
        "professional-curiosity",
    ),
    (
        "information-sharing", "Information sharing", "practice", "Who knew what, and who was told.",
        "Sharing information; Data protection; Confidentiality; Consent to share; Communication between agencies",
        "working-together recording",
    ),
    (
        "professional-curiosity", "Professional curiosity", "practice",
        "Asking again, and checking what one is told.",
        "Respectful uncertainty; Healthy scepticism; Professional challenge; Self-reported information",
        "disguised-compliance over-optimism",
    ),
    (
        "disguised-compliance", "Disguised compliance", "practice",
        "A family seems to do what was agreed, and nothing changes for the child.",
        "False compliance; Superficial cooperation; Apparent compliance", "engagement professional-curiosity",
    ),
    (
        "engagement", "Families who keep away", "practice",
        "What to do when a family does not open the door, or does not want help.",
        "Non-engagement; Hard to engage; Resistant families; Hostile parents; Disengagement; No access visit",
        "disguised-compliance",
    ),
    (
        "over-optimism", "Hoping for the best", "practice",
        "What was hoped is taken for what is so, and what is bad seems normal.",
        "Rule of optimism; Over-optimism; Start again syndrome; Confirmation bias; Normalisation; Desensitisation",
        "professional-curiosity",
    ),
    (
        "assessment", "Assessing risk", "practice", "Finding out how safe somebody is, and putting it together.",
        "Risk assessment; Chronology; Cumulative harm; Genogram; Section 47; Analysis of risk", "thresholds",
    ),
    (
        "thresholds", "Early help and thresholds", "practice",
        "Which help a family gets, when it gets more, and when it ends.",
        "Early help; Thresholds; Step down; Case closure; Child in need; MASH", "assessment",
    ),
    (
        "escalation", "Supervision and escalation", "practice", "Taking a worry further when nobody acts.",
        "Escalation; Supervision; Professional disagreement; Management oversight; Resolving disagreements",
        "working-together",
    ),
    (
        "working-together", "Working together", "practice", "Agencies that plan and act as one, or do not.",
        "Multi-agency working; Strategy meeting; Core group; Child protection conference; Child protection plan; Silo working",
        "information-sharing",
    ),
    (
        "think-family", "Think family", "practice",
        "Who works with an adult sees the child, and the other way round.",
        "Whole family approach; Adult services; Dual diagnosis", "parental-mental-health",
    ),
    (
        "cross-border", "Families who move", "practice",
        "A family moves to another area, and what was known stays behind.",
        "Cross-border working; Moving between areas; Transfer of cases; Out of area; Transient families",
        "information-sharing",
    ),
    (
        "recording", "Keeping records", "practice", "What is written down, where, and who can find it.",
        "Record keeping; Case records; Case notes", "information-sharing",
    ),
    (
        "workload", "Workload and staff", "practice",
        "How many people there are for the work, and whether they are prepared for it.",
        "Caseloads; Staff turnover; Agency staff; Capacity of services", "escalation",
    ),
    (
        "leaving-hospital", "Leaving hospital", "practice", "What is in place when somebody is sent home.",
        "Hospital discharge; Discharge planning; Unsafe discharge", "information-sharing",
    ),
    ("adults", "Adults at risk", "", "What adults who need care and support are harmed by.", "Adult safeguarding", ""),
    (
        "self-neglect", "Self-neglect", "adults", "An adult does not look after themselves or their home.",
        "Hoarding; Squalor; Refusing care", "mental-capacity",
    ),
    (
        "mental-capacity", "Mental capacity", "adults",
        "Whether somebody can decide for themselves, and what follows if not.",
        "MCA; Mental Capacity Act; Capacity assessment; Best interests; DoLS; Deprivation of liberty; Executive functioning",
        "self-neglect",
    ),
    (
        "financial-abuse", "Financial abuse", "adults", "Somebody takes an adult’s money, or rules over it.",
        "Scams; Fraud; Mate crime; Economic abuse", "coercive-control",
    ),
    (
        "care-of-adults", "Care at home and in care homes", "adults",
        "Care that hurts adults, or does not reach them.",
        "Care homes; Nursing homes; Pressure ulcers; Pressure sores; Domiciliary care; Home care", "mental-capacity",
    ),
    (
        "older-people", "Older people", "adults", "Age, frailty and dementia, and who takes advantage of them.",
        "Elder abuse; Dementia; Frailty; Carer stress", "care-of-adults",
    ),
    (
        "domestic-homicide", "Domestic homicide", "adults",
        "Somebody is killed by a partner, a former partner or a relative.",
        "DHR; Intimate partner homicide; Familicide; Killed by a partner; Suicide after domestic abuse", "domestic-abuse",
    ),
]


def fill(apps, schema_editor):
    """Add what is not there by its code or its name; nothing that is there is renamed."""
    themes = apps.get_model("boards", "Theme").objects
    known = {theme.slug: theme for theme in themes.all()}
    names = {theme.name.lower(): theme for theme in known.values()}
    found = {}
    for code, name, above, note, words, _beside in THEMES:
        theme = known.get(code) or names.get(name.lower())
        if theme is None:
            theme = themes.create(
                name=name, slug=code, description=note, parent=found.get(above)
            )
        # Of a theme that has another name by now, nobody knows what else it is called.
        if theme.name.lower() == name.lower():
            theme.synonyms = "\n".join(filter(None, words.split("; ")))
            theme.save(update_fields=["synonyms"])
        found[code] = theme
    for code, *_said, beside in THEMES:
        found[code].related.add(*(found[other] for other in beside.split()))


class Migration(migrations.Migration):
    dependencies = [("boards", "0090_themes_of_boards")]

    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
