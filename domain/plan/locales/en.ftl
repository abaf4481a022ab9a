# The action plan of a contract.
see-plan = Read the action plans of the contracts of her territory, and of those that her institution signs elsewhere
keep-plan = Keep the action plans of her territory: axes, objectives, actions, steps, indicators
fill-plan = Enter the results of actions: values, sessions, steps done

plan-title = Action plan
plan-on = On { $day }.
plan-demo = Demonstration
plan-none = No action.
plan-empty = This plan is empty. Begin with its axes, or add a first action.
plan-action = Action
plan-actions = Actions
plan-count = { $count ->
    [0] none
    [one] one action
   *[other] { $count } actions
}
plan-done-count = { $all ->
    [0] No action.
    [one] { $done ->
        [0] One action, not done yet.
       *[other] One action, done.
    }
   *[other] { $done ->
        [0] { $all } actions, none done yet.
        [one] { $all } actions, one of them done.
       *[other] { $all } actions, { $done } of them done.
    }
}
plan-late-count = { $count ->
    [0] None is late.
    [one] One action is late.
   *[other] { $count } actions are late.
}
plan-progress = Progress
plan-percent = { $percent }%
plan-unmeasured = not measured yet
plan-unmeasured-count = { $count ->
    [one] One indicator is not measured yet: it does not count.
   *[other] { $count } indicators are not measured yet: they do not count.
}
plan-late = Late
plan-late-ended = Late: was to end on { $day }
plan-late-step = Late: { $title }, due on { $day }
plan-views = How the plan is shown
plan-view-axe = By axis
plan-view-institution = By institution
plan-view-annee = By year
plan-all = All
plan-look = Show
plan-look-all = Show all
plan-late-only = Late ones only
plan-found = { $count ->
    [one] One action found.
   *[other] { $count } actions found.
}
plan-found-none = No action matches.
plan-sort-label = Order
plan-sort-plan = That of the plan
plan-sort-fin = Nearest end first
plan-sort-avancement = Least progress first
plan-sort-titre = Alphabetical
plan-decisions = Decisions
plan-no-lead = No lead
plan-no-year = No date
plan-group-empty = No action yet.
plan-yes = yes
plan-no = no
plan-pdf = Plan as PDF
plan-csv = Actions as a table (CSV)
plan-indicators-csv = Indicators as a table (CSV)
plan-sessions-csv = Sessions as a table (CSV)
plan-removed = What was taken away
plan-restore = Bring back
plan-remove = Take away
plan-remove-hint = Nothing is lost: you can bring it back.
plan-change = Change
plan-choose = Choose

plan-hole-lead = A lead institution is missing.
plan-hole-signatory = The lead institution does not sign this contract.
plan-hole-end = An end date is missing.
plan-hole-measure = Nothing tells how far it is: add an indicator with a target, a deliverable or a milestone.
plan-hole-place = This action has no place in the plan yet: choose an axis or an objective.

plan-axes = Axes and objectives
plan-axes-lead = Axes shape the plan; each objective belongs to an axis. An action stands below an objective, or directly below an axis.
plan-axes-none = No axis yet.
plan-axis-add = Add an axis
plan-axis-edit = Change the axis
plan-objective-add = Add an objective
plan-position = Place
plan-position-unreadable = For the place, write a number from 1 to 100.
plan-axis-not-empty = This axis still holds objectives or actions: move them or take them away first.
plan-objective-not-empty = This objective still holds actions: move them or take them away first.
plan-outrun-title = Saved now: “{ $title }”. What you wrote is below: compare, then save.

plan-add = Add an action
plan-edit = Change the action
plan-title-label = Title
plan-title-length = Write a title of 3 to 300 letters.
plan-action-hint = What will be done, in a sentence. Name nobody.
plan-description = Description
plan-description-hint = What the action consists of. The public reads it if the action is public.
plan-place = Place in the plan
plan-place-none = Not yet
plan-lead = Lead
plan-lead-hint = The institution that leads the action. Leave it empty if that is not decided: the plan will say so.
plan-does-not-sign = { $name } (does not sign this contract)
plan-helpers = Partners
plan-audience = Audiences
plan-audience-hint = For instance “Pupils”, “Reception staff”.
plan-setting-label = Setting
plan-setting-school = School
plan-setting-youth = Leisure and youth
plan-setting-sport = Sport
plan-setting-culture = Culture
plan-setting-university = Higher education
plan-setting-workplace = Workplace
plan-setting-public_space = Public space
plan-setting-nightlife = Nightlife
plan-setting-health = Health
plan-setting-justice = Justice
plan-setting-other = Another setting
plan-dates = Dates
plan-starts-on = First day
plan-ends-on = Last day
plan-ends-before = The last day is before the first: correct one of them.
plan-budget = Budget
plan-budget-hint = In euros, for instance “16,000” written 16000.
plan-fundings = Funders
plan-fundings-hint = One on each line: the body, a colon, the amount. For instance “CLSPD: 16000”.
plan-funded = Total
plan-funding-unreadable = Write each funder on a line: the body, a colon, the amount in euros.
plan-funding-many = 30 funders at most.
plan-funding-exceeds = The funders give more than the budget: correct one of them.
plan-is-public = The public may read of this action
plan-is-public-hint = It is shown on the public page of the plan. Indicators for partners alone are never shown there.
plan-is-public-tag = Public
plan-origin = Origin
plan-decided = Decided in the meeting of { $day }
plan-text-long = Shorten this text.
plan-choice-unknown = Choose from the list.
plan-day-unreadable = Write a date like 2024-03-08.
plan-day-needed = Give the date.
plan-day-to-come = This day has not come yet: check it.
plan-action-remove = Take this action away
plan-action-remove-hint = It goes from the plan, with its results. You can bring it back from the plan.

