//! Pages that are kept: the same bytes as long as they say what is so, and never another's.

use fushime_core::event::terms::Role;

use crate::web::Place;

#[tokio::test]
async fn a_kept_page_is_ones_own_and_says_what_is_so() {
    let place = Place::open().await;
    let leader = place.enter(place.first(Role::Leader)).await;
    let member = place.first(Role::Salesperson);
    let seller = place.enter(member).await;
    let directive = place.one_of(member);
    for path in ["/today", "/directives", "/directives?q=kanaria"] {
        let first = place.get(&leader, path).await.body;
        let again = place.get(&leader, path).await.body;
        assert_eq!(first, again, "{path}");
        assert!(first.contains("Morgan Reed"));
        let others = place.get(&seller, path).await.body;
        assert!(others != first, "{path}");
        let english = place.get(&format!("{leader}; language=en"), path).await.body;
        let japanese = place.get(&format!("{leader}; language=ja"), path).await.body;
        assert!(english != japanese && english.contains("lang=\"en\""), "{path}");
    }
    // One entry more, and it stands there.
    let before = place.get(&leader, "/directives?q=kanaria").await.body;
    assert!(!before.contains(&format!("\"/d/{directive}\"")));
    place.post(&seller, &format!("/do/update/{directive}"), "text=kanaria").await;
    let after = place.get(&leader, "/directives?q=kanaria").await.body;
    assert!(after.contains(&format!("\"/d/{directive}\"")));
    // Whoever goes out sees nothing that was kept for them.
    place.post(&leader, "/sign-out", "").await;
    assert_eq!(place.get(&leader, "/today").await.to(), "/sign-in");
}

#[tokio::test]
async fn other_words_from_the_same_page_are_something_else() {
    let place = Place::open().await;
    let member = place.first(Role::Salesperson);
    let seller = place.enter(member).await;
    let directive = place.one_of(member);
    let path = format!("/do/update/{directive}");
    for said in ["kanaria-one", "kanaria-two", "kanaria-one"] {
        let form = format!("key=0000000000000000000000000000beef&text={said}");
        place.post(&seller, &path, &form).await;
    }
    let shown = place.get(&seller, &format!("/d/{directive}")).await.body;
    let count =
        |said: &str| shown.matches(&format!("「{said}」")).count().max(shown.matches(said).count());
    assert!(count("kanaria-one") >= 1 && count("kanaria-one") == count("kanaria-two"), "{shown}");
}
