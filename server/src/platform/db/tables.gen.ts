// Printed from a migrated database by tools/papers; do not edit.
import type { Instant } from '@cadre/kernel'
import type { ColumnType, Generated, GeneratedAlways, RawBuilder } from 'kysely'

/** Epoch ms when read; written through `timestamp()`. */
export type Timestamp = ColumnType<Instant, Date, Date>
export type TimestampDefaulted = ColumnType<Instant, Date | undefined, Date>
export type TimestampOrNull = ColumnType<Instant | null, Date | null | undefined, Date | null>
/** Parsed when read, shape unknown until the store gives it one; written through `json()`. */
export type Json = ColumnType<unknown, RawBuilder<unknown>, RawBuilder<unknown>>
export type JsonDefaulted = ColumnType<unknown, RawBuilder<unknown> | undefined, RawBuilder<unknown>>
export type JsonOrNull = ColumnType<unknown, RawBuilder<unknown> | null | undefined, RawBuilder<unknown> | null>

export interface Tables {
  'assessments.assessments': {
    organisation_id: string
    assessment_id: string
    title: string
    kind: string
    state: string
    certification_id: string
    cohort_id: string | null
    checkpoint_key: string | null
    draw: Json
    minutes: number | null
    conditions: Json
    opens_at: TimestampOrNull
    closes_at: TimestampOrNull
    review: string
    released_at: TimestampOrNull
    attempts_allowed: number
    grace_seconds: number
    honour_code: boolean
    instructions: string
    form_id: string | null
    revision: number
    created_by: string
    created_at: Timestamp
    changed_at: Timestamp
  }
  'assessments.attempts': {
    organisation_id: string
    attempt_id: string
    assessment_id: string
    form_id: string
    person_id: string
    number: number
    phase: string
    limit_ms: number | null
    window_ends_at: TimestampOrNull
    grace_ms: number
    extra_ms: number
    started_at: Timestamp
    deadline_at: TimestampOrNull
    epoch: number
    writer: string
    sequence: number
    last_saved_at: TimestampOrNull
    closed_at: TimestampOrNull
    cause: string | null
    finalised_at: TimestampOrNull
    gradings: number
    honour_code_version: number | null
    closed_book_declared: boolean
    met_before: number
    points: number | null
    out_of: number | null
    recorded: JsonOrNull
  }
  'assessments.events': {
    organisation_id: string
    attempt_id: string
    seq: number
    event_id: string
    epoch: number
    sequence: number
    made_at: Timestamp
    received_at: Timestamp
    kind: string
    content: Json
    worth: string
  }
  'assessments.form_questions': {
    organisation_id: string
    form_id: string
    place: number
    question_id: string
    version_id: string
    domain: string
    scored: boolean
  }
  'assessments.forms': {
    organisation_id: string
    form_id: string
    assessment_id: string
    seed: string
    drawn_at: Timestamp
  }
  'assessments.honour_codes': {
    organisation_id: string
    version: number
    text: string
    published_by: string
    published_at: Timestamp
  }
  'assessments.markings': {
    organisation_id: string
    attempt_id: string
    marking: number
    marked_at: Timestamp
    marked_by: string | null
    reason: string
    points: number
    out_of: number
  }
  'assessments.marks': {
    organisation_id: string
    attempt_id: string
    marking: number
    place: number
    version_id: string
    points: number
    correct: boolean
    response: JsonOrNull
    seconds_spent: number
  }
  'assessments.posts': {
    organisation_id: string
    post_id: string
    assessment_id: string
    question_id: string
    author_id: string
    text: string
    posted_at: Timestamp
  }
  'assessments.time_grants': {
    organisation_id: string
    assessment_id: string
    person_id: string
    granted_at: Timestamp
    extra_minutes: number
    reason: string
    granted_by: string
  }
  'assessments.writers': {
    organisation_id: string
    attempt_id: string
    epoch: number
    writer: string
    since: Timestamp
  }
  'audit.entries': {
    organisation_id: string
    seq: number
    at: Timestamp
    person_id: string | null
    operation: string
    subject: string
    detail: Json
    previous_hash: Buffer
    hash: Buffer
  }
  'audit.heads': {
    organisation_id: string
    seq: number
    hash: Buffer
  }
  'bank.bulk_changes': {
    organisation_id: string
    bulk_id: string
    change: Json
    question_ids: string[]
    selected: number
    done: Generated<number>
    stage: Generated<string>
    changed: Generated<number>
    unchanged: Generated<number>
    refused: JsonDefaulted
    started_by: string
    started_at: Timestamp
  }
  'bank.cases': {
    organisation_id: string
    case_id: string
    certification_id: string
    title: string
    text: string
    origin: string | null
    changed_at: Timestamp
  }
  'bank.enemies': {
    organisation_id: string
    question_id: string
    enemy_id: string
  }
  'bank.exposures': {
    organisation_id: string
    person_id: string
    question_id: string
    times: number
    last_seen_at: Timestamp
  }
  'bank.imports': {
    organisation_id: string
    import_id: string
    certification_id: string
    name: string
    format: string
    file: Buffer | null
    stage: string
    progress: Generated<number>
    problem: string | null
    report: JsonDefaulted
    provenance: Generated<string>
    started_by: string
    started_at: Timestamp
    counts: JsonDefaulted
  }
  'bank.item_sums': {
    organisation_id: string
    version_id: string
    n: number
    right_sum: number
    right_squares: number
    rest_n: number
    rest_right_sum: number
    rest_right_squares: number
    rest_sum: number
    rest_squares: number
    rest_right: number
    seconds_n: number
    seconds_sum: number
  }
  'bank.media': {
    organisation_id: string
    hash: string
    type: string
    bytes: Buffer
    added_by: string | null
    added_at: Timestamp
  }
  'bank.option_sums': {
    organisation_id: string
    version_id: string
    option_id: string
    n: number
    weaker: number
    middle: number
    stronger: number
    rest_n: number
    rest_sum: number
  }
  'bank.place_tallies': {
    organisation_id: string
    tally_id: GeneratedAlways<number>
    certification_id: string
    domain: string
    state: string
    author_id: string | null
    questions: number
  }
  'bank.question_versions': {
    organisation_id: string
    version_id: string
    question_id: string
    number: number
    content: Json
    case_title: string | null
    case_text: string | null
    content_hash: Buffer
    attestation: number | null
    submitted_by: string | null
    submitted_at: Timestamp
  }
  'bank.question_words': {
    organisation_id: string
    question_id: string
    likeness_hash: string
    words: number[]
  }
  'bank.questions': {
    organisation_id: string
    question_id: string
    certification_id: string
    domain: string
    objective: string | null
    difficulty: number | null
    tags: Generated<string[]>
    state: string
    kind: string
    title: string
    excerpt: string
    content: Json
    case_id: string | null
    likeness_text: string
    provenance_kind: string
    provenance_words: string
    guide_version: string | null
    origin: string | null
    author_id: string | null
    editors: Generated<string[]>
    revision: number
    changed_by: string | null
    changed_at: Timestamp
    created_at: Timestamp
    version_count: Generated<number>
    live_version_id: string | null
    live_number: number | null
    in_review_version_id: string | null
    retired_reason: Generated<string>
  }
  'bank.reviews': {
    organisation_id: string
    version_id: string
    submitted_by: string
    outcome: string
    decided_by: string
    decided_at: Timestamp
    words: string
  }
  'bank.tag_tallies': {
    organisation_id: string
    tally_id: GeneratedAlways<number>
    tag: string
    questions: number
  }
  'bank.words': {
    organisation_id: string
    word: string
    word_id: number
  }
  'blueprints.blueprints': {
    organisation_id: string
    blueprint_id: string
    certification_id: string
    file: string
    content: Json
    revision: number
    changed_by: string | null
    changed_at: Timestamp
  }
  'blueprints.versions': {
    organisation_id: string
    version_id: string
    blueprint_id: string
    number: number
    revision: number
    file: string
    content: Json
    published_by: string | null
    published_at: Timestamp
    note: string
  }
  'care.deferrals': {
    organisation_id: string
    deferral_id: string
    person_id: string
    from_cohort_id: string
    to_cohort_id: string
    from_state: string
    reason: string
    fee_minor: number | null
    fee_currency: string | null
    fee_words: string | null
    carried: Json
    by: string | null
    at: Timestamp
    undone_by: string | null
    undone_at: TimestampOrNull
  }
  'care.flag_events': {
    organisation_id: string
    cohort_id: string
    person_id: string
    number: number
    event: string
    state: string
    words: string
    by: string | null
    at: Timestamp
  }
  'care.flags': {
    organisation_id: string
    cohort_id: string
    person_id: string
    state: string
    reasons: Json
    since: Timestamp
  }
  'care.plans': {
    organisation_id: string
    plan_id: string
    cohort_id: string
    person_id: string
    owner_id: string
    steps: Json
    follow_up_on: string
    state: string
    revision: number
    changed_at: Timestamp
  }
  'care.reminders': {
    organisation_id: string
    plan_id: string
    follow_up_on: string
    sent_at: Timestamp
    message_id: string | null
  }
  'care.slot_bookings': {
    organisation_id: string
    slot_id: string
    person_id: string
    topic: string
    booked_at: Timestamp
  }
  'care.slots': {
    organisation_id: string
    slot_id: string
    trainer_id: string
    starts_at: Timestamp
    ends_at: Timestamp
    place: string
    offered_at: Timestamp
  }
  'care.talks': {
    organisation_id: string
    talk_id: string
    cohort_id: string
    person_id: string
    held_on: string
    by: string
    obstacles: string[]
    notes: string
    readers: string
    noted_at: Timestamp
  }
  'catalogue.certificates': {
    organisation_id: string
    certificate_id: string
    person_id: string
    certification_id: string
    earned_on: string
    expires_on: string | null
    score: number | null
    credential_url: string | null
  }
  'catalogue.certifications': {
    organisation_id: string
    certification_id: string
    vendor: string
    code: string
    name: string
    level: string
    retires_on: string | null
    successor_code: string | null
    core_work: Generated<boolean>
    own_practice: Generated<boolean>
    endorsed_training_required: Generated<boolean>
    created_at: Timestamp
  }
  'catalogue.demand': {
    organisation_id: string
    demand_id: string
    certification_id: string
    project: string
    people: number
    needed_by: string | null
    recorded_at: Timestamp
  }
  'catalogue.domains': {
    organisation_id: string
    domain_id: string
    guide_version_id: string
    position: number
    name: string
    weight_low: number
    weight_high: number
  }
  'catalogue.facts': {
    organisation_id: string
    fact_id: string
    certification_id: string
    key: string
    value: Json
    confidence: string
    source: string
    as_of: string
    version: string | null
    recorded_at: Timestamp
    withdrawn_at: TimestampOrNull
  }
  'catalogue.guide_versions': {
    organisation_id: string
    guide_version_id: string
    certification_id: string
    label: string
    effective_from: string | null
    superseded_on: string | null
    confidence: string
    recorded_at: Timestamp
  }
  'catalogue.objectives': {
    organisation_id: string
    objective_id: string
    domain_id: string
    position: number
    code: string | null
    text: string
  }
  'catalogue.resources': {
    organisation_id: string
    resource_id: string
    certification_id: string
    title: string
    url: string
    kind: string
  }
  'cohorts.availability': {
    organisation_id: string
    person_id: string
    zone: string
    weekly: JsonOrNull
    away: Json
  }
  'cohorts.changes': {
    organisation_id: string
    cohort_id: string
    revision: number
    at: Timestamp
    by: string | null
    words: string
    inverse: JsonOrNull
  }
  'cohorts.cohorts': {
    organisation_id: string
    cohort_id: string
    name: string
    certification_id: string
    blueprint_id: string
    version_id: string
    stage: string
    zone: string
    starts_on: string
    ends_on: string
    seats: number
    trainer_ids: string[]
    trainer_override: string | null
    plan: Json
    skipped_holidays: Json
    sequences: Json
    revision: number
    changed_by: string | null
    created_at: Timestamp
    changed_at: Timestamp
  }
  'cohorts.feeds': {
    organisation_id: string
    feed_id: string
    person_id: string
    kind: string
    cohort_id: string | null
    token_hash: Buffer
    created_at: Timestamp
    revoked_at: TimestampOrNull
  }
  'cohorts.seats': {
    organisation_id: string
    cohort_id: string
    person_id: string
    state: string
    since: Timestamp
    expectations_accepted_at: TimestampOrNull
    exam_date: string | null
    exam_starts_at: TimestampOrNull
    exam_ends_at: TimestampOrNull
  }
  'cohorts.session_contents': {
    organisation_id: string
    cohort_id: string
    session_key: string
    revision: number
    content: JsonOrNull
    words: string
    by: string | null
    at: Timestamp
  }
  'cohorts.sessions': {
    organisation_id: string
    cohort_id: string
    session_key: string
    title: string
    kind: string
    minutes: number
    week: number
    position: number
    after: string[]
    trainer_id: string | null
    date: string
    time: string
    starts_at: Timestamp
    ends_at: Timestamp
    state: string
    merged_into: string | null
    slot_minutes: number | null
    changed_at: Timestamp
  }
  'delivery.answers': {
    organisation_id: string
    poll_id: string
    person_id: string
    response: Json
    at: Timestamp
    points: number | null
  }
  'delivery.attendance': {
    organisation_id: string
    run_id: string
    person_id: string
    revision: number
    state: string
    note: string
    at: Timestamp
    by_person: string
  }
  'delivery.lab_marks': {
    organisation_id: string
    run_id: string
    person_id: string
    done_at: Timestamp
  }
  'delivery.notices': {
    organisation_id: string
    cohort_id: string
    session_key: string
    person_id: string
    reason: string
    at: Timestamp
  }
  'delivery.owed': {
    organisation_id: string
    run_id: string
    objective: string
    words: string
    lost_ms: number
    whole: boolean
    taken_up_in: string | null
  }
  'delivery.pairs': {
    organisation_id: string
    run_id: string
    person_id: string
    place: number
    helps: Json
  }
  'delivery.parked': {
    organisation_id: string
    parked_id: string
    run_id: string
    text: string
    at: Timestamp
    settled: boolean
  }
  'delivery.polls': {
    organisation_id: string
    poll_id: string
    run_id: string
    purpose: string
    number: number
    question_id: string
    version_id: string
    item_kind: string
    domain: string
    objective: string | null
    why: string
    phase: string
    opened_at: TimestampOrNull
    closed_at: TimestampOrNull
    marked_at: TimestampOrNull
  }
  'delivery.raised': {
    organisation_id: string
    raised_id: string
    cohort_id: string
    run_id: string | null
    person_id: string
    text: string
    at: Timestamp
    state: string
    answer: string
    settled_in: string | null
  }
  'delivery.run_events': {
    organisation_id: string
    run_id: string
    revision: number
    kind: string
    detail: Json
    at: Timestamp
    by_person: string | null
  }
  'delivery.runs': {
    organisation_id: string
    run_id: string
    cohort_id: string
    session_key: string
    certification_id: string
    title: string
    plan: Json
    state: Json
    phase: string
    starts_at: Timestamp
    started_at: TimestampOrNull
    ended_at: TimestampOrNull
    revision: number
    poll_id: string | null
    quiz_value: JsonOrNull
    takeaways: string
    opened_by: string
  }
  'delivery.stays': {
    organisation_id: string
    run_id: string
    person_id: string
    since: Timestamp
    until: Timestamp
  }
  'delivery.tickets': {
    organisation_id: string
    run_id: string
    writer: string
    person_id: string
    since: Timestamp
  }
  'drift.moves': {
    organisation_id: string
    blueprint_id: string
    guide_version_id: string
    copy_id: string
    moved_at: Timestamp
  }
  'exams.reminders': {
    organisation_id: string
    reminder_key: string
    person_id: string
    sent_at: Timestamp
  }
  'exams.results': {
    organisation_id: string
    result_id: string
    person_id: string
    certification_id: string
    cohort_id: string | null
    sat_on: string
    passed: boolean
    score: number | null
    by_domain: Json
    source: string
    note: string
    certificate_id: string | null
    revision: number
    withdrawn: boolean
  }
  'exams.revisions': {
    organisation_id: string
    result_id: string
    revision: number
    at: Timestamp
    by: string | null
    reason: string
    outcome: JsonOrNull
  }
  'exams.vouchers': {
    organisation_id: string
    voucher_id: string
    certification_id: string
    code: string
    source: string
    value_minor: number
    currency: string
    expires_on: string
    state: string
    person_id: string | null
    registered_by: string | null
    moved_by: string | null
    moved_at: Timestamp
  }
  'identity.api_tokens': {
    organisation_id: string
    api_token_id: string
    person_id: string
    name: string
    token_hash: Buffer
    permissions: string[]
    created_at: Timestamp
    expires_at: Timestamp
    last_used_at: TimestampOrNull
    revoked_at: TimestampOrNull
  }
  'identity.invitations': {
    organisation_id: string
    invitation_id: string
    person_id: string
    email: string
    roles: string[]
    message: string
    invited_by: string
    status: string
    token_hash: Buffer
    created_at: Timestamp
    sent_at: Timestamp
    expires_at: Timestamp
    ended_at: TimestampOrNull
  }
  'identity.mail_links': {
    token_hash: Buffer
    person_id: string
    purpose: string
    created_at: Timestamp
    expires_at: Timestamp
  }
  'identity.memberships': {
    organisation_id: string
    person_id: string
    roles: string[]
    status: string
    name: string
    email: string
    manager_id: string | null
    joined_at: TimestampOrNull
    ended_at: TimestampOrNull
  }
  'identity.organisations': {
    organisation_id: string
    parent_id: string | null
    kind: string
    name: string
    slug: string
    time_zone: string
    country: string | null
    accent: Generated<string>
    example: Generated<boolean>
    created_at: Timestamp
  }
  'identity.passkey_challenges': {
    challenge_id: string
    person_id: string | null
    challenge: string
    expires_at: Timestamp
  }
  'identity.passkeys': {
    passkey_id: string
    person_id: string
    credential_id: string
    public_key: Buffer
    counter: number
    transports: string[]
    name: string
    synced: boolean
    created_at: Timestamp
    last_used_at: TimestampOrNull
  }
  'identity.passwords': {
    person_id: string
    hash: string
    changed_at: Timestamp
  }
  'identity.pending_sign_ins': {
    token_hash: Buffer
    person_id: string
    first_factor: string
    created_at: Timestamp
    expires_at: Timestamp
  }
  'identity.people': {
    person_id: string
    email: string
    name: string
    time_zone: string
    created_at: Timestamp
    activated_at: TimestampOrNull
    theme: Generated<string>
  }
  'identity.recovery_codes': {
    person_id: string
    code_hash: Buffer
    used_at: TimestampOrNull
  }
  'identity.sessions': {
    session_id: string
    person_id: string
    token_hash: Buffer
    assurance: string
    created_at: Timestamp
    last_seen_at: Timestamp
    confirmed_at: Timestamp
    expires_at: Timestamp
    revoked_at: TimestampOrNull
    user_agent: string
    address: string
  }
  'identity.totp': {
    person_id: string
    secret: Buffer
    created_at: Timestamp
    confirmed_at: TimestampOrNull
    last_step: Generated<number>
  }
  'identity.tries': {
    bucket: string
    empty_at: Timestamp
  }
  'mail.messages': {
    realm: string
    message_id: string
    organisation_id: string | null
    to_address: string
    subject: string
    body_text: string
    body_html: string | null
    attachments: JsonDefaulted
    queued_at: Timestamp
    sent_at: TimestampOrNull
    failed_attempts: Generated<number>
    last_error: string | null
  }
  'platform.event_heads': {
    organisation_id: string
    seq: number
  }
  'platform.events': {
    organisation_id: string
    topic: string
    name: string
    data: Json
    at: TimestampDefaulted
    seq: number
  }
  'platform.idempotency_keys': {
    realm: string
    operation: string
    key: string
    request_hash: string
    status: number | null
    reply: string | null
    created_at: TimestampDefaulted
  }
  'platform.touches': {
    organisation_id: string
    xact: string
    at: TimestampDefaulted
  }
  'readiness.beliefs': {
    organisation_id: string
    person_id: string
    certification_id: string
    scheme: string
    domains: string[]
    mean: number[]
    covariance: number[]
    day: number
    last_active: number
    answers: number[]
    right_answers: number[]
    last_answer_at: Timestamp
    record_cursor: number
    model: string
    unfrozen_since: TimestampOrNull
  }
  'readiness.costs': {
    organisation_id: string
    currency: string
    retake_minor: number | null
    week_minor: number
    trainer_hour_minor: number
    participant_hour_minor: number
    changed_by: string | null
    changed_at: Timestamp
  }
  'readiness.encounters': {
    organisation_id: string
    person_id: string
    certification_id: string
    question_id: string
    day: number
    difficulty: number
    variance: number
  }
  'readiness.forecasts': {
    organisation_id: string
    person_id: string
    certification_id: string
    made_on: string
    occasion: string
    cohort_id: string | null
    made_at: Timestamp
    exam_on: string
    exam_basis: string
    chance: number
    low: number
    high: number
    model_chance: number
    verdict: string
    answers: number
    record_cursor: number
    model: string
    detail: Json
  }
  'readiness.recalibrations': {
    organisation_id: string
    fitted_at: Timestamp
    outcomes: number
    intercept: number
    slope: number
  }
  'readiness.standings': {
    organisation_id: string
    person_id: string
    certification_id: string
    cohort_id: string | null
    made_at: Timestamp
    exam_on: string
    exam_basis: string
    chance: number
    low: number
    high: number
    model_chance: number
    verdict: string
    answers: number
    record_cursor: number
    model: string
    detail: Json
  }
  'readiness.weeks': {
    organisation_id: string
    person_id: string
    certification_id: string
    week: number
    domain: string
    answers: number
    right_answers: number
    likelihood: number[]
  }
  'reviews.answers': {
    organisation_id: string
    person_id: string
    certification_id: string
    sequence: number
    source: string
    source_id: string
    question_id: string
    revision: number
    version_id: string
    domain: string
    at: Timestamp
    recorded_at: Timestamp
    correct: boolean
    points: number
    seconds: number | null
    rating: number
    self_rated: boolean
    practice_exam: boolean
  }
  'reviews.assignments': {
    organisation_id: string
    person_id: string
    cohort_id: string
    task_key: string
    state: string
    changed_at: Timestamp
  }
  'reviews.fits': {
    organisation_id: string
    person_id: string
    fitted_at: Timestamp
    source: string
    because: string | null
    answers: number
    weights: number[]
    held_out: number | null
    loss_default: number | null
    loss_fitted: number | null
  }
  'reviews.harder': {
    organisation_id: string
    person_id: string
    question_id: string
    certification_id: string
    offered_at: Timestamp
    offered_on: string
    share: number
    chance: number
  }
  'reviews.learners': {
    organisation_id: string
    person_id: string
    certification_id: string
    last_sequence: number
  }
  'reviews.memories': {
    organisation_id: string
    person_id: string
    certification_id: string
    question_id: string
    domain: string
    stability: number
    difficulty: number
    answers: number
    lapses: number
    last_rating: number
    last_at: Timestamp
  }
  'reviews.preferences': {
    organisation_id: string
    person_id: string
    minutes_a_day: number
    zone: string
    mail: boolean
    weekdays: number[]
    at: string
    quiet_from: string
    quiet_to: string
    reminded_on: string | null
    exam_letters: Generated<boolean>
    care_letters: Generated<boolean>
  }
  'reviews.question_reports': {
    organisation_id: string
    question_report_id: string
    person_id: string
    question_id: string
    version_id: string
    reason: string
    words: string
    reported_at: Timestamp
    settled_by: string | null
    settled_at: TimestampOrNull
    settlement: Generated<string>
  }
  'reviews.study': {
    organisation_id: string
    person_id: string
    entry_id: string
    cohort_id: string | null
    task_key: string | null
    on_date: string
    started_at: Timestamp
    minutes: number
    note: string
    logged_at: Timestamp
    removed_at: TimestampOrNull
  }
  'trainers.preparation': {
    organisation_id: string
    cohort_id: string
    session_key: string
    item: string
    done_at: Timestamp
    done_by: string | null
  }
  'trainers.register': {
    organisation_id: string
    person_id: string
    hands_on_months: number | null
    willing: boolean
    explains_well: boolean | null
    weekly_minutes: number
    notes: Generated<string>
  }
}
