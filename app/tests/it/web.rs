//! The pages: who comes in, what each may see, and that nothing is done twice or from elsewhere.

use std::sync::Arc;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{HeaderMap, Request, StatusCode, header};
use fushime::clock::Clock;
use fushime::demo::{Plan, WRITTEN_FOR, play};
use fushime::office::looking::VaultHandle;
use fushime::office::{Office, entering};
use fushime::web::{House, HouseHandle, Log, router};
use fushime_core::access::see_directive;
use fushime_core::event::terms::Role;
use fushime_core::ids::{DirectiveId, MemberId};
use fushime_core::state::State;
use fushime_ledger::{MemoryLedger, MemoryVault};
use jiff::Timestamp;
use tower::ServiceExt as _;

pub(crate) const HOST: &str = "127.0.0.1:8420";

/// An answer as a browser gets it.
pub(crate) struct Answer {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) body: String,
}

impl Answer {
    pub(crate) fn to(&self) -> &str {
        self.headers.get(header::LOCATION).map_or("", |to| to.to_str().unwrap())
    }
}

/// A house with the demo firm in it.
pub(crate) struct Place {
    router: Router,
    pub(crate) house: HouseHandle,
    pub(crate) vault: VaultHandle,
    /// What is written, for looking at it from outside.
    pub(crate) ledger: Arc<MemoryLedger>,
    now: Timestamp,
    /// What was written before anybody came in.
    pub(crate) state: State,
}

impl Place {
    pub(crate) async fn open() -> Self {
        let clock = Clock::Local(WRITTEN_FOR.at(9, 0, 0, 0));
        let ledger = Arc::new(MemoryLedger::new());
        let mut office = Office::open(ledger.clone(), clock).await.unwrap();
        let now = office.now();
        let mut desk = office.desk();
        play(&mut desk, Plan { seed: 1, now: now.local }).unwrap();
        office.close(desk).await.unwrap();
        Self::over(ledger, clock, Arc::new(MemoryVault::new())).await
    }

    /// A house over a ledger that is there, and its vault.
    pub(crate) async fn over(ledger: Arc<MemoryLedger>, clock: Clock, vault: VaultHandle) -> Self {
        Self::noting(ledger, clock, vault, Log::none()).await
    }

    /// The same with a log.
    pub(crate) async fn noting(
        ledger: Arc<MemoryLedger>,
        clock: Clock,
        vault: VaultHandle,
        log: Log,
    ) -> Self {
        let office = Office::open(ledger.clone(), clock).await.unwrap();
        let now = office.now();
        let state = Office::open(ledger.clone(), clock).await.unwrap();
        let state = state.state_as_of(now.today()).await.unwrap();
        let house = House::new(office, Arc::clone(&vault), vec![HOST.to_owned()], false);
        let house = house.with_log(log);
        let house = HouseHandle::new(house);
        Self { router: router(house.clone()), house, vault, ledger, now: now.at, state }
    }

    pub(crate) async fn send(&self, request: Request<Body>) -> Answer {
        let answer = self.router.clone().oneshot(request).await.unwrap();
        let (parts, body) = answer.into_parts();
        let body = to_bytes(body, 4 << 20).await.unwrap();
        let body = String::from_utf8_lossy(&body).into_owned();
        Answer { status: parts.status, headers: parts.headers, body }
    }

    /// Takes a file along.
    pub(crate) async fn file(&self, cookie: &str, path: &str) -> Vec<u8> {
        let request = Request::get(path).header(header::HOST, HOST).header(header::COOKIE, cookie);
        let answer = self.router.clone().oneshot(request.body(Body::empty()).unwrap()).await;
        to_bytes(answer.unwrap().into_body(), 16 << 20).await.unwrap().to_vec()
    }

    pub(crate) async fn get(&self, cookie: &str, path: &str) -> Answer {
        let request = Request::get(path).header(header::HOST, HOST).header(header::COOKIE, cookie);
        self.send(request.body(Body::empty()).unwrap()).await
    }

    pub(crate) async fn post(&self, cookie: &str, path: &str, form: &str) -> Answer {
        self.post_from("same-origin", cookie, path, form).await
    }

    async fn post_from(&self, site: &str, cookie: &str, path: &str, form: &str) -> Answer {
        let request = Request::post(path)
            .header(header::HOST, HOST)
            .header("sec-fetch-site", site)
            .header(header::COOKIE, cookie)
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        self.send(request.body(Body::from(form.to_owned())).unwrap()).await
    }

