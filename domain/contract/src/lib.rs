//! The contract that the network of a territory signs: what it hangs on, the acts of its life, who signs it and who stands for
//! them. All but its title may be unknown; how far it is, who is new and what does not add up is worked out.

mod act;
mod model;
mod signatory;
mod store;

pub use act::store::{acts, insert as add_act};
pub use act::{Act, ActKind, Vote};
pub use model::{Contract, ContractKind, Level, Milestones, Span, State, TextVersion};
pub use signatory::store::{add_representative, insert as add_signatory, note_signature, representatives, signatories};
pub use signatory::{Representative, Signatory, Signature};
pub use store::{add_text, contract, insert as add_contract, milestones, of_institution, of_territory};
use web::{Permission, Reach, Room};

/// Reads the contracts of her territory, and those that her institution signs elsewhere.
pub const SEE_CONTRACTS: Permission = Permission::new(
    "see-contracts",
    &[
        ("administrator", Reach::Territory),
        ("coordinator", Reach::Territory),
        ("referent", Reach::Territory),
        ("professional", Reach::Territory),
        ("dpo", Reach::Territory),
    ],
);

/// Keeps the contracts of her territory: their facts, acts and signatories.
pub const KEEP_CONTRACTS: Permission =
    Permission::new("keep-contracts", &[("administrator", Reach::Territory), ("coordinator", Reach::Territory)]);

pub const ROOM: Room = Room { path: "/pro/contrats", key: "pro-menu-contracts", permission: SEE_CONTRACTS };
