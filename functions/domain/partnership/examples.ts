/** For each key of a partnership's files an example of what is right; a test reads each by the schemas. */
const examples: Readonly<Record<string, string>> = {
  // partnership.yaml
  id: 'id: waltham-forest',
  name: 'name: Parkside Primary School',
  domain: 'domain: waltham-forest.example',
  addresses: 'addresses: [{ address: escalations@waltham-forest.example, population: children }]',
  address: 'address: escalations@waltham-forest.example',
  population: 'population: children',
  outOfHours: 'outOfHours: { children: { name: Emergency Duty Team, telephone: 020 7946 0999 } }',
  workingDay: "workingDay: { start: '09:00', end: '17:00', timeZone: Europe/London }",
  start: "start: '09:00'",
  end: "end: '17:00'",
  timeZone: 'timeZone: Europe/London',
  calendar: 'calendar: england-and-wales',
  extraBankHolidays: 'extraBankHolidays: [{ date: 2027-05-10, name: A one-off bank holiday }]',
  date: 'date: 2027-05-10',
  stepNoticeCarries: 'stepNoticeCarries: words',
  reports: 'reports: { yearStartsInMonth: 4, suppressBelow: 5, weeklyDigest: true }',
  yearStartsInMonth: 'yearStartsInMonth: 4',
  suppressBelow: 'suppressBelow: 5',
  weeklyDigest: 'weeklyDigest: true',
  protocols: 'protocols: { children: protocol.yaml }',
  children: 'children: protocol.yaml',
  adults: 'adults: protocol.yaml',
  decisions:
    'decisions: { children: { decidedBy: Executive Board, 4 May 2026, eachStage: { unit: working-days, count: 5 } } }',
  decidedBy: 'decidedBy: Executive Board, 4 May 2026',
  eachStage: 'eachStage: { unit: working-days, count: 5 }',
  // protocol.yaml
  title: 'title: Multi-Agency Guidance to Escalation and Professional Challenge',
  publishedAs: 'publishedAs: Waltham Forest Safeguarding Partnership, 2 February 2026',
  version: "version: '1'",
  reviewBy: 'reviewBy: 2026-08-31',
  noun: 'noun: step',
  stages:
    'stages: null, where the source leaves them unknown; else a list as in partnerships/blackpool/protocol.yaml',
  number: 'number: 1',
  label: 'label: Step one',
  aliases: 'aliases: [final]',
  escalating: 'escalating: { role: practitioner }',
  receiving: 'receiving: [{ role: senior-manager, nth: 2 }]',
  role: 'role: senior-manager',
  or: 'or: [designated-safeguarding-lead]',
  nth: 'nth: 2',
  timeAllowed: 'timeAllowed: { unit: working-days, count: 5 }',
  unit: 'unit: working-days',
  count: 'count: 5',
  form: "form: { name: Stage 3 form, copyTo: masa@blackpool.example, source: 'At this level, a Stage 3 form completed.' }",
  copyTo: 'copyTo: masa@blackpool.example',
  onTimeout: 'onTimeout: escalate',
  next: 'next: 2',
  wording: 'wording: this is step one of the Safeguarding Partnership’s Escalation Process',
  source: "source: 'Each stage should be completed as quickly as possible and no later than 5 working days.'",
  overallLimit:
    "overallLimit: { timeAllowed: { unit: working-days, count: 20 }, reading: 'why days means working days', source: 'maximum 20 days in total' }",
  reading: 'reading: The stages are counted in working days, so their total is read as working days too.',
  immediateRisk: "immediateRisk: { rule: same-working-day, source: 'the sentence of the protocol' }",
  rule: 'rule: same-working-day',
  notReplacing: "notReplacing: [{ source: 'the sentence of the protocol' }]",
  sameAgency: "sameAgency: { source: 'the sentence of the protocol' }",
  record: "record: [{ source: 'the sentence of the protocol' }]",
  telephoneFirst: "telephoneFirst: { source: 'the sentence of the protocol' }",
  afterwards: "afterwards: [{ what: The Safeguarding Forum, source: 'the sentence of the protocol' }]",
  what: 'what: The Safeguarding Forum',
  leftOpen: 'leftOpen: [How long each stage may take]',
  // directory.yaml
  agencies: 'agencies: a list as in partnerships/waltham-forest/directory.yaml',
  nameIsEverydayWord: 'nameIsEverydayWord: true',
  domains: 'domains: [parkside-primary.example]',
  telephone: 'telephone: 020 7946 0100',
  alternativeTelephone: 'alternativeTelephone: 07700 900100',
  populations: 'populations: [children, adults]',
  office: 'office: true',
  people: 'people: a list as in partnerships/waltham-forest/directory.yaml',
  jobTitle: 'jobTitle: Class teacher',
  roles: 'roles: [line-manager]',
  email: 'email: t.okafor@parkside-primary.example',
  deputy: 'deputy: parkside-headteacher',
  from: 'from: 2026-09-01',
  until: 'until: 2027-08-31',
  absences: 'absences: [{ from: 2026-12-14, until: 2026-12-18 }]',
}

/** The example for the nearest key of a path that has one; for a file as a whole, a file that is right. */
export const exampleFor = (file: string, path: readonly (string | number)[]): string => {
  const key = path.findLast((each) => typeof each === 'string' && Object.hasOwn(examples, each))
  return (
    (key === undefined ? undefined : examples[key]) ??
    `partnerships/waltham-forest/${file.slice(file.lastIndexOf('/') + 1)}`
  )
}
