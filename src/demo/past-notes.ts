/** What the panels of the demo's past seat wrote, by criterion: for a low, a middle and a high rating. */
export const PAST_NOTES: Readonly<Record<string, readonly [low: string, middle: string, high: string]>> = {
  'builder.shipped-real-systems': [
    'Names the programme, and not the piece that was theirs. No figure of use.',
    'One system in use, own part clear, the account ends at the launch.',
    'Two systems with own part, load and what was changed after the first month.',
  ],
  'builder.owned-what-broke': [
    'The one failure told was the provider’s. Nothing was changed afterwards.',
    'Helped to repair the queue; own share in the cause only when asked.',
    'Told unasked of the double bookings that their own retry had caused, and of the alarm since.',
  ],
  'builder.untangled-the-hard-part': [
    'Calls it legacy. The way out was to be a rewrite.',
    'Explained what hung on what; the order of the steps was given.',
    'Before and after from memory, and why the first cut went through the price table.',
  ],
  'builder.explains-under-the-hood': [
    'Stays with the names of products, two questions long.',
    'Normal path right for two layers, then general.',
    'Down to the row lock, and said where the knowledge ends.',
  ],
  'builder.reads-the-data': [
    'Read out the title of the chart.',
    'Reads the chart, names one figure behind a decision; the query was an analyst’s.',
    'Asked for the cut by device before saying anything, and it was the right one.',
  ],
  'leader.team-ships-without-me': [
    'Merges wait for their yes, told as care for quality.',
    'Four releases in two weeks of absence; the order of work waited.',
    'The team said no to a customer without them. They would have said yes, and left it.',
  ],
  'leader.hands-over-ownership': [
    'Gave out packages with the method in them, and presented the result.',
    'Gave the e-mails away, whole. It went smoothly, so nothing was put to the test.',
    'The owner’s choice stood against theirs, and the owner presented it.',
  ],
  'leader.clarity-and-priorities': [
    'Nothing that was refused comes to mind.',
    'What came first and why; that the team knew it is assumed.',
    'Stopped the reports, told the controllers, and had the team say it back.',
  ],
  'leader.judgement-held-up': [
    'Decisions without alternatives; what became of them is not known.',
    'One decision with its alternative, one mistake, no dates.',
    'Two decisions checked months later, one of them wrong and reversed in six weeks.',
  ],
  'leader.cares-that-the-team-ships': [
    'Lights up for their own code; others appear as hindrance.',
    'Results of the team beside their own.',
    'Left the driver to somebody who wanted it, and cleaned nine hundred rows instead.',
  ],
  'closeness.reads-the-work': [
    'Knows the work from a status with a traffic light.',
    'Read a design in spring; the choices from the author’s summary.',
    'This week’s change to the renewals, one choice in it, and the answer.',
  ],
  'closeness.asks-the-honest-question': [
    'Asks when it will be done.',
    'Asks about rollback after a hint.',
    'Third question hit it, and left room for “we do not know”.',
  ],
  'closeness.current-knowledge': [
    'Figures from a system left six years ago.',
    'Dropped one view, on other people’s accounts.',
    'Tried it on two weekends, and knows where it broke.',
  ],
};
