//! The main pages as they are read, in both languages: the text of each, a block a line.
//!
//! What a page looks like is seen in a browser; here it is seen what it says.

use fushime_core::event::terms::Role;

use crate::web::Place;

/// Tags that do not begin a line of their own.
const WITHIN_A_LINE: [&str; 12] =
    ["a", "b", "span", "small", "i", "em", "strong", "path", "g", "circle", "rect", "text"];

/// Returns what a page says: its text, a block a line; `[name]` where something is typed, and
/// `<…>` for what a picture says.
fn said(page: &str) -> String {
    let main = page.split("<main").nth(1).unwrap_or(page);
    let main = main.split("</main>").next().unwrap_or(main);
    let main = main.split_once('>').map_or(main, |(_, rest)| rest);
    let mut lines: Vec<String> = vec![String::new()];
    let mut rest = main;
    let mut skipping = None::<&str>;
    while let Some(at) = rest.find('<') {
        if skipping.is_none() {
            lines.last_mut().unwrap().push_str(&rest[..at]);
        }
        let Some(end) = rest[at..].find('>') else { break };
        let tag = &rest[at + 1..at + end];
        rest = &rest[at + end + 1..];
        let name = tag.trim_start_matches('/').split([' ', '/']).next().unwrap_or_default();
        if let Some(skipped) = skipping {
            if tag.starts_with('/') && name == skipped {
                skipping = None;
            }
            continue;
        }
        let value = |of: &str| {
            let (_, found) = tag.split_once(&format!(" {of}=\""))?;
            found.split_once('"').map(|(value, _)| value.to_owned())
        };
        if name == "svg" && !tag.starts_with('/') {
            if let Some(alt) = value("aria-label") {
                lines.push(format!("<{alt}>"));
            }
            lines.push(String::new());
            skipping = Some("svg");
        } else if ["input", "textarea", "select"].contains(&name) && !tag.starts_with('/') {
            if value("type").as_deref() != Some("hidden") {
                lines.push(format!("[{}]", value("name").unwrap_or_default()));
                lines.push(String::new());
            }
        } else if WITHIN_A_LINE.contains(&name) {
            lines.last_mut().unwrap().push(' ');
        } else {
            lines.push(String::new());
        }
    }
    let squeezed = lines.iter().map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "));
    let kept: Vec<String> = squeezed.filter(|line| !line.is_empty()).collect();
    kept.join("\n").replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
}

#[test]
fn the_text_of_a_page_is_read_from_it() {
    let page = "<main id=main><h1>指示 <small>3</small></h1><svg aria-label=\"竹\"><path d=\"\"/>\
        </svg><form><input type=\"hidden\" name=\"key\"><label>一言 <input name=\"text\"></label>\
        <button>送る</button></form></main><p>下</p>";
    assert_eq!(said(page), "指示 3\n<竹>\n一言\n[text]\n送る");
}

#[tokio::test]
async fn the_main_pages_say() {
    let place = Place::open().await;
    let leader = place.enter(place.first(Role::Leader)).await;
    let seller = place.first(Role::Salesperson);
    let own = place.one_of(seller);
    let seller = place.enter(seller).await;
    let form = format!("/do/move/{own}");
    let pages = [
        ("today", &leader, "/today"),
        ("directive", &leader, "/d/D-43"),
        ("directives", &leader, "/directives?q=D-4"),
        ("mine", &seller, "/mine"),
        ("policies", &leader, "/policies"),
        ("policy", &leader, "/policies/P-4"),
        ("roll_out", &leader, "/policies/P-3/roll-out"),
        ("form", &seller, form.as_str()),
        ("not_found", &seller, "/d/D-99999"),
        ("sign_in", &String::new(), "/sign-in"),
    ];
    for language in ["ja", "en"] {
        for (name, cookie, path) in &pages {
            let cookie = format!("{cookie}; language={language}");
            let page = place.get(&cookie, path).await;
            insta::assert_snapshot!(format!("page_{name}_{language}"), said(&page.body));
        }
    }
}
