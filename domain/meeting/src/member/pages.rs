//! The pages of an instance's members.

use askama::Template;
use axum::response::Response;
use base::{Db, Error, Id};
use web::{Cx, Errors, Form, Path, Result, invalid, page, see_other};

use super::form::MemberForm;
use super::model::Member;
use super::store;
use crate::invitation::release;
use crate::names::Names;
use crate::{Instance, reach};

#[derive(Template)]
#[template(path = "member/list.html")]
struct List {
    cx: Cx,
    instance: Instance,
    members: Vec<Member>,
    names: Names,
    /// Only keepers read addresses.
    may_keep: bool,
    form: MemberForm,
    errors: Errors,
}

impl List {
    fn path(&self) -> String {
        format!("{}/membres", self.instance.path())
    }

    fn sits(&self, member: &Member) -> bool {
        member.sits(self.cx.today())
    }

    fn sitting(&self) -> usize {
        self.members.iter().filter(|one| self.sits(one)).count()
    }

    /// The name of whom the form changes; none for somebody new.
    fn changed(&self) -> Option<&Member> {
        self.members.iter().find(|one| one.id.to_string() == self.form.id)
    }
}

async fn list_of(cx: Cx, db: &mut Db, instance: Instance) -> Result<List> {
    let members = store::members(db, instance.id).await?;
    let names = Names::of(db, instance.territory_id).await?;
    let may_keep = reach::is_kept(&cx, &instance);
    let form = MemberForm { starts_on: cx.today().to_string(), ..MemberForm::default() };
    Ok(List { cx, instance, members, names, may_keep, form, errors: Errors::default() })
}

/// Lists who sits in an instance.
pub async fn list(cx: Cx, Path(id): Path<Id<Instance>>) -> Result<Response> {
    let mut db = cx.read().await?;
    let instance = reach::read(&cx, &mut db, id).await?;
    page(&list_of(cx, &mut db, instance).await?)
}

/// Shows the form of a member.
pub async fn edit(cx: Cx, Path((id, member)): Path<(Id<Instance>, Id<Member>)>) -> Result<Response> {
    let mut db = cx.read().await?;
    let instance = reach::keep(&cx, &mut db, id).await?;
    let list = list_of(cx, &mut db, instance).await?;
    let known = list.members.iter().find(|one| one.id == member).ok_or(Error::NotFound)?;
    let form = MemberForm::of(known);
    page(&List { form, ..list })
}

/// Notes who sits for an institution, or until when.
pub async fn save(cx: Cx, Path(id): Path<Id<Instance>>, Form(form): Form<MemberForm>) -> Result<Response> {
    let mut db = cx.write().await?;
    let instance = reach::keep(&cx, &mut db, id).await?;
    let list = list_of(cx, &mut db, instance).await?;
    let member = match form.check(id, &list.members, &list.names) {
        Ok(member) => member,
        Err(errors) => return invalid(&List { form, errors, ..list }),
    };
    let act = if form.id.is_empty() { "instance.member_added" } else { "instance.member_changed" };
    if form.id.is_empty() {
        store::insert(&mut db, &member).await?;
    } else {
        let before = list.members.iter().find(|one| one.id == member.id).ok_or(Error::NotFound)?;
        release(&mut db, &list.instance, (before, Some(&member)), (list.cx.now(), list.cx.local_now())).await?;
        store::update(&mut db, &member).await?;
    }
    list.cx.journal(&mut db, act, member.id.uuid()).await?;
    db.commit().await?;
    Ok(see_other(&list.path()))
}

/// Takes away somebody who was noted by mistake. If she was asked to come somewhere, her calendar is told that she need not.
pub async fn remove(cx: Cx, Path((id, member)): Path<(Id<Instance>, Id<Member>)>) -> Result<Response> {
    let mut db = cx.write().await?;
    let instance = reach::keep(&cx, &mut db, id).await?;
    let members = store::members(&mut db, id).await?;
    let known = members.iter().find(|one| one.id == member).ok_or(Error::NotFound)?;
    release(&mut db, &instance, (known, None), (cx.now(), cx.local_now())).await?;
    store::remove(&mut db, member).await?;
    cx.journal(&mut db, "instance.member_removed", member.uuid()).await?;
    db.commit().await?;
    Ok(see_other(&format!("{}/membres", instance.path())))
}