    /// Comes in by a link, and returns the cookie.
    pub(crate) async fn enter(&self, member: MemberId) -> String {
        let link = entering::link(&self.vault, member, self.now, 1).await.unwrap();
        let answer = self.post("", &link, "").await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER);
        cookie_in(&answer)
    }

    pub(crate) fn first(&self, role: Role) -> MemberId {
        let mut members = self.state.members.iter();
        members.find(|it| it.is(role) && it.is_here(WRITTEN_FOR)).unwrap().id
    }

    pub(crate) async fn head(&self, cookie: &str) -> String {
        self.get(cookie, "/changed").await.body
    }

    /// An open directive of somebody.
    pub(crate) fn one_of(&self, owner: MemberId) -> DirectiveId {
        let mut all = self.state.directives.iter();
        all.find(|it| it.is_open() && it.ask.owner == owner).unwrap().id
    }
}

pub(crate) fn cookie_in(answer: &Answer) -> String {
    let cookie = answer.headers.get(header::SET_COOKIE).unwrap().to_str().unwrap();
    assert!(cookie.contains("HttpOnly") && cookie.contains("SameSite=Lax"), "{cookie}");
    cookie.split(';').next().unwrap().to_owned()
}

#[tokio::test]
async fn nobody_comes_in_without_being_let_in() {
    let place = Place::open().await;
    for path in [
        "/",
        "/today",
        "/mine",
        "/directives",
        "/d/D-43",
        "/do/confirm/D-43",
        "/password",
        "/changed",
    ] {
        for cookie in ["", "fushime=0123", "fushime="] {
            let answer = place.get(cookie, path).await;
            assert_eq!((answer.status, answer.to()), (StatusCode::SEE_OTHER, "/sign-in"), "{path}");
            assert_eq!(answer.body, "", "{path}");
        }
    }
    let posted = place.post("", "/do/update/D-43", "text=x").await;
    assert_eq!(posted.to(), "/sign-in");
    // The control: with a session they are there.
    let leader = place.enter(place.first(Role::Leader)).await;
    assert_eq!(place.get(&leader, "/today").await.status, StatusCode::OK);
}

/// Every directive × every kind of person: what may not be seen has the bytes of what is not there.
#[tokio::test]
async fn what_may_not_be_seen_looks_like_what_does_not_exist() {
    let place = Place::open().await;
    let day = WRITTEN_FOR;
    let mut hidden = 0;
    let mut shown = 0;
    for member in place.state.members.iter().filter(|member| member.is_here(day)) {
        let cookie = place.enter(member.id).await;
        let nothing = place.get(&cookie, "/d/D-99999").await;
        assert_eq!(nothing.status, StatusCode::NOT_FOUND);
        for directive in place.state.directives.iter().filter(|it| it.is_open()) {
            let sees = see_directive(&place.state, member.id, directive.id, day).is_some();
            let answer = place.get(&cookie, &format!("/d/{}", directive.id)).await;
            if sees {
                shown += 1;
                assert_eq!(answer.status, StatusCode::OK, "{} {}", member.id, directive.id);
                assert!(answer.body.contains(&directive.id.to_string()));
            } else {
                hidden += 1;
                assert_eq!(answer.status, StatusCode::NOT_FOUND, "{} {}", member.id, directive.id);
                assert_eq!(answer.body, nothing.body, "{} {}", member.id, directive.id);
                for act in ["update", "question", "confirm", "answer-slip"] {
                    let path = format!("/do/{act}/{}", directive.id);
                    let asked = place.get(&cookie, &path).await;
                    assert_eq!(asked.body, nothing.body, "{} {path}", member.id);
                    let done = place.post(&cookie, &path, "text=x").await;
                    assert_eq!(done.body, nothing.body, "{} {path}", member.id);
                }
            }
        }
    }
    assert!(hidden > 100 && shown > 100, "{hidden} hidden, {shown} shown");
}

/// What one's own lists show is about directives one may see, and nothing else.
#[tokio::test]
async fn lists_name_only_what_may_be_seen() {
    let place = Place::open().await;
    let day = WRITTEN_FOR;
    for role in Role::ALL {
        let member = place.first(*role);
        let cookie = place.enter(member).await;
        for path in
            ["/today", "/mine", "/directives", "/directives?ended=1", "/directives?q=%E9%A3%9F"]
        {
            let answer = place.get(&cookie, path).await;
            for directive in place.state.directives.iter() {
                let named = answer.body.contains(&format!("\"/d/{}\"", directive.id));
                let sees = see_directive(&place.state, member, directive.id, day).is_some();
                assert!(!named || sees, "{path} {} {}", role.as_str(), directive.id);
            }
        }
    }
}

