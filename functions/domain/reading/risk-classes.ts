/** Words that stand for each other in the phrases for harm, time and mood; `*` is any ending. */
export const CLASSES: Readonly<Record<string, string>> = {
  is: "is are 's 're am 'm be been being was were remain* s",
  has: "has have 've had having got with",
  will: `
    will 'll gonna going about threaten* intend* want* plan* try* tried vow* ready order* tell* told
    command*
  `,
  self: 'himself herself themselves themself myself itself hisself yourself',
  them: `
    him her them me us you child* baby babies toddler* infant* newborn boy* girl* kid* son sons
    daughter* mum mother dad father sister* brother* sibling* twin* partner wife husband nan gran*
    pupil* student* resident* patient* tenant* client* staff people someone somebody everyone anyone
    face head stomach himself herself themselves
  `,
  child: `
    child* baby babies toddler* infant* newborn boy boys girl girls kid kids lad lads son sons daughter*
    twin twins sibling* sister* brother* little old pupil* grandchild* bairn* niece* nephew*
  `,
  part: `
    arm arms leg legs rib ribs jaw nose wrist* finger* skull cheekbone collarbone femur hip bone bones
    neck teeth tooth hand ankle elbow pelvis spine back
  `,
  weapon: `
    knife knives machete* gun guns shotgun pistol rifle firearm* crowbar axe hammer blade blades sword
    acid bat screwdriver scissors cleaver razor* hatchet samurai crossbow petrol baseball weapon* taser
    bb airgun bottle poker chisel
  `,
  pills: `
    gel sanitiser thinner* deodorant glue screenwash mouthwash perfume
    tablet* pill pills paracetamol ibuprofen cocodamol co codamol aspirin antidepressant* sertraline
    morphine methadone codeine tramadol diazepam opioid* oxycodone heroin bleach antifreeze spirit
    battery batteries magnet* capsule* laburnum detergent weedkiller poison overdose vape fentanyl
    pregabalin propranolol amitriptyline zopiclone temazepam acid disinfectant turps petrol
  `,
  height: `
    roof rooftop ledge bridge cliff balcony railway railings parapet tracks viaduct windowsill flyover
    scaffolding overpass platform storey pylon crane pier weir gantry quarry reservation
  `,
  essential: `
    insulin oxygen water food milk heating heat electric electricity power formula medication medicine*
    meds inhaler epipen bottle fluids drink dinner nappies nappy feed feeds warmth shelter blanket*
  `,
  access: `
    back house home flat property address landing moved living lives staying babysit* bath* collect*
    unsupervised alone care bedroom caravan upstairs sleeping contact overnight charge door inside
    fetch* pick* room with minding looking driving same household hostel refuge
  `,
  place: `
    house home door flat gate gates school nursery property building window garden reception car street
    refuge hostel ward work playground address corner hall lobby landing
  `,
  day: 'monday tuesday wednesday thursday friday saturday sunday',
  hour: 'one two three four five six seven eight nine ten eleven half quarter noon midday midnight',
  month: `
    january february march april may june july august september october november december jan feb
    mar apr jun jul aug sept sep oct nov dec
  `,
  responder: 'police officers paramedics ambulance crew engine brigade firefighters coastguard services',
  rang: `
    called calling rang rung ringing phoned phoning dialled dialed dialling dialing contacted
    summoned alerted pressed on via
  `,
  killing: 'kill killed stab shoot drown smother suffocate strangle murder behead poison torch finish',
  abroad: `
    abroad overseas country pakistan somalia bangladesh india gambia kenya nigeria egypt iraq
    yemen sudan afghanistan turkey
  `,
  journey: 'flight plane ferry coach train airport eurostar',
  drunk:
    'reeking stinking staggering slurring swaying unsteady tipsy legless inebriated drunk intoxicated hammered pissed wasted stoned paralytic plastered steaming',
  wheel: 'wheel driving driven drove car keys care charge pram cot',
  outdoors: `
    shed car tent bath doorway garage park stairwell street* bench rough corridor van porch cellar
    bin canal woods outside
  `,
  device: 'driver concentrator ventilator tube peg oxygen pump monitor',
  mind: `
    think believe consider feel suggest* say saying said alleg* aware appear seem regard assess
    view find mean treat anything any met
  `,
  evidence: `
    evidence suggestion suggesting reason indication* sign* thought* concern* report* record
    question grounds basis sense claim*
  `,
  learnt: `
    been told had rang rung shown showed seen arrived heard learnt learned found called disclosed
    said come walked turned left got taken witnessed happened started phoned texted spoken
  `,
  number: '0* 1* 2* 3* 4* 5* 6* 7* 8* 9* ten twelve fifteen twenty thirty forty fifty',
  daytime: `
    breakfast lunch lunchtime dinner teatime morning school yesterday last early around about i
  `,
  today: 'now today tonight tomorrow evening afternoon weekend immediately',
}

/** Words that are in most mail, by which nothing is looked for where a phrase has another. */
export const COMMON: ReadonlySet<string> = new Set(
  `
    a about after again all am an and any are as at away back be been before being but by call came can
    care carer carers child children come concern concerns could day days did do does down emergency end
    every family father for found from further get gets getting go goes going gone got had has have
    having he her here him his home hour house how i if in into is it its just know knows known last
    left let like live lives living long look made make many may me meeting minutes more morning mother
    mum must my need needs no nobody none not nothing now of off on one or other our out over own people
    plan point put rather risk said same school see seen she should since sister so some someone staff
    still take taken taking tell than that the their them then there these they this time times to today
    told too took two under until up us was way we week well went were what when where which while who
    will with without work would year years you young your 's 're 've 'll 'd 'm m s answer answering
    brother boy boys girl girls dad door nurse service services social worker phone reply room son
    written wrote letter letters move moved night old open partner parents person place read respond
    safe sent set side support hospital health team tonight daughter resident patient following
    significant serious high real report street strategy leave start starts stop stopped use used want
    wants wanted wish keep keeps kept hold held stay try trying outside hours ago weeks abuse harm
    placement note notes coat
  `.match(/\S+/gu),
)

/** Words that change nothing about what happens, and may stand between any two of a phrase. */
export const LIGHT: ReadonlySet<string> = new Set(
  `
    the a an his her their its my our your this that these those very so really just now still again all
    some both quite already also even only being been was were had be to of 's 've 're clearly actively
    currently repeatedly literally actually allegedly apparently obviously
  `.match(/\S+/gu),
)
