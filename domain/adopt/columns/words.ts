// What the words of a heading say that its column holds. Headings of councils, departments and agencies; a heading that
// says two things says nothing for certain. English, with the abbreviations of returns.
import type { Role } from './role';

/** A heading as plain words: `MONTHLY_ACTUAL`, `NumberFormat`, `KPI Ref.` */
export function wordsOf(heading: string): string {
  const done = words.get(heading);
  if (done !== undefined) return done;
  const own = plainWords(heading);
  if (words.size > MOST_KNOWN) words.clear();
  words.set(heading, own);
  return own;
}

/** The same headings are asked about again and again. */
const words = new Map<string, string>();
const MOST_KNOWN = 2000;

function plainWords(heading: string): string {
  return heading
    .normalize('NFKC')
    .replace(/([a-z])([A-Z])|([A-Z])(?=[A-Z][a-z]{2})/g, '$1$3 $2')
    .replace(/[\u2018\u2019']/g, '')
    .replace(/[^\p{L}\p{N}%£#&/+]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase();
}

const unitWord =
  '(?:unit|service|department|dept|directorate|division|service area|team|area|ward|organisation|organization|org|authority|council|agency|body|region|district|office|station|site|school|hospital|provider|trust|locality|neighbourhood|patch|geo|local authority|lad|la|portfolio|committee|canton|commune|municipality|county|borough|parish|constituency|province|country|location|police force|force)';

interface Saying {
  readonly role: Role;
  readonly is: RegExp;
}

/** What a whole heading says; these know every word of it. */
const whole: readonly Saying[] = [
  {
    role: 'measure',
    is: /^(?:unit of measure(?:ment)?|unit measures?|units of measure(?:ment)?|uom|measured in|measure type|indicator unit|value type|units?|unit type|measures?)$/,
  },
  {
    role: 'code',
    is: /^(?:(?:pi|kpi|indicator|measure|metric|unique|perf|performance indicator|ni|bvpi|spi|lpi) )?(?:code|ref|reference|id|no|number|seq|key|#|identifier)$|^(?:ref|code|id) (?:no|number|code)$/,
  },
  {
    role: 'name',
    is: /^(?:(?:short|full|long|pi|kpi|indicator|measure|metric|performance indicator|performance measure|service) )?(?:name|title|description|desc|definition)$|^(?:outcome|output|quality|success|strategic|local|corporate) (?:measure|indicator|kpi|pi)s?(?: (?:name|title|description))?$|^(?:performance commitment|measure of success)s?$|^(?:pis?|kpis?|spis?|lpis?|bvpis?|indicators?|metrics?|series|measure name|indicator text|(?:name|description) of (?:the )?(?:service|indicator|pi|measure))$|^(?:key )?performance (?:indicator|measure)s?(?: description| name| title)?$/,
  },
  {
    role: 'period',
    is: /^(?:(?:reporting|period|financial|fiscal|calendar|fin|data|measurement|collection|time) )*(?:period|time|time period|timeperiod|year|yr|fy|quarter|qtr|month|week|date|day|week commencing|w\/c|month ending|quarter ending|year ending|week ending)(?: (?:end|ended|ending|label|name|code|start|starting|commencing|of data))?$/,
  },
  {
    role: 'unit',
    is: new RegExp(
      `^(?:lead |owning |responsible )?${unitWord}(?: (?:name|abbreviation|type|code|id|no|number|ref|classification))?s?$`,
    ),
  },
  {
    role: 'unit',
    is: /^(?:body\/agency|agency abbreviation|geocode|geo code|geo ?name|service areas?|responsible (?:service|team|unit))$/,
  },
  {
    role: 'value',
    is: /^(?:(?:monthly|quarterly|annual|yearly|weekly|daily|current|actual|reported|our|latest|this (?:month|quarter|year|period)s?) )?(?:value|values|actual|actuals|outturn|out turn|result|results|performance|figure|figures|score|achieved|data|reading|observed)(?: (?:value|figure|outturn|performance))?$/,
  },
  { role: 'value', is: /^(?:this|current|latest) (?:month|quarter|year|period|week)s?$/ },
  { role: 'numerator', is: /^(?:numerator|num|num(?:erator)? value|numerators)$/ },
  { role: 'denominator', is: /^(?:denominator|den|denom|denominators)$/ },
];

/** What a word in a short heading says. What is not used names itself first: a `YTD target` is no target. */
const within: readonly Saying[] = [
  {
    role: 'none',
    is: /\b(?:rag|status|traffic light|trend|trajectory|direction(?: of travel)?|dot|rank|ranking|quartile|variance|var|difference|diff|change|changes|movement|gap|deviation)\b/,
  },
  {
    role: 'none',
    is: /\b(?:ytd|year to date|cumulative|cum|to date|previous|prior|last (?:year|quarter|month|period|week)|baseline|benchmark|forecast|projected|projection|england|scotland|wales|ireland|great britain|uk|national|family|peer|comparator)\b|^(?:average|avg|mean|median)$|\S (?:average|avg|mean|median)$|^(?:(?:reporting|data|collection|measurement|update|review|monitoring) )?frequency$|^estimates?$/,
  },
  { role: 'value', is: /^(?:audited|final) (?:outcome|result)s?$/ },
  {
    role: 'none',
    is: /\b(?:url|link|web ?site|source|owner|officer|lead|contact (?:name|officer|person|details)|email|updated by|polarity|desired change|good is|decimals?|decimal places|is better|confidence|standard error|sample size|lcl|ucl|ci|day of (?:the )?(?:week|month|year)|date of month|week (?:no|number)|percent(?:age)? complete(?:d)?|format|category|theme|priority|objective|outcome|customer type|business model|service type|data ?type|key|iter|sort(?:able)?|parent|pct)\b/,
  },
  { role: 'none', is: /^(?:lower|upper)\b/ },
  { role: 'numerator', is: /\bnumerator\b/ },
  { role: 'denominator', is: /\bdenominator\b/ },
  { role: 'target', is: /\b(?:target|targets|goal|tgt|planned|standard|threshold)\b|^plan$/ },
  {
    role: 'note',
    is: /\b(?:notes?|footnotes?|comment|comments|commentary|remark|remarks|narrative|explanation|reason|reasons|rationale|caveats?)\b/,
  },
  { role: 'value', is: /^(?:actual|outturn|result)\b|\b(?:actual|outturn)$/ },
];
const MOST_WORDS = 4;

/** What the heading says; `undefined` where it says nothing that is known. */
export function saidBy(heading: string): Role | undefined {
  const words = wordsOf(heading);
  if (words === '') return undefined;
  const all = whole.find((s) => s.is.test(words));
  if (all) return all.role;
  return words.split(' ').length <= MOST_WORDS ? within.find((s) => s.is.test(words))?.role : undefined;
}

/** Whether a heading names the code of a unit, not of a PI: `area_code`, `old_la_code`. */
export function isUnitCode(heading: string): boolean {
  return unitCode.test(wordsOf(heading));
}

const unitCode = new RegExp(`^(?:\\S+ ){0,2}${unitWord} (?:code|id|no|number|ref|abbreviation)$|^geo ?code$`);

/** Whether a heading names something that is told apart by it and never counted: `Site ID`, `commune_code`. */
export function isCodeHeading(heading: string): boolean {
  return /(?:^| )(?:code|codes|id|ids|cde|cd|identifier|fips|uprn|urn|laestab|upn|postcode|latitude|longitude|easting|northing)$/.test(
    wordsOf(heading),
  );
}

/** Whether a heading over dates says when the figures were given or handled, not of which time they are. */
export function isAboutHandling(heading: string): boolean {
  return /\b(?:submission|submitted|updated?|upload(?:ed)?|modified|entered|publication|published|reviewed|review|due|created|approved|received|signed|loaded|refreshed|next|added)\b/.test(
    wordsOf(heading),
  );
}

/** Whether a heading says that its target is of a whole year: `Annual target`. */
export function isOfTheYear(heading: string): boolean {
  return /\b(?:annual|yearly|full year|year end|end of year|year)\b/.test(wordsOf(heading));
}

/** Whether a heading says what is no figure of a period for certain: a status, a rank, a sum up to now. */
export function isNeverFigure(heading: string): boolean {
  const words = wordsOf(heading);
  return (
    /^(?:rag|rag status|status|traffic light|trend|dot|direction(?: of travel)?|rank|ranking|quartile|variance|var|difference|diff|gap|change|% change|ytd|year to date|cumulative|cum|forecast|projected|projection|estimates?|lower ci|upper ci|lower|upper|ci)$/.test(
      words,
    ) ||
    /^(?:previous|prior|last|change|rank|variance|forecast|projected) .*\b(?:year|quarter|month|period|target|outturn)$/.test(
      words,
    )
  );
}

/** Whether a heading says a plan, or a figure that was agreed before: `Original budget`. */
export function isPlanned(heading: string): boolean {
  return /^(?:\S+ )?(?:budget|budgeted|scheduled|approved|proposed)(?: year)?$/.test(wordsOf(heading));
}

/** Whether a heading sums up the columns beside it: `Total`, `Grand total`, `N/A`. */
export function isSumHeading(heading: string): boolean {
  return /^(?:(?:grand |overall |row )?totals?|sum|n\/a|not known|unknown)$/.test(wordsOf(heading));
}

/** A heading in two pieces where one of them says a role: `Q1 2014/15 Target` is `Q1 2014/15` and `target`. */
export function roleAtEnd(
  heading: string,
): { readonly rest: string; readonly word: string; readonly role: Role } | undefined {
  const text = heading.replace(/[\s\u00a0]+/g, ' ').trim();
  const pieces = [
    /^(?<rest>.+?)\s*[:;|–—\n]\s*(?<word>[^:;|]+)$/,
    /^(?<rest>.+?)\s+-\s+(?<word>[^-]+)$/,
    /^(?<rest>.+?)\s*\((?<word>[^()]+)\)$/,
    /^(?<rest>.+)\s(?<word>\S+\s\S+)$/,
    /^(?<rest>.+)\s(?<word>\S+)$/,
  ];
  const starts = [
    /^(?<word>[^:;|]+?)\s*[:;|–—]\s*(?<rest>.+)$/,
    /^(?<word>[^-]+?)\s+-\s+(?<rest>.+)$/,
    /^(?<word>\S+)\s(?<rest>.+)$/,
    /^(?<word>\S+\s\S+)\s(?<rest>.+)$/,
  ];
  for (const shape of [...pieces, ...starts]) {
    const { rest, word } = shape.exec(text)?.groups ?? {};
    const role = word === undefined ? undefined : saidBy(word);
    if (rest !== undefined && word !== undefined && role !== undefined) return { rest, word, role };
  }
  return undefined;
}

/** `%`, `days`, `£000s`: what is counted, and nothing besides. */
export function isPlainMeasure(text: string): boolean {
  const t = text.trim().toLowerCase();
  return (
    /^(?:%|£|€|\$|#|no\.?|nos?\.?|number|num|percentage|percent|per cent|pct|ratio|rate|count|currency|money|cost|days?|hours?|minutes?|mins?|weeks?|months?|years?|tonnes?|kg|kwh|mwh|gbp|pounds|score|yes\/no|index|points?|people|000s?|£000s?)$/.test(
      t,
    ) ||
    /^(?:percentage|percent|proportion|number|count|rate|ratio|gbp|usd|eur|euros?|pounds?|dollars?|constant usd) ?\([^)]{1,20}\)$/.test(
      t,
    )
  );
}

/** Words that say what a column counts, as they stand in cells: `%`, `days`, `Kg/household`, `Percentage`. */
export function isMeasureText(text: string): boolean {
  const t = text.trim().toLowerCase();
  if (t === '-' || t.length > 40) return false;
  return (
    isPlainMeasure(t) ||
    /^(?:%|£|€|\$)\s/.test(t) ||
    /\bper\b/.test(t) ||
    /^(?=.*[a-zµ°£%])[\wµ°£%]+\s?\/\s?[\w³²0-9 ]+$/.test(t)
  );
}
