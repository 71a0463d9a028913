"""Words by which nobody is known alone: frequent surnames, first names, and words.

A surname that is one of them stands in many texts without being a listed person's.
Written without accents and in small letters, as words are compared.
"""

_SURNAMES = """
adams ahmed akhtar alexander ali allen anderson andrews atkinson bailey baker barker
barnes bell bennett berry black booth bradley brooks brown burgess burns burton butler
campbell carr carter chapman clark clarke cole collins cook cooper cox cunningham davies
davis davison dawson day dean dixon douglas doyle duncan edwards elliott ellis evans
ferguson fisher fletcher ford foster fox fraser freeman gardner george gibson gill
gordon graham grant gray green griffin griffiths hall hamilton harper harris harrison
hart harvey hawkins henderson hill holmes hopkins howard hudson hughes hunt hunter
hussain jackson james jenkins john johnson johnston jones jordan kaur kelly kennedy khan
king knight lambert lane lawrence lawson lee lewis lloyd macdonald marsh marshall martin
mason matthews mccarthy mcdonald miller mills mitchell moore morgan morris morrison
murphy murray newman nguyen nicholls obrien oconnor oneill osborne owen palmer parker
parsons patel payne pearce pearson perry phillips pollard poole porter powell price reed
rees reid reynolds richards richardson roberts robertson robinson rogers rose ross rowe
russell ryan saunders scott sharma sharp shaw simpson singh smith spencer stephens
stevens stewart stone stuart sullivan sutton taylor thomas thompson thomson tucker
turner walker wallace walsh walters ward warren watkins watson watts webb webster wells
west white wilkinson williams williamson willis wilson wood woods wright young
"""
_FIRST_NAMES = """
abbey adam aidan alan alba albert alex alfie alice alison amanda amelia amy andrew
angela ann anna anne anthony april archie arthur ashley august barbara benjamin beth
billy carol caroline catherine charles charlie charlotte chloe christian christine
christopher claire clay connor craig curtis daisy dale daniel darren david dawn debbie
deborah denise dennis diana donna dorothy dylan edward elizabeth ella ellie emily emma
eric eva evan evie faith fern fiona frances francis frank fred freddie gareth gary
geoffrey george gerald gillian grace graham hannah harriet harry hazel heather helen
henry holly hope hugh ian isaac isabella isla jack jacob jacqueline jake james jamie
jane janet jason jean jennifer jessica jill joan joanne joe john jonathan joseph joshua
joy joyce judith julia julian julie june karen katherine kathleen katie keith kenneth
kevin kyle laura lauren leanne leon leslie lewis liam lily linda lisa logan louise lucy
luke lynn margaret maria marie mark martin mary matthew megan melissa michael michelle
mohamed mohammad mohammed molly muhammad natalie nathan neil nicholas nicola noah olive
oliver olivia oscar pamela patricia patrick paul paula peter philip poppy rachel rebecca
rhys richard robert robin roger ronald rose rosie ruby ruth ryan sally samantha samuel
sandra sara sarah sean sharon shaun sheila simon sophia sophie stacey stephanie stephen
steven stuart summer susan tamara teresa theo theresa thomas timothy tracey tyler
valerie victoria vincent violet wayne wendy william willow zoe
"""
_WORDS = """
abbey abbot academy acorn acre action adult advice agency alder angel annual april arch
archer arrow ashley aspen august autumn avenue baby banks barber barn baron basin bay
beach beacon beech bench best birch bird bishop blake blossom board body bond book
border borough bow bower boy branch brewer briar bridge briefing bright brook brother
buck builder bull bush cabin cairn camp canal cannon care carer carpenter carpet case
castle cedar centre chair chamber chambers chance chancellor chapel charity chase chief
child children church circle city clay clerk cliff clinic close cloud club coach coast
college common community constable corner cottage council counsellor country county
court cove cradle craft crane crescent crook cross crown curtis dale dance daughter
deacon dean december dell director doctor down downs drake draper drive driver duke earl
early east easter eden edge elder elm england english estate family farm farmer father
february fern field fields finch first flint flood flower force forest forester forge
foundation fountain freedom friday friend friends frost garden gardener gardens gate
gates gentle girl glass glen glover gold golden good grange great greenfield grove guide
hamlet harbour hardy hare harmony haven hawk hawthorn hazel head health heart heath
hedge heights help herd heritage hermit heron high highland highlands hollow holt home
homes hood hope horn horse hospital house hub inspector ireland island january jewel
joiner journey joy judge july junction june justice keen kind kingdom kite lady lake
lamb land lark last laurel law leaf learning life light lilac limb lime link little
living lodge london long lord love lovely low lower lynch major manager manor maple
march mayor meadow meadows mercer merchant middle mill mission monday moon moor moss
mother mount mountain nash new night nightingale noble norman north northern november
nurse nursery oak october office officer old olive operation orchard organ outlook page
painter panel paradise parent parish park parks parliament partnership pass path
patience peace peak pepper pilgrim pine pitman place plain plan plant plaza point police
pond pope porch port potter pound power practice practitioner priest primary prime
prince priory professor project prospect quarry quarter queen rainbow ranger raven
region report rest review rich ridge rise river rivers road robin rock rope round row
royal saint sanctuary sand sands saturday sawyer school scotland sea second secondary
senior september sergeant service services shade shelter shepherd shore short silver
sister sky smart snow social son south southern sparrow spring springfield square stable
staff star station steel stepping stock street strong study summer summers sunday
sunrise sunshine superintendent supper support surgery swan swift tanner team temple
terrace thatcher thursday tower town trade training tree trust tuesday tyne union unit
united university upper vale valley vicar view village vine violet vision voice wales
walk wall walls warden water waters way weaver wednesday welcome welsh western wharf
wheel wheeler willow willows wind winter wise wolf woodland worker workers works world
yard year york youth
"""
COMMON = frozenset((_SURNAMES + _FIRST_NAMES + _WORDS).split())
# What an entry ends with that is no surname: Hollybank Nursery.
NO_SURNAMES = frozenset(_WORDS.split()) - frozenset(_SURNAMES.split())
# What an entry begins with that is no name of somebody: Operation Sanctuary.
NO_FIRST_NAMES = frozenset(_WORDS.split()) - frozenset(_FIRST_NAMES.split())
