//! Every route of the program.

use contract::Chapters;
use help::PlanDoor;
use journal::Keeper;
use mail::Post;
use privacy::{Holding, Keeping, Object};
use queue::Handlers;
use web::{Room, Routes, Watch};

/// The routes of all capabilities.
pub fn routes() -> Routes {
    account::routes()
        .merge(partner::routes())
        .merge(directory::routes())
        .merge(privacy::routes())
        .merge(help::routes())
        .merge(campaign::routes())
        .merge(contract::routes())
        .merge(news::routes())
        .merge(meeting::routes())
        .merge(plan::routes())
        .merge(voucher::routes())
        .merge(shelter::routes())
        .merge(guidance::routes())
        .merge(role::routes())
        .merge(print::routes())
        .merge(kit::routes())
        .merge(operation::routes())
        .merge(exchange::routes())
}

/// What is done for each kind of job; `keeper` has what verifies the journal, `post` takes the mails.
pub fn jobs(keeper: &Keeper, post: Post) -> Handlers {
    let privacy = privacy::jobs(holdings(), keeper.key.clone(), keeper.file.clone());
    account::jobs()
        .and(directory::jobs())
        .and(campaign::jobs())
        .and(contract::jobs())
        .and(news::jobs())
        .and(meeting::jobs())
        .and(plan::jobs())
        .and(voucher::jobs())
        .and(shelter::jobs())
        .and(print::jobs())
        .and(kit::jobs())
        .and(privacy)
        .and(mail::jobs(post))
}

/// What each owner erases by itself.
const BY_OWNER: [Object; 12] = [
    Object::RoleRequest,
    Object::ActivationCode,
    Object::Session,
    Object::Device,
    Object::Challenge,
    Object::SignInFailure,
    Object::Mail,
    Object::Change,
    Object::Alert,
    Object::JournalCheck,
    Object::Erasure,
    Object::ShelterNote,
];

/// What is kept for a time, and who erases it: here, as no owner knows of retention, and retention of no owner's tables.
pub fn holdings() -> Vec<Holding> {
    let journal = Keeping::Planned {
        count_due: |db, before| Box::pin(async move { Ok(journal::count_before(db, before).await?) }),
        erase: |db, batch| Box::pin(async move { Ok(journal::erase_before(db, batch.before, batch.now).await?) }),
    };
    let account = Keeping::Planned {
        count_due: |db, before| Box::pin(async move { Ok(account::count_departed(db, before).await?) }),
        erase: |db, batch| Box::pin(async move { Ok(account::erase_departed(db, batch.before, batch.limit).await?) }),
    };
    let voucher = Keeping::Planned {
        count_due: |db, before| Box::pin(async move { Ok(voucher::count_settled(db, before).await?) }),
        erase: |db, batch| Box::pin(async move { voucher::reduce(db, batch.before, batch.limit).await }),
    };
    let voucher_account = Keeping::Planned {
        count_due: |db, before| Box::pin(async move { Ok(voucher::count_accounts(db, before).await?) }),
        erase: |db, batch| Box::pin(async move { voucher::erase_accounts(db, batch.before, batch.limit).await }),
    };
    let phone_step = Keeping::Planned {
        count_due: |db, before| Box::pin(async move { Ok(shelter::count_closed(db, before).await?) }),
        erase: |db, batch| Box::pin(async move { Ok(shelter::erase_closed(db, batch.before, batch.limit).await?) }),
    };
    let contact = Keeping::Planned {
        count_due: |db, before| Box::pin(async move { Ok(exchange::store::count_contacts(db, before).await?) }),
        erase: |db, batch| {
            Box::pin(async move { Ok(exchange::store::erase_contacts(db, batch.before, batch.limit).await?) })
        },
    };
    let referent = Keeping::Planned {
        count_due: |db, before| Box::pin(async move { Ok(contract::count_ended_referents(db, before).await?) }),
        erase: |db, batch| {
            Box::pin(async move { Ok(contract::erase_ended_referents(db, batch.before, batch.limit).await?) })
        },
    };
    let member = Keeping::Planned {
        count_due: |db, before| Box::pin(async move { Ok(meeting::count_ended_members(db, before).await?) }),
        erase: |db, batch| {
            Box::pin(async move { Ok(meeting::erase_ended_members(db, batch.before, batch.limit).await?) })
        },
    };
    let mut holdings = vec![
        Holding { object: Object::Journal, keeping: journal },
        Holding { object: Object::Account, keeping: account },
        Holding { object: Object::SourceContact, keeping: contact },
        Holding { object: Object::Voucher, keeping: voucher },
        Holding { object: Object::Referent, keeping: referent },
        Holding { object: Object::InstanceMember, keeping: member },
        Holding { object: Object::VoucherAccount, keeping: voucher_account },
        Holding { object: Object::PhoneStep, keeping: phone_step },
    ];
    holdings.extend(BY_OWNER.map(|object| Holding { object, keeping: Keeping::ByOwner }));
    holdings
}

/// What others than the contract know of it, in the order of its evaluation.
pub fn chapters() -> Chapters {
    Chapters(&[plan::chapters, meeting::chapters])
}

/// Where the home page of a territory leads if there is something.
pub fn plan_door() -> PlanDoor {
    PlanDoor(plan::is_public)
}

/// What waits for whoever is signed in, in the order of her first page.
pub fn desk() -> Vec<Watch> {
    vec![
        directory::waits,
        role::waits,
        shelter::waits,
        contract::waits,
        plan::waits,
        meeting::waits,
        news::waits,
        guidance::waits,
        account::waits,
        privacy::waits,
        operation::waits,
    ]
}

/// The rooms of the workspace, in the order of its menu.
pub fn rooms() -> Vec<Room> {
    let rooms = [
        directory::ROOM,
        directory::CATALOGUE,
        voucher::ROOM,
        shelter::ROOM,
        shelter::MEASURES,
        contract::ROOM,
        meeting::ROOM,
        news::ROOM,
        campaign::ROOM,
        guidance::ROOM,
        print::ROOM,
        kit::ROOM,
        partner::ROOM,
        account::ROOM,
        partner::theme::ROOM,
        partner::reread::ROOM,
    ];
    rooms.into_iter().chain(role::ROOMS).chain(privacy::ROOMS).chain([operation::ROOM]).collect()
}
