/** Words by which a sentence is about danger in general, about a document or about somebody else's words. */
export const GENERIC = `
  lists|list .. signs / training|elearning|webinar*|workshop*|module / e learning
  policy|policies|toolkit|guidance|procedure|template|leaflet
  children|adults|people who are|have|may|might / child|adult|person|anyone|someone who is|may|might
  staff|practitioners must|should / you must|should call|ring|dial|refer|report|contact|tell|follow / always / in emergency / any child|adult|person|visitor / whenever
  for example / threshold document|matrix / reminder / project / prevention / emergencies|emergency go|goes
  research|statistics / your|letter|report|form|email|you says|write|wrote|states|quote|quoted / checklist
  poster* / awareness week|day|month|session / paragraph|per cent of / disagreements|cases|referrals .. ended|closed|reached / places left / book now / fire drill / case study / fictional / exercise / audit / agenda / newsletter
  if you|anyone|somebody|someone are|is|think|believe|suspect|feel / rapid review / campaign / feature of / we|they look at
`

/** Words that deny what follows them in their clause, though other words stand between. */
export const DENIED = `
  none|nowhere / no .. <evidence> / not|nobody|none|no|never|nor|neither .. <mind>
  nothing .. suggest*|indicat* / nothing ... makes|make|made|gives|leads me|us / not because / not recognise / denies|denied|deny / rule|rules|ruled out / unlikely
  rather|instead than|of / far from
`
/** Words that deny what stands right after them. */
export const NOT = `
  no|not|never|without|neither|nor|nobody|naebody|none / nothing urgent / nid|dim|ddim|nad|nac
`
export const SUPPOSED = `
  avoid|prevent* / situation .. which / relies|relying|depend* on / if / unless / whether / in case
  in event / i|we 'd be|have / should there|anyone|you|he|she|it|they|a|any|mum|dad|things|matters
  had he|she|it|they|there|we|this|i / would / might / could / hypothetical* / potential* / wonder*
  ask|asks|asked|asking if|whether|for|is|are / when|where .. a|any|there / were he|she|they|it|to
  suppose / imagine / confirm that|whether|if / need to be
`
/** Words of harm that mean another thing when these stand around them: a reply, an illness, a business, a manner of speech. */
export const IDIOMS = `
  you|manager|team|department|colleague|colleagues has|have|had not .. come|came|got back / chance|time to come back
  not come|got|get back about|regarding / run|running|ran|runs out of ways|ideas|patience|options|steam
  told|spoke|chatted|mentioned .. at .. gate|gates|door / waiting list|lists / no power to / agreed|promised not to / <has> brain injury|damage / end of life / die at home
  dying father|mother|dad|mum|husband|wife|parent|nan|grandmother|grandfather
  i 'm|am afraid / end it there|here / end of it
  seen|see|saw|spoken|speak|heard|asked|interviewed|visited|assessed|live|lives|living .. alone
  seen|see|saw|spoken|speak|heard|asked|interviewed|visited|assessed|live|lives|living .. on .. own
  that|this is|'s safe / missing a|an|signature*|appointment*|meeting* / what|anything|something|nothing is|'s missing
  find|locate|trace|reach|selling|sold .. email*|number*|note|notes|file|furniture|belongings|things|letter*
  decision|outcome|plan|refusal|position|view can not|not stand / skeletal survey / drip drip
  danger|risk of .. closing|closure|breaking|breakdown|losing|missing|eviction|exclusion
`
/** A fresh event that is only the matter of a letter or a meeting. */
export const TOPIC = `
  about|regarding|concerning|re / following / allegation*|alleged / concerns|concern over|of|around
  history|background|record|context|feature|impact|effect of / incidents of / question of / investigat*
  purpose|cover* / minutes|chronology|copy|notes|outcome of / convicted|sentenced|charged of|for
  at time of
`

/** What says that it is over, or that it was never so. */
export const AFTER = `
  no longer / been|was explained / passed / reduced / resolved / healed / sentenced / found safe / safe and well / cancelled
  unfounded|unsubstantiated|unproven / not happen* / no further action / nfa / no concerns / was|were closed
  never happened / none|nil|n / refused|declined / lapsed / was .. discharged / well supported / ended
  not|no needed|identified / not apply
`
/** What says that somebody was wrong to tell of it, though further off. */
export const UNTRUE = `
  not|n't true / untrue / no truth / made up / no evidence|basis / never|not happened|happen
`
/** What makes a name of the words before it: "immediate risk checklist", "Bridge Street", "fed back". */
export const NAMES = `
  assessment*|form|forms|checklist|policy|procedure*|register|category|matrix|tool|training|project
  crime|plan|framework|victim*|survivor*|coordinator*|persons|street|road|lane|terrace|practice|surgery|school|primary|academy|centre|team
  duty|foster|placement|accommodation|contact
  return interviews / interviews|survey|avenue|close|meeting|panel|lead|trust|back|awareness|alarm|alarms|detector*|strategy|order|scheme|protocol|threshold|status
  service|date|repairs|credit|fund|money
`
/** A call for news is no call for help, and a colleague at a meeting is not at the door. */
export const NEWS = `
  station / to ask|chase|request|confirm|discuss|obtain|say / regarding|about|for|back
  trust|liaison|vetting|colleagues|involvement
  attending .. conference|meeting|teams|panel|strategy|review|core / if|when|whether|rather
`

/** What may be unsafe without anybody being in danger. */
export const PAPER = `
  plan|decision|proposal|practice|process|arrangement*|closure|closing|approach|policy|move|discharge <is>
`

/** Where a new clause begins, over which nothing is denied: "nobody replies and he is hitting her". */
export const TURNS: ReadonlySet<string> = new Set(
  'but because so although though however yet until since while as'.split(' '),
)
/** What begins a clause after "and", and what stands after the verb of a question. */
export const SUBJECTS: ReadonlySet<string> = new Set(
  `
    a any anyone are children dad either had has have he her his i is it mum my our police 's she staff that
    the there they this we you
  `.match(/\S+/gu),
)
export const ASKING: ReadonlySet<string> = new Set(
  `
    are can could did do does has have how if is may should was were what when where which who why will would
  `.match(/\S+/gu),
)
export const SOON: ReadonlySet<string> = new Set(
  'tonight today afternoon evening home weekend now done tomorrow'.split(' '),
)
/** What ends the label of a form's line, and what answers it. */
export const LABEL_ENDS: ReadonlySet<string> = new Set([':', '-', '?'])
export const NO: ReadonlySet<string> = new Set('no none nil n not nothing'.split(' '))