plan-state-label = State
plan-state-planned = Planned
plan-state-running = Running
plan-state-done = Done
plan-state-dropped = Dropped
plan-change-state = Change the state
plan-state-next = New state
plan-move-planned = Planned
plan-move-running = Running
plan-move-done = Done
plan-move-dropped = Dropped
plan-reason = Reason
plan-reason-hint = Needed to drop the action.
plan-reason-needed = Say why the action is dropped.
plan-state-not-next = The action cannot go from its present state to this one.
plan-state-early = The action begins later: correct its first day first.
plan-state-steps = A deliverable or a milestone is not done yet: note it done, or take it away first.

plan-steps = Deliverables and milestones
plan-steps-none = No deliverable, no milestone.
plan-step-add = Add a deliverable or a milestone
plan-step-edit = Change the step
plan-step-remove = Take this step away
plan-step-kind-label = Sort
plan-step-kind-hint = A deliverable is handed over; a milestone is a moment that is reached.
plan-step-kind-deliverable = Deliverable
plan-step-kind-milestone = Milestone
plan-due-on = Due on
plan-due = Due on { $day }
plan-due-none = No due date
plan-overdue = Late
plan-done-on = Done on
plan-done = Done on { $day }
plan-finish = It is done
plan-undone = Not done yet
plan-weight = Weight in the progress
plan-weight-hint = From 0 to 100: 2 counts twice as much as 1, 0 does not count.
plan-weight-unreadable = Write a weight from 0 to 100.
plan-weighs = weight { $weight }

plan-indicators = Indicators
plan-indicators-none = No indicator.
plan-indicator-add = Add an indicator
plan-indicator-edit = Change the indicator
plan-indicator-remove = Take this indicator away
plan-indicator-hint = For instance “Professionals trained”.
plan-definition = Definition
plan-definition-hint = What exactly is counted, and how.
plan-unit-label = Unit
plan-unit-count = Number
plan-unit-percent = Percentage
plan-unit-euros = Euros
plan-unit-hint-count = A whole number.
plan-unit-hint-percent = From 0 to 100, two decimals at most.
plan-unit-hint-euros = In euros.
plan-unit-of-sessions = Sessions are counted: choose the unit “Number”.
plan-unit-has-values = Values are already entered in the unit of before: keep it, or make another indicator.
plan-feed-label = Where the values come from
plan-feed-typed = Entered by hand
plan-feed-sessions = Number of sessions
plan-feed-under_18 = Under 18 at the sessions
plan-feed-adults = Adults at the sessions
plan-feed-professionals = Professionals at the sessions
plan-feed-everybody = All people at the sessions
plan-is-sum = Values are added up
plan-is-sum-hint = Each value is of a period. Otherwise the last one counts.
plan-start = Starting value
plan-start-hint = Leave it empty for nought.
plan-from = start { $start }
plan-target = Target
plan-target-hint = Without a target the indicator informs, and does not count in the progress.
plan-target-is-start = The target is the starting value: correct one of them.
plan-of-target = of { $target } aimed at
plan-protection-label = Who may read the result
plan-protection-hint = Every partner reads it; this says what the public sees of it.
plan-protection-public = Everybody
plan-protection-small = Everybody, small numbers hidden
plan-protection-partners = Partners only
plan-least = Hide below
plan-least-hint = A smaller number of people is not shown to the public.
plan-least-unreadable = Write a threshold from 11 to 1,000.
plan-count-unreadable = Write a whole number, without sign or comma.
plan-percent-unreadable = Write a percentage from 0 to 100, with two decimals at most.
plan-euros-unreadable = Write an amount in euros, like 1234.50.
plan-as-table = As a table
plan-when = Date
plan-value = Value
plan-values = Values
plan-values-enter = Enter a value
plan-values-see = See the values
plan-values-none = No value yet.
plan-values-caption = Every value entered, the most recent first
plan-value-add = Enter a value
plan-value-correct = Correct
plan-value-correct-hint = The value of before stays in the history.
plan-value-replaced = replaced
plan-value-gone = taken away
plan-value-known = A value is already entered for this day: correct it in the list.
plan-value-of-sessions = The values of this indicator are counted from the sessions.
plan-measured-on = Measured on
plan-source = Source
plan-source-hint = Where this figure comes from: a report, a register, a count. Name nobody.
plan-source-needed = Say where this figure comes from.
plan-entered = Entered by

