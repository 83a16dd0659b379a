//! Measurements of Fushime, each beside its limit or its peer in the same run.

mod ranking;

use std::path::Path;

fn main() {
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/data/servicenow-incidents/dev.csv.gz");
    let data = if data.exists() { data } else { "/work/shared/data/servicenow-incidents/dev.csv.gz".into() };
    let incidents = ranking::read(&data).unwrap();
    for day in ["2016-03-28", "2016-04-11", "2016-04-25", "2016-05-09"] {
        let cases = ranking::cases(&incidents, day.parse().unwrap());
        let a = |f: fn(&ranking::Case) -> f64| ranking::area(&cases.iter().map(|c| (f(c), c.stalls)).collect::<Vec<_>>()).unwrap();
        println!("{day} n={} stall={} silence={:.3} age={:.3} group={:.3} sum={:.3}", cases.len(), cases.iter().filter(|c| c.stalls).count(), a(|c| c.silence), a(|c| c.age), a(|c| c.group_history), a(|c| c.sum_of_places));
    }
}
