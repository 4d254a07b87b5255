/** What says that all is well, or that nothing happened. */
export const WELL = `
  gained|gaining|good weight / milestones / centile / on track / called|calling off / postponed / as .. order|plan|agreed .. allows|says|permits
  order stands / fully .. staffed|stocked|recovered
  is|was|'s|been|seems calm|comfortable|happy|content|chatty|clean|great|relaxed|smiling|playing
  enjoyed|enjoying|enjoys / had .. good .. term|day|night|week|lunch|time|dinner / went|gone to bed
  in custody until|awaiting|on / family are with / sends .. thanks / well received / went home happy
  all .. accounted / normal|clear .. bloods|scan|results / bloods|scan|results|obs .. normal|clear
  fit and well / safe and well|sound / found safe|well / nothing broken|wrong|untoward|urgent / not a mark
  no injuries / all well|fine|good|safe / is|are|'s|'re|been|was .. fine
  is|are|'s|'re|feel|feels .. safe / doing|settled|managing|managed|coping|eating .. well
  settled|thriving / well|better|happily .. controlled|supported|managed|settled|looked|now / false alarm
  was|were false / that was false / sorry for confusion|alarm / inventing|invented / healed / recovered
  turned out|to be / happy|content|pleased|glad|relieved .. with|to|that|for|and|report|hear
  nothing more to it / no worries|concerns|complaints / not .. worried|concerned
  back to normal|school|class / mended|fixed|repaired|restored|resolved / gave .. all clear / all clear
  back with .. carer|mum|parents / well looked / cheerful / exercise only
  eating toast|well|lunch|normally / stable / no convictions
  was|were .. tv|television|football|drill|joke|prank / just for .. notes|information|records|file
  for information .. only / not .. emergency / no rush / can wait till|until|another
  wait till|until monday|next|the week / went well / closed in|last|on|the / no longer need*
  thank you|thanks for .. help|call|update / has been suspended|removed|fitted|moved / was .. suspended
  cancel / nid oes / dim pryder / registered|confirmed that|as confirmed / as .. confirmed
  well controlled / full dinner / good weight|spirits / was .. his aunt|uncle|mother|father
  fully staffed / old bruise / child is|'s fine|ok|okay / is|'s|are ok|okay
`

/** What calm mail is about: money, papers, meetings and who is to do what. */
export const PAPERWORK = `
  vote / provider / minute|minuted .. it / invoice
  reassess* / points / panel / my last mail|email|message / complaint / grant / equipment / communal
  we say / step|stepped|stepping down / capacity / rota / form / clutter / regraded / root cause / pathway
  thinks is neglect / lifestyle / disagree*|disagreement*|dispute* / threshold*
  funding|fees|costs|pays|invoice|budget / consent form / conference / course / session|sessions / agenda
  proportionate / assessment / review / which of|team / protocol / volunteers / scouts / authorised it
  question of|whether / plan .. for|with|is / confirm that|the|whether|receipt
  please send|sign|amend|cancel|confirm / would|'d like / settled before / terms of / minutes / draft
  register / appointment* / due to be / responsib* / process / report
`
