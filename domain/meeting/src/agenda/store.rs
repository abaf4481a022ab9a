//! The questions asked of agendas.

use base::{Db, Id, execute, fetch_all};

use super::model::Point;
use crate::Meeting;

/// The points of a meeting, in order.
pub async fn points(db: &mut Db, meeting: Id<Meeting>) -> sqlx::Result<Vec<Point>> {
    fetch_all!(db => "SELECT * FROM meeting_point WHERE meeting_id = $1 ORDER BY position, id LIMIT 200", meeting)
}

/// Puts these points in place of those that were.
pub async fn put(db: &mut Db, meeting: Id<Meeting>, points: &[Point]) -> sqlx::Result<()> {
    execute!(&mut *db => "DELETE FROM meeting_point WHERE meeting_id = $1", meeting)?;
    for point in points {
        execute!(&mut *db => "
            INSERT INTO meeting_point (id, meeting_id, position, title, origin, origin_id, is_done)
            VALUES ($1, $2, $3, $4, $5, $6, $7)",
            point.id, meeting, point.position, point.title, point.origin, point.origin_id, point.is_done)?;
    }
    Ok(())
}
