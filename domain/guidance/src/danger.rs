//! Closed questions about danger: an aid to see it, with whom to call and why. Nothing is sent, kept or added up, and no
//! number decides. The questions follow what health services ask to recognise immediate danger in a couple (ministry of
//! Justice, HAS and CNOM), with strangling.

base::text_enum! {
    /// What makes danger greater.
    pub enum Sign {
        Now = "now", Weapon = "weapon", Strangling = "strangling", Threats = "threats", Worse = "worse",
        Leaving = "leaving", Tracking = "tracking", Locked = "locked", Children = "children", Pregnant = "pregnant",
        Despair = "despair", Fear = "fear",
    }
}

impl Sign {
    /// Whom to call: what is dialled, and how it is written.
    pub const fn numbers(self) -> &'static [(&'static str, &'static str)] {
        const POLICE: (&str, &str) = ("tel:17", "17");
        const SILENT: (&str, &str) = ("sms:114", "114");
        const DOCTOR: (&str, &str) = ("tel:15", "15");
        const LISTENING: (&str, &str) = ("tel:3919", "39 19");
        match self {
            Self::Now | Self::Weapon => &[POLICE, SILENT],
            Self::Strangling => &[DOCTOR, POLICE],
            Self::Threats | Self::Leaving => &[POLICE, LISTENING],
            Self::Worse | Self::Tracking | Self::Fear => &[LISTENING],
            Self::Locked => &[SILENT, POLICE],
            Self::Children => &[("tel:119", "119"), POLICE],
            Self::Pregnant => &[LISTENING, DOCTOR],
            Self::Despair => &[("tel:3114", "31 14"), DOCTOR],
        }
    }
}
