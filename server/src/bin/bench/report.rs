//! The tables, beside the targets of the design.

use server::tongue::print;

use crate::measure::{Cost, ENTRY_PAGE, Figures, SEARCH_PAGE};

/// From this size on, the targets of the largest networks hold.
const LARGE: usize = 50_000;
const MOST_PAGE_BYTES: usize = 30_000;

/// What a request may cost, in milliseconds of processor time.
fn target_ms(what: &str, size: usize) -> Option<f64> {
    match what {
        SEARCH_PAGE if size >= LARGE => Some(1.5),
        SEARCH_PAGE => Some(1.0),
        ENTRY_PAGE => Some(0.5),
        _ => None,
    }
}

fn target(at_most: Option<f64>, unit: &str) -> String {
    at_most.map_or_else(String::new, |at_most| format!("≤ {at_most}{unit}"))
}

fn line(what: &str, [first, second, third, fourth, fifth, sixth]: [&str; 6]) {
    print(&format!("{what:<34}{first:>10}{second:>10}{third:>10}{fourth:>10}{fifth:>12}{sixth:>12}"));
}

/// The table of one size.
pub fn one(figures: &Figures) {
    print(&format!("\n-- {} services", figures.size));
    line("request", ["CPU ms", "target", "p50 ms", "p99 ms", "bytes", "at most"]);
    for cost in &figures.costs {
        let Cost { what, cpu_ms, p50_ms, p99_ms, bytes, most_bytes } = cost;
        let (cpu, p50, p99) = (format!("{cpu_ms:.2}"), format!("{p50_ms:.1}"), format!("{p99_ms:.1}"));
        let target = target(target_ms(what, figures.size), "");
        line(what, [&cpu, &target, &p50, &p99, &bytes.to_string(), &most_bytes.to_string()]);
    }
    let heaviest = figures.costs.iter().filter(|cost| cost.what == SEARCH_PAGE).map(|cost| cost.most_bytes).max();
    let weight = heaviest.unwrap_or_default() + figures.asset_bytes;
    let is_large = figures.size >= LARGE;
    let other = |what: &str, value: String, target: &str| print(&format!("{what:<44}{value:>12}   {target}"));
    other("resident memory, started", format!("{:.0} MiB", figures.idle_mib), "");
    other(
        "resident memory, after all requests",
        format!("{:.0} MiB", figures.loaded_mib),
        if is_large { "≤ 150" } else { "≤ 80" },
    );
    other("of which not files", format!("{:.0} MiB", figures.loaded_own_mib), "");
    other("start to first answer", format!("{:.0} ms", figures.start_ms), if is_large { "≤ 1000" } else { "≤ 500" });
    other("style and script", format!("{} B", figures.asset_bytes), "");
    other("heaviest search page, style and script", format!("{weight} B"), &format!("≤ {MOST_PAGE_BYTES}"));
    print(
        "   (CPU: one connection, user + system of the server; p50, p99: 8 connections that never rest, same machine)",
    );
}

/// How much more the larger network costs than the smaller.
pub fn growth(small: &Figures, large: &Figures) {
    print(&format!("\n-- what grew, from {} to {} services", small.size, large.size));
    let compare = |what: &str, before: f64, after: f64, target: &str| {
        let times = if before > 0.0 { format!("× {:.1}", after / before) } else { "–".to_owned() };
        print(&format!("{what:<44}{before:>10.2}{after:>10.2}{times:>10}   {target}"));
    };
    for (before, after) in small.costs.iter().zip(&large.costs) {
        let target = target(target_ms(after.what, large.size), " ms");
        compare(&format!("{}, CPU ms", before.what), before.cpu_ms, after.cpu_ms, &target);
    }
    compare("resident memory, MiB", small.loaded_mib, large.loaded_mib, "");
    compare("start to first answer, ms", small.start_ms, large.start_ms, "");
}