#[tokio::test]
async fn what_was_not_sent_from_our_own_pages_is_not_done() {
    let place = Place::open().await;
    let owner = place.first(Role::Salesperson);
    let cookie = place.enter(owner).await;
    let path = format!("/do/update/{}", place.one_of(owner));
    let before = place.head(&cookie).await;
    for site in ["cross-site", "same-site", "none"] {
        let answer = place.post_from(site, &cookie, &path, "text=first").await;
        assert_eq!(answer.status, StatusCode::FORBIDDEN, "{site}");
    }
    let mut elsewhere = Request::get("/today").header(header::HOST, "evil.example");
    elsewhere = elsewhere.header(header::COOKIE, &cookie);
    let answer = place.send(elsewhere.body(Body::empty()).unwrap()).await;
    assert_eq!(answer.status, StatusCode::MISDIRECTED_REQUEST);
    assert_eq!(place.head(&cookie).await, before);
    // The control: from our own page it is done.
    let answer = place.post(&cookie, &path, "text=first").await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER);
    assert_ne!(place.head(&cookie).await, before);
}

#[tokio::test]
async fn pressing_twice_records_once() {
    let place = Place::open().await;
    let owner = place.first(Role::Salesperson);
    let cookie = place.enter(owner).await;
    let directive = place.one_of(owner);
    let path = format!("/do/update/{directive}");
    let form = "key=0000000000000000000000000000beef&text=12%2F3%E3%81%AB%E4%BC%9A%E3%81%84%E3%81%BE%E3%81%99&tap=not_yet";
    assert_eq!(place.post(&cookie, &path, form).await.to(), format!("/d/{directive}"));
    let once = place.head(&cookie).await;
    assert_eq!(place.post(&cookie, &path, form).await.status, StatusCode::SEE_OTHER);
    assert_eq!(place.head(&cookie).await, once);
    let shown = place.get(&cookie, &format!("/d/{directive}")).await;
    assert_eq!(shown.body.matches("12/3に会います").count(), 1);
    // The control: another key is another report.
    place.post(&cookie, &path, &form.replace("beef", "cafe")).await;
    assert_ne!(place.head(&cookie).await, once);
}

#[tokio::test]
async fn a_form_comes_back_with_what_was_typed() {
    let place = Place::open().await;
    let owner = place.first(Role::Salesperson);
    let cookie = place.enter(owner).await;
    let directive = place.one_of(owner);
    let before = place.head(&cookie).await;
    let path = format!("/do/move/{directive}");
    let answer = place.post(&cookie, &path, "to=tomorrow&reason=%3Cb%3E%E5%85%88%E6%96%B9").await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(answer.body.contains("&lt;b&gt;先方"), "{}", answer.body);
    assert!(answer.body.contains("wrong-to"));
    // A date that has passed is refused by the house itself.
    let answer = place.post(&cookie, &path, "to=2026-01-05&reason=x").await;
    assert_eq!(answer.status, StatusCode::CONFLICT);
    assert!(answer.body.contains("role=\"alert\""));
    assert_eq!(place.head(&cookie).await, before);
}

#[tokio::test]
async fn a_password_lets_in_and_a_wrong_one_rests() {
    let place = Place::open().await;
    let member = place.first(Role::Leader);
    let name = place.state.members.get(member).unwrap().details.name.to_string();
    let name: String = name.bytes().map(|byte| format!("%{byte:02X}")).collect();
    let cookie = place.enter(member).await;
    let short = place.post(&cookie, "/password", "password=short").await;
    assert_eq!(short.status, StatusCode::UNPROCESSABLE_ENTITY);
    let kept = place.post(&cookie, "/password", "password=a+long+enough+one").await;
    assert_eq!(kept.status, StatusCode::SEE_OTHER);
    let wrong = format!("name={name}&password=something+else");
    for _ in 0..4 {
        let answer = place.post("", "/sign-in", &wrong).await;
        assert_eq!(answer.status, StatusCode::UNAUTHORIZED);
        assert!(answer.headers.get(header::SET_COOKIE).is_none());
    }
    let right = format!("name={name}&password=a+long+enough+one");
    let answer = place.post("", "/sign-in", &right).await;
    assert_eq!(answer.to(), "/");
    let cookie = cookie_in(&answer);
    assert_eq!(place.get(&cookie, "/today").await.status, StatusCode::OK);
    // A right one begins the count anew; five wrong ones in a row rest even the right one.
    for _ in 0..5 {
        place.post("", "/sign-in", &wrong).await;
    }
    let answer = place.post("", "/sign-in", &right).await;
    assert_eq!(answer.status, StatusCode::TOO_MANY_REQUESTS);
    // Signing out ends the session at once.
    let out = place.post(&cookie, "/sign-out", "").await;
    assert_eq!(out.to(), "/sign-in");
    assert_eq!(place.get(&cookie, "/today").await.to(), "/sign-in");
}

