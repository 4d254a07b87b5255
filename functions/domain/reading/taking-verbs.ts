/**
 * The verbs with which people take a step, by their stems: "escalate", "escalating", "escalated". Deliberately wide: what
 * undoes a declaration is its mood, not its verb.
 */
const STEMS =
  'accept|invit|activat|advanc|apply|ask|begin|beginn|bring|call|carry|class|commenc|continu|convert|declar|deem|deploy|direct|elevat|email|e-mail|engag|enter|escalat|exercis|fil|formalis|forward|forwarded|giv|go|hand|implement|initiat|instigat|invok|issu|jump|kick|launch|lift|lodg|log|logg|mak|mark|mov|notify|open|pass|place|plac|present|press|proceed|progress|promot|push|put|putt|rais|record|refer|referr|regard|regist|register|report|request|resort|rest|ratchet|seek|send|serv|set|sett|shift|start|step|stepp|submit|submitt|tabl|tak|transfer|transferr|treat|trigger|turn|upgrad|us|commenc|writ|consider|count|view|read|pursu|bump|switch|head|climb|rely|instruct|demand|requir|advis|inform|confirm|stat|process|contact|address|operat|act|work|follow|dispatch|document|not|hav|ha|reach|arriv|com|bring|becom|nam|label|head|issue|approach|appeal|fall|rise|get|gett|ris|cit|plead|announc|serve|tell|let'
export const TAKES = new RegExp(`\\b(?:${STEMS})(?:e|es|s|ing|ies|ed|d)?\\b`, 'u')
/** The same verbs as participles: "has been escalated", "is hereby invoked". */
export const TAKEN =
  /\b(?:activated|advanced|applied|begun|brought|called|carried|classed|commenced|converted|declared|deemed|elevated|engaged|entered|escalated|filed|formalised|forwarded|given|gone|handed|implemented|initiated|instigated|invoked|issued|launched|lifted|lodged|logged|made|marked|moved|opened|passed|placed|presented|proceeded|progressed|promoted|pushed|put|raised|recorded|referred|registered|reported|requested|sent|served|set|shifted|started|stepped|submitted|taken|transferred|treated|triggered|turned|upgraded|used|written|reached|arrived|come|become|got|bumped|switched)\b/u
