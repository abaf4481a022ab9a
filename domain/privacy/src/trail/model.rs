//! What is searched in the journal, and why a pseudonym is lifted.

use chrono::NaiveDate;
use journal::Cursor;
use partner::Institution;

base::text_enum! {
    /// How acts begin, as the officer chooses among them.
    pub enum ActFamily {
        Session = "session", Account = "account", Roles = "roles", Passkey = "passkey", Totp = "totp",
        Recovery = "recovery", Identity = "identity", Device = "device", Policy = "policy", Service = "service",
        Place = "place", Address = "address", Journal = "journal", Pseudonym = "pseudonym", Erasure = "erasure", Decision = "decision",
        Processing = "processing", Alert = "alert", Clock = "clock", Retention = "retention", Theme = "theme",
    }
}
base::text_enum! {
    /// Why the officer asks who somebody is.
    pub enum Motive {
        Misuse = "misuse", Incident = "incident", Request = "request", Inspection = "inspection",
    }
}
base::text_enum! {
    /// By what somebody came in, or tried to: the motive of what became of a session.
    pub enum Way {
        Password = "password", Totp = "totp", Recovery = "recovery", Passkey = "passkey", Activation = "activation",
        Identity = "identity",
    }
}
base::text_enum! {
    /// The acts that have words of their own: the code of the journal with `_` for `.`.
    pub enum KnownAct {
        VoucherHandedOut = "voucher_handed_out",
        VoucherHandOutNoted = "voucher_hand_out_noted",
        VoucherCancelled = "voucher_cancelled",
        VoucherLost = "voucher_lost",
        VoucherUsed = "voucher_used",
        VoucherUseNoted = "voucher_use_noted",
        VoucherCorrected = "voucher_corrected",
        VoucherExpired = "voucher_expired",
        BookletMade = "booklet_made",
        BookletHeld = "booklet_held",
        BookletLost = "booklet_lost",
        ConventionOpened = "convention_opened",
        ConventionChanged = "convention_changed",
        ConventionRenewed = "convention_renewed",
        ConventionBudgeted = "convention_budgeted",
        ProviderAdded = "provider_added",
        ProviderSuspended = "provider_suspended",
        ProviderResumed = "provider_resumed",
        ProviderKeyChanged = "provider_key_changed",
        InvoiceReceived = "invoice_received",
        InvoiceLineAccepted = "invoice_line_accepted",
        InvoiceLineRefused = "invoice_line_refused",
        PaymentListed = "payment_listed",
        PaymentMade = "payment_made",
        ShelterAdded = "shelter_added",
        ShelterChanged = "shelter_changed",
        ShelterLinkMade = "shelter_link_made",
        ShelterSuspended = "shelter_suspended",
        ShelterResumed = "shelter_resumed",
        PlacesDeclared = "places_declared",
        PhoneAdded = "phone_added",
        PhoneReserved = "phone_reserved",
        PhoneReleased = "phone_released",
        PhoneGiven = "phone_given",
        PhoneRenewed = "phone_renewed",
        PhoneReturned = "phone_returned",
        PhoneChecked = "phone_checked",
        PhoneBroken = "phone_broken",
        PhoneRepaired = "phone_repaired",
        PhoneWithdrawn = "phone_withdrawn",
        MeasureNoted = "measure_noted",
        MeasureCorrected = "measure_corrected",
        JobRetried = "job_retried",
        JobDropped = "job_dropped",
        AnnouncementBegun = "announcement_begun", AnnouncementCorrected = "announcement_corrected",
        AnnouncementProposed = "announcement_proposed", AnnouncementPublished = "announcement_published",
        AnnouncementRefused = "announcement_refused", AnnouncementWithdrawn = "announcement_withdrawn",
        AnnouncementDeleted = "announcement_deleted", PressChanged = "press_changed", MomentAdded = "moment_added",
        MomentChanged = "moment_changed", MomentOpened = "moment_opened", MomentTaskAdded = "moment_task_added",
        MomentTaskChanged = "moment_task_changed", MomentTaskRemoved = "moment_task_removed",
        MomentTaskDone = "moment_task_done", MomentTaskReopened = "moment_task_reopened",
        AccountActivated = "account_activated", AccountCodeSent = "account_code_sent",
        AccountDisabled = "account_disabled", AccountInvited = "account_invited",
        AccountPasswordAdded = "account_password_added",
        AccountPasswordChanged = "account_password_changed", AccountRenewed = "account_renewed",
        AddressOpened = "address_opened", AlertSettled = "alert_settled", CampaignClosed = "campaign_closed",
        CampaignOpened = "campaign_opened", CampaignReminded = "campaign_reminded", ClockConfirmed = "clock_confirmed",
        ContractCreated = "contract_created", ContractChanged = "contract_changed", ContractWritten = "contract_written",
        ContractActNoted = "contract_act_noted", ContractActRemoved = "contract_act_removed",
        ContractSignatoryAdded = "contract_signatory_added", ContractSignatoryRemoved = "contract_signatory_removed",
        ContractRepresented = "contract_represented", ContractSigned = "contract_signed",
        ContractRemoved = "contract_removed", ContractUnsigned = "contract_unsigned", ContractRenewed = "contract_renewed", ReferentNamed = "referent_named",
        ReferentChanged = "referent_changed", ReferentConfirmed = "referent_confirmed",
        ReferentDenied = "referent_denied", SurveyOpened = "survey_opened", SurveyInvited = "survey_invited",
        SurveyClosed = "survey_closed",
        PlanActionAdded = "plan_action_added", PlanActionChanged = "plan_action_changed",
        PlanActionMoved = "plan_action_moved", PlanActionRemoved = "plan_action_removed",
        PlanActionRestored = "plan_action_restored", PlanFrameChanged = "plan_frame_changed",
        PlanCarriedOver = "plan_carried_over",
        PlanStepChanged = "plan_step_changed", PlanIndicatorChanged = "plan_indicator_changed",
        PlanValueEntered = "plan_value_entered", PlanValueReplaced = "plan_value_replaced",
        PlanSessionAdded = "plan_session_added", PlanSessionChanged = "plan_session_changed",
        InstanceCreated = "instance_created", InstanceChanged = "instance_changed",
        InstanceMemberAdded = "instance_member_added", InstanceMemberChanged = "instance_member_changed",
        InstanceMemberRemoved = "instance_member_removed", MeetingPlanned = "meeting_planned",
        MeetingChanged = "meeting_changed", MeetingAgendaChanged = "meeting_agenda_changed",
        MeetingConvened = "meeting_convened", MeetingCancelled = "meeting_cancelled", MeetingAnswered = "meeting_answered",
        MeetingHeld = "meeting_held", MeetingDecided = "meeting_decided",
        MeetingDecisionPlanned = "meeting_decision_planned", MeetingDecisionRemoved = "meeting_decision_removed",
        MeetingMinutesWritten = "meeting_minutes_written", MeetingApproved = "meeting_approved",
        ContactAdded = "contact_added", ContactRemoved = "contact_removed", DecisionGranted = "decision_granted",
        DecisionRefused = "decision_refused", DeviceMet = "device_met",
        DoubtSaid = "doubt_said", DoubtSettled = "doubt_settled", ErasureDone = "erasure_done",
        ErasurePlanned = "erasure_planned", ErasurePostponed = "erasure_postponed", ErasureResumed = "erasure_resumed",
        CopiesMoved = "copies_moved", CopiesPrinted = "copies_printed", DepotAdded = "depot_added",
        DepotCorrected = "depot_corrected", EditionRecalled = "edition_recalled",
        EditionIssued = "edition_issued", FreshnessChosen = "freshness_chosen", GuidanceAdded = "guidance_added",
        GuidanceCorrected = "guidance_corrected", GuidanceDeleted = "guidance_deleted", GuidancePublished = "guidance_published",
        GuidanceReread = "guidance_reread", GuidanceRestored = "guidance_restored",
        GuidanceWithdrawn = "guidance_withdrawn", IdentityLinked = "identity_linked", IdentityUnlinked = "identity_unlinked", JournalErased = "journal_erased",
        JournalExported = "journal_exported", JournalHeadSent = "journal_head_sent",
        JournalOpened = "journal_opened", LogoChosen = "logo_chosen", LogoRemoved = "logo_removed", JournalVerified = "journal_verified",
        PasskeyAdded = "passkey_added", PasskeyRemoved = "passkey_removed", PasskeyRenamed = "passkey_renamed",
        PlaceAdded = "place_added", PlaceCorrected = "place_corrected", PlaceRemoved = "place_removed",
        PlaceRestored = "place_restored", PolicyChosen = "policy_chosen",
        ProcessingChanged = "processing_changed", ProposalAccepted = "proposal_accepted", ProposalMade = "proposal_made",
        ProposalRefused = "proposal_refused", ProposalWithdrawn = "proposal_withdrawn", PseudonymLifted = "pseudonym_lifted", RecoveryMade = "recovery_made",
        RecoveryUsed = "recovery_used", RetentionChanged = "retention_changed", RolesAsked = "roles_asked",
        RoleDocumentApproved = "role_document_approved", RoleDocumentBegun = "role_document_begun",
        RoleDocumentBroughtBack = "role_document_brought_back",
        RoleDocumentCameIntoForce = "role_document_came_into_force", RoleDocumentNoted = "role_document_noted",
        RoleDocumentSaved = "role_document_saved", RoleDocumentSubmitted = "role_document_submitted",
        RoleDocumentWithdrawn = "role_document_withdrawn",
        RolesChanged = "roles_changed", RolesRefused = "roles_refused", RoundAdded = "round_added",
        RoundCorrected = "round_corrected", RoundRemoved = "round_removed", RoundRestored = "round_restored",
        ServiceArchived = "service_archived",
        ServiceChecked = "service_checked", ServiceCorrected = "service_corrected", ServiceCreated = "service_created",
        ServiceExpired = "service_expired", ServiceMerged = "service_merged", ServicePublished = "service_published",
        ServiceRestored = "service_restored", ServiceSeparated = "service_separated", SessionProved = "session_proved", SessionClosed = "session_closed", SessionOpened = "session_opened",
        SessionRefused = "session_refused", ThemeChosen = "theme_chosen", ThemeCrestChosen = "theme_crest_chosen", TotpEnrolled = "totp_enrolled",
        TwinDismissed = "twin_dismissed", TwinReopened = "twin_reopened",
        NoteRemoved = "note_removed", NoteWritten = "note_written", WordsReread = "words_reread",
    }
}

/// How often an officer may take the journal away in 24 hours.
pub const EXPORTS_A_DAY: i64 = 5;
/// How many rows a file holds at most.
pub const EXPORTED_ROWS: i64 = 10_000;

/// What of the journal is wanted.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Search {
    pub family: Option<ActFamily>,
    pub from: Option<NaiveDate>,
    /// The last day.
    pub until: Option<NaiveDate>,
    pub institution: Option<base::Id<Institution>>,
    /// Somebody, as the officer knows her.
    pub pseudonym: Option<String>,
    /// Below this entry.
    pub after: Option<Cursor>,
}