#[tokio::test]
async fn a_link_works_once_and_looking_at_it_does_not_use_it_up() {
    let place = Place::open().await;
    let member = place.first(Role::Salesperson);
    let link = entering::link(&place.vault, member, place.now, 1).await.unwrap();
    for _ in 0..2 {
        assert_eq!(place.get("", &link).await.status, StatusCode::OK);
    }
    assert_eq!(place.post("", &link, "").await.to(), "/password");
    assert_eq!(place.post("", &link, "").await.status, StatusCode::NOT_FOUND);
    let old = entering::link(&place.vault, member, place.now, -1).await.unwrap();
    assert_eq!(place.get("", &old).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn nothing_inline_nothing_from_elsewhere_and_light() {
    use flate2::Compression;
    use flate2::write::GzEncoder;
    use std::io::Write as _;

    let place = Place::open().await;
    let cookie = place.enter(place.first(Role::Leader)).await;
    let mut weight = 0;
    let mut weigh = |body: &str| {
        let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
        encoder.write_all(body.as_bytes()).unwrap();
        weight += encoder.finish().unwrap().len();
    };
    for path in ["/today", "/directives", "/d/D-43", "/do/question/D-43", "/sign-in", "/nowhere"] {
        let answer = place.get(&cookie, path).await;
        let policy = answer.headers.get("content-security-policy").unwrap().to_str().unwrap();
        assert!(policy.starts_with("default-src 'none'"), "{path}: {policy}");
        assert_eq!(answer.headers.get("x-content-type-options").unwrap(), "nosniff", "{path}");
        assert_eq!(answer.headers.get(header::CACHE_CONTROL).unwrap(), "no-store", "{path}");
        for inline in [" style=", " onclick=", "<style", "javascript:"] {
            assert!(!answer.body.contains(inline), "{path} {inline}");
        }
        for part in
            answer.body.split("src=\"").skip(1).chain(answer.body.split("action=\"").skip(1))
        {
            assert!(part.starts_with('/'), "{path}: {}", &part[..20]);
        }
    }
    let today = place.get(&cookie, "/today").await.body;
    weigh(&today);
    for part in today.split("\"/assets/").skip(1) {
        let path = format!("/assets/{}", part.split('"').next().unwrap());
        let asset = place.get("", &path).await;
        assert_eq!(asset.status, StatusCode::OK, "{path}");
        assert!(asset.headers[header::CACHE_CONTROL].to_str().unwrap().contains("immutable"));
        weigh(&asset.body);
    }
    assert!(weight < 60_000, "Today weighs {weight} bytes");
}

#[tokio::test]
async fn pages_read_in_both_languages() {
    let place = Place::open().await;
    let cookie = place.enter(place.first(Role::Leader)).await;
    for (language, title) in [("ja", "今日"), ("en", "Today")] {
        let cookie = format!("{cookie}; language={language}");
        let answer = place.get(&cookie, "/today").await;
        assert!(answer.body.contains(&format!("<html lang=\"{language}\">")));
        assert!(answer.body.contains(&format!("<h1>{title}<small>")), "{language}");
        for act in
            ["question", "postpone", "hold", "done", "confirm", "answer-slip", "decide-contest"]
        {
            let shown = place.get(&cookie, &format!("/do/{act}/D-43")).await;
            assert_eq!(shown.status, StatusCode::OK, "{act}");
        }
    }
    let owner = place.state.directives.get(DirectiveId(43)).unwrap().ask.owner;
    let own = place.enter(owner).await;
    for act in [
        "update",
        "evidence",
        "report",
        "concern",
        "help",
        "ask-leader",
        "move",
        "circumstances",
        "contest",
        "difficulty",
        "plan",
    ] {
        for language in ["ja", "en"] {
            let cookie = format!("{own}; language={language}");
            let shown = place.get(&cookie, &format!("/do/{act}/D-43")).await;
            assert_eq!(shown.status, StatusCode::OK, "{act} {language}");
        }
    }
}