plan-awareness = Awareness sessions
plan-sessions = Sessions
plan-sessions-none = No session noted.
plan-sessions-see = See all sessions
plan-sessions-caption = Sessions, the most recent first
plan-sessions-count = { $count ->
    [one] one session
   *[other] { $count } sessions
}
plan-sums = Sessions by year and setting
plan-year-setting = Year, setting
plan-session-add = Add a session
plan-session-edit = Change the session
plan-session-again = Save and enter another
plan-session-remove = Take it away from the awareness sessions
plan-session-hint = Count people; never note who they are.
plan-session-empty = Say how many people were there.
plan-held-on = Date
plan-subject = Subject
plan-subject-hint = For instance “Online harassment, forum theatre”.
plan-commune = Commune
plan-commune-hint = By its name or its code. You may leave it empty.
plan-under-18 = Under 18
plan-adults = Adults
plan-professionals = Professionals
plan-people-unreadable = Write a whole number from 0 to 10,000.

plan-public-see = What the public reads of it
plan-public-title = What the network does
plan-public-lead = The actions that the institutions of { $territory } lead together against sexist and sexual violence.
plan-public-back = Find help
plan-public-none = No action is published here for now.
plan-public-year = In { $year }
plan-public-under = fewer than { $least }
plan-public-kept = not shown, so that nobody is recognised
plan-public-small = A number of people below 11 is not shown: nobody must be recognised.

plan-year = Year
plan-desk-late = Late action: { $title }
plan-desk-late-more = { $count ->
    [one] One more action is late
   *[other] { $count } more actions are late
}
plan-desk-step = To hand in by { $day }: { $title }

plan-renewal = What follows
plan-carried = Carried over
plan-new = New
plan-goes-on = Carried over to the next contract
plan-ends = Ended with this contract
plan-frame-carried = Carried over
plan-frame-new = New
plan-frame-settled = Decided at the renewal
plan-frame-settled-on = Carried over already
plan-carried-from = Carried over from
plan-carried-from-see = The action of the contract before
plan-inherited = Since the contract before
plan-carried-count = { $carried ->
    [0] No action carried over
    [one] One action carried over
   *[other] { $carried } actions carried over
} from the contract before, { $new ->
    [0] none new.
    [one] one new.
   *[other] { $new } new.
}
plan-goes-on-count = { $on ->
    [0] No action goes on
    [one] One action goes on
   *[other] { $on } actions go on
} in the next contract, { $ended ->
    [0] none ends with this one.
    [one] one ends with this one.
   *[other] { $ended } end with this one.
}
plan-ended-count = { $count ->
    [one] One action ended with it.
   *[other] { $count } actions ended with it.
}
plan-ended-list = Actions that ended with the contract before
plan-carry-begin = Carry over the plan of the contract before
plan-carry-look = See what was carried over
plan-carry-next = What the next contract carries over from it
plan-carry-title = Carry the plan over
plan-carry-now = How it stands
plan-carry-told = What will happen
plan-carry-told-hint = Nothing is done yet. Check, then confirm; below, you can change what you chose.
plan-carry-axes = Axes carried over
plan-carry-objectives = Objectives carried over
plan-carry-actions = Actions carried over
plan-carry-ended = Actions ended
plan-carry-undecided = To be decided
plan-carry-all = All is carried over: nothing is left to decide.
plan-carry-hint = Say what goes on. An action that is carried over keeps its lead, its partners, its indicators without their values, and what is still to be handed over. Its budget, its results and past dates stay in the old plan. An action that stays in its place takes its axis and its objective along.
plan-carry-on = Goes on
plan-carry-not = Ends with the old contract
plan-carry-same = Goes on, in its place
plan-carry-under = Goes on below: { $place }
plan-carry-axis = The axis itself
plan-carry-objective = Objective: { $title }
plan-carry-done = Carried over already
plan-carry-see = See the action
plan-carry-review = Check before carrying over
plan-carry-confirm = Confirm
